import { placeOf, textOf, asList, asMap, type YamlEntry, type YamlFile, type YamlNode } from '../files/yaml/index.js';
import type { Place } from '../problems/index.js';

/** Keys of a model: the sections that a kind of hospital has. */
export const MODEL_KEYS = ['model', 'note', 'sections'] as const;
/** The condition of a section that stands where no other of its choice does. */
export const OTHERWISE = 'otherwise';

/** The sections of a kind of hospital, in their order. */
export interface Model {
  readonly id: string;
  /** Of each choice the first section stands whose condition the hospital meets, or none. */
  readonly choices: readonly (readonly Candidate[])[];
}

/**
 * A section, and what a hospital must hold or give for it to stand: an input or a part of its folder, or several, as in `a and b or c and d`;
 * always, where nothing is said. A section that the file names in its place has become what that one stands on.
 */
export interface Candidate {
  readonly section: string;
  readonly when?: string;
  readonly place: Place;
}

/** The names of a condition: of each way in which it is met, all that it takes. */
export function waysOf(when: string): readonly (readonly string[])[] {
  return when.split(' or ').map((way) => way.split(' and ').map((name) => name.trim()));
}

/** Reads a file of templates/models. */
export function readModel(file: YamlFile, id: string): Model {
  const fields = file.fields(file.root, 'a model', MODEL_KEYS);
  if (textOf(fields.get('model')?.value) === undefined)
    file.error(file.root, 'this model has no title', 'Begin with model: …');
  const items = asList(fields.get('sections')?.value) ?? [];
  if (items.length === 0) file.error(file.root, 'this model has no sections', 'Add sections: and a list');
  const standsOn = new Map<string, string>();
  const choices = items.map((item) => {
    const choice = readChoice(file, item, standsOn);
    const [first] = choice;
    if (first?.when !== undefined && first.when !== OTHERWISE) standsOn.set(first.section, first.when);
    return choice;
  });
  const seen = new Set<string>();
  for (const { section, place } of choices.flat()) {
    if (seen.has(section))
      file.problems.push({ severity: 'error', ...place, found: `${section} stands twice`, right: 'Keep one' });
    seen.add(section);
  }
  return { id, choices };
}

function readChoice(file: YamlFile, item: YamlNode | null, standsOn: ReadonlyMap<string, string>): Candidate[] {
  if (asMap(item) === undefined) return [{ section: textOf(item) ?? '', place: placeOf(file, item) }];
  const entries = file.entries(item, 'a choice of sections');
  return entries.flatMap(({ key, keyNode, value }: YamlEntry, index) => {
    const when = textOf(value) ?? '';
    if (when === '')
      file.error(keyNode, `${key} has no condition`, `Write what the hospital must hold, or ${OTHERWISE}`);
    if (when === OTHERWISE && index < entries.length - 1)
      file.error(value, `${OTHERWISE} is not the last of its choice`, 'What follows it could never stand');
    if (when === '') return [];
    for (const name of waysOf(when).flat())
      if (name.includes('/') && !standsOn.has(name))
        file.error(
          value,
          `${name} is no section that stands before ${key} on a condition, first of its choice`,
          'Name one that does, or write what it takes',
        );
    return [{ section: key, when: inPlainNames(when, standsOn), place: placeOf(file, value) }];
  });
}

/** A condition in which each section that it names is what that section stands on. */
function inPlainNames(when: string, standsOn: ReadonlyMap<string, string>): string {
  const ways = waysOf(when).flatMap((way) =>
    way.reduce<string[][]>(
      (before, name) => {
        const own = waysOf(standsOn.get(name) ?? name);
        return before.flatMap((names) => own.map((more) => [...names, ...more]));
      },
      [[]],
    ),
  );
  return [...new Set(ways.map((names) => [...new Set(names)].join(' and ')))].join(' or ');
}
