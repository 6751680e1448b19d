import { placeOf, textOf, type YamlEntry, type YamlFile } from '../../files/yaml/index.js';
import { OVERVIEW_PARTS } from '../../sections/rename/index.js';
import type { NamedLine } from './declaration.js';

export const OVERVIEW_KEYS = ['overview', 'full_after', ...OVERVIEW_PARTS] as const;
type Group = (typeof OVERVIEW_PARTS)[number];

/** A line under the words by which a reader knows it. */
export interface LabelledLine extends NamedLine {
  readonly label: string;
}

/**
 * What a report sets side by side: the hospital today, the options in short, all that is compared of them, and the columns of one
 * screen with the short names of the lines that rank options; and the lines of what is as usual, on which no option may have a say.
 */
export type Overview = Readonly<Record<Group, readonly LabelledLine[]>> & {
  /** The input that says after how many years the effects are full; the last year is taken where there is none. */
  readonly fullAfter?: NamedLine;
};

/** Reads `templates/overview.yaml`; every fault is a problem of the file. */
export function readOverview(file: YamlFile): Overview {
  const fields = file.fields(file.root, 'the overview', OVERVIEW_KEYS);
  const lines = (key: Group): LabelledLine[] => {
    const entry = fields.get(key);
    return entry === undefined ? [] : file.entries(entry.value, key).flatMap((each) => labelled(file, each));
  };
  const after = fields.get('full_after');
  const name = textOf(after?.value);
  return {
    ...(after === undefined || name === undefined ? {} : { fullAfter: { name, place: placeOf(file, after.value) } }),
    ...(Object.fromEntries(OVERVIEW_PARTS.map((part) => [part, lines(part)])) as Record<Group, LabelledLine[]>),
  };
}

/** Every line or input that it names. */
export function namesOfOverview({ fullAfter, ...groups }: Overview): NamedLine[] {
  return [...(fullAfter === undefined ? [] : [fullAfter]), ...Object.values(groups).flat()];
}

function labelled(file: YamlFile, { key, keyNode, value }: YamlEntry): LabelledLine[] {
  const label = textOf(value);
  if (label !== undefined) return [{ name: key, label, place: placeOf(file, keyNode) }];
  file.error(keyNode, `${key} has no words beside it`, 'Write line: what a reader calls it');
  return [];
}
