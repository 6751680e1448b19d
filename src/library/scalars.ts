import { asScalar, sourceOf, type YamlEntry, type YamlFile, type YamlNode } from '../files/yaml/index.js';
import { didYouMean, type Place } from '../problems/index.js';

/** A scalar as it was written, its spaces kept where it was quoted; undefined for nothing, a list or a mapping. */
export function rawOf(node: YamlNode | null | undefined): string | undefined {
  const scalar = asScalar(node);
  if (scalar === undefined || scalar.value === null) return undefined;
  return typeof scalar.value === 'string' ? scalar.value : sourceOf(scalar);
}

/** What a scalar says, without spaces around it; undefined for nothing, a list or a mapping. */
export function textOf(node: YamlNode | null | undefined): string | undefined {
  return rawOf(node)?.trim();
}

export function placeOf(file: YamlFile, node: YamlNode | null | undefined): Place {
  return { file: file.file, ...file.place(node) };
}

/** One word of a list of known ones; undefined where the key is left out, and, with a problem, for another word or none. */
export function oneOf<T extends string>(
  file: YamlFile,
  entry: YamlEntry | undefined,
  known: readonly T[],
): T | undefined {
  if (entry === undefined) return undefined;
  const text = textOf(entry.value) ?? '';
  const found = known.find((each) => each === text);
  if (found === undefined)
    file.error(
      entry.value ?? entry.keyNode,
      `${entry.key} cannot be ${text === '' ? 'nothing' : text}`,
      didYouMean(text, known) ?? `It may be ${known.join(', ')}`,
    );
  return found;
}
