import { placeOf, textOf, type YamlEntry, type YamlFile } from '../../files/yaml/index.js';
import type { NamedLine } from './declaration.js';

export const OVERVIEW_KEYS = [
  'overview',
  'full_after',
  'today',
  'options',
  'compare',
  'screen',
  'hospitals',
  'ranking',
  'as_usual',
] as const;
type Group = 'today' | 'options' | 'compare' | 'screen' | 'hospitals' | 'ranking' | 'as_usual';

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
    today: lines('today'),
    options: lines('options'),
    compare: lines('compare'),
    screen: lines('screen'),
    hospitals: lines('hospitals'),
    ranking: lines('ranking'),
    as_usual: lines('as_usual'),
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
