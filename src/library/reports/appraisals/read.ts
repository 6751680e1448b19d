import { placeOf, textOf, type YamlEntry, type YamlFile } from '../../../files/yaml/index.js';
import { didYouMean } from '../../../problems/index.js';
import { namedBy, oneOf } from '../../scalars.js';
import {
  SPOKEN_OF,
  YEAR_WORDS,
  type Appraisal,
  type AppraisalRow,
  type Part,
  type Piece,
  type Way,
} from '../declaration.js';
import { conditionOf, partOf, waysOf } from '../ways.js';

export const APPRAISAL_KEYS = [
  ...(['sheet', 'of', 'year', 'when', 'title', 'heads', 'columns', 'note', 'rows', 'parts'] as const),
] as const;
export const APPRAISAL_ROW_KEYS = ['each', 'when', 'name', 'cells', 'parts'] as const;

/** Formats that print another number than the line is, or a year as no cell has it. */
const NOT_AS_IT_IS = /^(size|beds|whole_up|year)$|^count_up |_(size|fall)$/;

/** The one value of which a way is made: in a cell it is a number, which a workbook links to the line. */
export function loneValue({ text: [only, ...more] }: Way): Extract<Piece, { kind: 'value' }> | undefined {
  return only?.kind === 'value' && more.length === 0 ? only : undefined;
}

/** Reads the appraisals of a topic; every fault is a problem of the file. */
export function readAppraisals(file: YamlFile, entry: YamlEntry | undefined, topic: string): Appraisal[] {
  return entry === undefined
    ? []
    : file.entries(entry.value, 'appraisals').map((each) => appraisalOf(file, each, `${topic}.${each.key}`));
}

function appraisalOf(file: YamlFile, { key, keyNode, value }: YamlEntry, id: string): Appraisal {
  const fields = file.fields(value, `the appraisal ${key}`, APPRAISAL_KEYS);
  for (const needed of ['sheet', 'title', 'heads', 'columns', 'rows'] as const)
    if (fields.get(needed) === undefined)
      file.error(keyNode, `the appraisal ${key} has no ${needed}`, `Add ${needed}: …`);
  const shared = entriesOf(file, fields.get('parts'));
  const names = shared.map((part) => part.key);
  const columns = entriesOf(file, fields.get('columns'));
  const parts = partsOf(file, shared, names);
  const when = conditionOf(file, fields.get('when'));
  const sheet = fields.get('sheet');
  return {
    id,
    place: placeOf(file, keyNode),
    sheet: { name: textOf(sheet?.value) ?? '', place: placeOf(file, sheet?.value ?? keyNode) },
    of: oneOf(file, fields.get('of'), SPOKEN_OF) ?? 'change',
    year: oneOf(file, fields.get('year'), YEAR_WORDS) ?? 'full',
    ...(when === undefined ? {} : { when }),
    title: waysOf(file, fields.get('title'), names),
    note: waysOf(file, fields.get('note'), names),
    heads: waysOf(file, fields.get('heads'), names),
    columns: columns.map((column) => ({ id: column.key, heading: waysOf(file, column, names) })),
    parts,
    rows: entriesOf(file, fields.get('rows')).map((row) =>
      new RowReader(file, row, { id, columns: columns.map((column) => column.key), names }).read(),
    ),
  };
}

/** Of which appraisal a row is: its columns in order, and the names of the pieces that all its rows may say. */
interface Within {
  readonly id: string;
  readonly columns: readonly string[];
  readonly names: readonly string[];
}

class RowReader {
  constructor(
    private readonly file: YamlFile,
    private readonly row: YamlEntry,
    private readonly within: Within,
  ) {}

  read(): AppraisalRow {
    const { file, row, within } = this;
    const fields = file.fields(row.value, `the row ${row.key}`, APPRAISAL_ROW_KEYS);
    for (const needed of ['name', 'cells'] as const)
      if (fields.get(needed) === undefined)
        file.error(row.keyNode, `the row ${row.key} has no ${needed}`, `Add ${needed}: …`);
    const own = entriesOf(file, fields.get('parts'));
    const names = [...within.names, ...own.map((part) => part.key)];
    const when = conditionOf(file, fields.get('when'));
    const each = namedBy(file, fields.get('each'));
    return {
      id: `${within.id}.${row.key}`,
      place: placeOf(file, row.keyNode),
      ...(each === undefined ? {} : { each }),
      ...(when === undefined ? {} : { when }),
      name: waysOf(file, fields.get('name'), names),
      cells: this.cells(fields.get('cells'), names),
      parts: partsOf(file, own, names),
    };
  }

  /** In the order of the columns: each must be there, and say something whatever holds. */
  private cells(entry: YamlEntry | undefined, names: readonly string[]): (readonly Way[])[] {
    const { file, row, within } = this;
    if (entry === undefined) return [];
    const found = new Map(entriesOf(file, entry).map((cell) => [cell.key, cell]));
    for (const [key, { keyNode }] of found)
      if (!within.columns.includes(key))
        file.error(
          keyNode,
          `there is no column ${key}`,
          didYouMean(key, within.columns) ?? `Columns are ${within.columns.join(', ')}`,
        );
    return within.columns.map((column) => {
      const cell = found.get(column);
      if (cell !== undefined) return this.cell(cell, names);
      file.error(
        row.keyNode,
        `the row ${row.key} says nothing under ${column}`,
        `Add ${column}: words, or {line|format}`,
      );
      return [];
    });
  }

  private cell(cell: YamlEntry, names: readonly string[]): readonly Way[] {
    const { file, row } = this;
    const ways = waysOf(file, cell, names);
    const wrong = (found: string, right: string): void => {
      file.error(cell.keyNode, `the cell ${cell.key} of the row ${row.key} ${found}`, right);
    };
    if (ways.at(-1)?.when !== undefined || ways.length === 0)
      wrong('may be empty, since none of its ways may hold', 'End it with words that always hold, such as: not known');
    if (ways.some(({ text }) => text.length === 0)) wrong('has a way that says nothing', 'Say what there is none of');
    for (const way of ways) {
      const { format = '' } = loneValue(way) ?? {};
      if (NOT_AS_IT_IS.test(format))
        wrong(
          `is one number, and ${format} prints another than a cell of a workbook would hold`,
          'Take another format, such as gbp, or put words beside it',
        );
    }
    return ways;
  }
}

function entriesOf(file: YamlFile, entry: YamlEntry | undefined): readonly YamlEntry[] {
  return entry === undefined ? [] : file.entries(entry.value, entry.key);
}

function partsOf(file: YamlFile, entries: readonly YamlEntry[], names: readonly string[]): Map<string, Part> {
  return new Map(entries.map((entry) => [entry.key, partOf(file, entry, names)]));
}
