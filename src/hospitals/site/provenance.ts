import { asScalar, sourceOf, type YamlEntry, type YamlFile, type YamlNode } from '../../files/yaml/index.js';
import { STATUSES, whatIsSaid, type Provenance, type Status } from '../../model/values/index.js';
import { didYouMean, type Place } from '../../problems/index.js';
import { readCell } from '../../sections/index.js';

export const PROVENANCE_KEYS = ['source', 'status', 'date', 'note', 'from'] as const;

/** Text of a scalar, or undefined with an error that says what should stand there. */
export function textOf(
  yaml: YamlFile,
  node: YamlNode | null | undefined,
  what: string,
  at: YamlNode | null,
): string | undefined {
  const scalar = asScalar(node);
  if (scalar !== undefined && scalar.value !== null) return sourceOf(scalar);
  return void yaml.error(node ?? at, `${what} has no value`, 'Write it on the same line');
}

export function placeOf(yaml: YamlFile, node: YamlNode | null | undefined): Place {
  return { file: yaml.file, ...yaml.place(node) };
}

/** Source, status, date, note and cell of a value, from the fields of its mapping. */
export function provenanceOf(yaml: YamlFile, fields: ReadonlyMap<string, YamlEntry>): Provenance {
  const text = (key: string): string | undefined => {
    const entry = fields.get(key);
    return entry === undefined ? undefined : textOf(yaml, entry.value, key, entry.keyNode);
  };
  const [source, date, note] = [text('source'), text('date'), text('note')];
  const status = statusOf(yaml, fields.get('status'));
  const cell = fields.get('from');
  const from = cell === undefined ? undefined : readCell(yaml, cell);
  return whatIsSaid({ source, status, date, note, from });
}

function statusOf(yaml: YamlFile, entry: YamlEntry | undefined): Status | undefined {
  if (entry === undefined) return undefined;
  const text = textOf(yaml, entry.value, 'status', entry.keyNode);
  if (text === undefined) return undefined;
  const status = STATUSES.find((known) => known === text);
  if (status === undefined)
    yaml.error(
      entry.value,
      `there is no status ${text}`,
      didYouMean(text, STATUSES) ?? `It may be ${STATUSES.join(', ')}`,
    );
  return status;
}
