import { asScalar, sourceOf, type YamlEntry, type YamlFile } from '../../files/yaml/index.js';
import type { NamedLine } from './declaration.js';

export const OVERVIEW_KEYS = ['overview', 'today', 'options', 'compare'] as const;

/** A line under the words by which a reader knows it. */
export interface LabelledLine extends NamedLine {
  readonly label: string;
}

/** What a report sets side by side: the hospital today, the options in short, and all that is compared of them. */
export interface Overview {
  readonly today: readonly LabelledLine[];
  readonly options: readonly LabelledLine[];
  readonly compare: readonly LabelledLine[];
}

/** Reads `templates/overview.yaml`; every fault is a problem of the file. */
export function readOverview(file: YamlFile): Overview {
  const fields = file.fields(file.root, 'the overview', OVERVIEW_KEYS);
  const lines = (key: 'today' | 'options' | 'compare'): LabelledLine[] => {
    const entry = fields.get(key);
    return entry === undefined ? [] : file.entries(entry.value, key).flatMap((each) => labelled(file, each));
  };
  return { today: lines('today'), options: lines('options'), compare: lines('compare') };
}

function labelled(file: YamlFile, { key, keyNode, value }: YamlEntry): LabelledLine[] {
  const scalar = asScalar(value);
  const place = { file: file.file, ...file.place(keyNode) };
  if (scalar !== undefined && scalar.value !== null) return [{ name: key, label: sourceOf(scalar).trim(), place }];
  file.error(keyNode, `${key} has no words beside it`, 'Write line: what a reader calls it');
  return [];
}
