import { asList, asScalar, placeOf, textOf, type YamlEntry, type YamlFile } from '../files/yaml/index.js';
import { didYouMean, type Place } from '../problems/index.js';

/** What a key says; undefined where it is left out and, with a problem, where it holds nothing, a list or a mapping. */
export function saidBy(file: YamlFile, entry: YamlEntry | undefined): string | undefined {
  if (entry === undefined) return undefined;
  const text = textOf(entry.value);
  if (text !== undefined && text !== '') return text;
  const isEmpty = entry.value === null || asScalar(entry.value) !== undefined;
  const found = isEmpty ? 'says nothing' : 'is no single text';
  file.error(entry.value ?? entry.keyNode, `${entry.key} ${found}`, `Write ${entry.key}: … or leave it out`);
  return undefined;
}

/** A name and where it stands; undefined where the key is left out and, with a problem, where it names nothing. */
export function namedBy(file: YamlFile, entry: YamlEntry | undefined): { name: string; place: Place } | undefined {
  const name = saidBy(file, entry);
  return name === undefined ? undefined : { name, place: placeOf(file, entry?.value) };
}

/** The names of a list, each with its place; what is no name is a problem. */
export function namesBy(file: YamlFile, entry: YamlEntry | undefined): { name: string; place: Place }[] {
  if (entry === undefined) return [];
  const items = asList(entry.value);
  if (items === undefined) {
    file.error(entry.value ?? entry.keyNode, `${entry.key} is no list`, `Write ${entry.key}: [a, b]`);
    return [];
  }
  return items.flatMap((node) => {
    const name = textOf(node) ?? '';
    if (name !== '') return [{ name, place: placeOf(file, node) }];
    file.error(node ?? entry.keyNode, `${entry.key} holds what is no name`, `Write ${entry.key}: [a, b]`);
    return [];
  });
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
