import { asScalar, sourceOf, type YamlEntry, type YamlFile, type YamlNode } from '../../files/yaml/index.js';
import { STATUSES, whatIsSaid, type Cell, type Provenance, type Status } from '../../model/values/index.js';
import { didYouMean, type Place } from '../../problems/index.js';
import { parseFinancialYear, printFinancialYear } from '../../words/index.js';

export const PROVENANCE_KEYS = ['source', 'status', 'date', 'note', 'from'] as const;
const CELL_KEYS = ['file', 'row', 'column', 'year', 'unit'] as const;

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
  const from = cellOf(yaml, fields.get('from'));
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

function cellOf(yaml: YamlFile, entry: YamlEntry | undefined): Cell | undefined {
  if (entry === undefined) return undefined;
  const fields = yaml.fields(entry.value, 'from', CELL_KEYS);
  const needed = (key: string): string | undefined => {
    const field = fields.get(key);
    if (field !== undefined) return textOf(yaml, field.value, key, field.keyNode);
    return void yaml.error(entry.keyNode, `from has no ${key}`, 'It needs a file, a row and a column');
  };
  const [file, rowText, column] = [needed('file'), needed('row'), needed('column')];
  const year = yearOf(yaml, fields.get('year'));
  const unit = fields.has('unit') ? textOf(yaml, fields.get('unit')?.value, 'unit', entry.keyNode) : undefined;
  if (file === undefined || rowText === undefined || column === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(rowText)) {
    return void yaml.error(
      fields.get('row')?.value,
      `${rowText} is not a row`,
      'Rows are counted from 1, the first line',
    );
  }
  return {
    file,
    row: Number(rowText),
    column,
    ...(year === undefined ? {} : { year }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** A financial year as it prints, 2016/17, however it was written. */
function yearOf(yaml: YamlFile, entry: YamlEntry | undefined): string | undefined {
  const text = entry === undefined ? undefined : textOf(yaml, entry.value, 'year', entry.keyNode);
  if (text === undefined) return undefined;
  const year = parseFinancialYear(text);
  if (year !== undefined) return printFinancialYear(year);
  return void yaml.error(entry?.value, `${text} is not a financial year`, 'Write it like 2016/17');
}
