import type { Workbook } from 'exceljs';
import type { Book, LineRow } from '../../model/workbook/index.js';
import { writeNumber, writeText } from './cells.js';
import type { SiteWorkbook, SourceRow } from './contents.js';
import { Flow } from './flow.js';
import { formatOf } from './formats.js';
import { setOnScreen } from './layout.js';
import { colourMarks } from './marks.js';
import { describeSource } from './provenance.js';
import { WRAPPED } from './styles.js';
import { unitIn } from './units.js';
import type { Words } from './words.js';

const HEADS = ['What', 'Value', 'Unit', 'Source', 'Status', 'File', 'Row', 'Column', 'Year'];
const WIDTHS = [50, 15, 14, 56, 13, 34, 7, 40, 18];
const RIGHT = [2, 7];
const INDENTED = [3, 8];

/** Where every number comes from, and what a reviewer should look at: warnings, illustrative inputs, units that a line declares by itself. */
export function writeSources(
  workbook: Workbook,
  { book, sources, attributions, warnings }: SiteWorkbook,
  words?: Words,
): void {
  const flow = new Flow(workbook, 'Sources', WIDTHS);
  flow.line('Sources', 'title');
  block(flow, 'Warnings', warnings);
  writeSourceRows(flow, book, sources, words);
  writeIllustrative(flow, book);
  writeDeclaredUnits(flow, book);
  block(flow, 'Attribution', attributions);
  setOnScreen(flow.sheet);
}

function block(flow: Flow, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  flow.gap();
  flow.line(title, 'heading');
  for (const line of lines) flow.paragraph(`–  ${line}`);
}

function writeSourceRows(flow: Flow, book: Book, sources: readonly SourceRow[], words?: Words): void {
  flow.gap();
  flow.line('Sources of the values', 'heading');
  const date = words?.of.date;
  const written = `Values as written${date === undefined ? '' : ` on ${date}`}`;
  flow.line(`${written}: they do not follow a change, which is made on the sheet Inputs and shows there.`, 'note');
  if (words !== undefined) {
    flow.mark(words.decant);
    colourMarks(flow.sheet, flow.sheet.getCell(flow.next - 1, WIDTHS.length).address);
  }
  flow.header(HEADS);
  for (const column of RIGHT) flow.sheet.getCell(flow.next - 1, column).alignment = { horizontal: 'right' };
  for (const column of INDENTED)
    flow.sheet.getCell(flow.next - 1, column).alignment = { horizontal: 'left', indent: 1 };
  for (const source of sources) {
    const row = flow.next;
    const { unit } = source;
    const format = formatOf(unit ?? '', typeof source.value === 'number' ? [source.value] : []);
    flow.texts([
      source.what,
      '',
      unit === undefined ? '' : unitIn(book, unit, format),
      source.source ?? '',
      source.status ?? '',
      source.file ?? '',
      '',
      source.column ?? '',
      source.year ?? '',
    ]);
    const value = flow.sheet.getCell(row, 2);
    if (typeof source.value === 'number') writeNumber(value, source.value, format);
    else if (source.value !== null) writeText(value, source.value);
    if (source.row !== undefined) writeNumber(flow.sheet.getCell(row, 7), source.row, '0');
    for (const column of RIGHT) flow.sheet.getCell(row, column).alignment = { ...WRAPPED, horizontal: 'right' };
    for (const column of INDENTED)
      flow.sheet.getCell(row, column).alignment = { ...WRAPPED, horizontal: 'left', indent: 1 };
  }
}

/** One line an input: the members of an input that are all illustrative are counted. */
function writeIllustrative(flow: Flow, book: Book): void {
  const inputs = book.sheets.flatMap(({ rows }) => rows.filter((row) => row.kind === 'input'));
  const illustrative = inputs.filter(({ status }) => status === 'illustrative');
  flow.gap();
  flow.line('Illustrative inputs', 'heading');
  flow.paragraph(
    'Nothing but judgement stands behind these. Replace them with the hospital’s own figures before a decision rests on them.',
    'note',
  );
  // Options that fill a slot in different ways may have two inputs of one name.
  const alike = new Map<string, typeof illustrative>();
  for (const input of illustrative) {
    const key = `${input.name} ${input.label}`;
    alike.set(key, [...(alike.get(key) ?? []), input]);
  }
  for (const rows of alike.values()) {
    const [first] = rows;
    if (first === undefined) continue;
    flow.texts([
      first.label,
      rows.length === 1 ? '' : `${rows.length} rows`,
      unitIn(
        book,
        first.unit,
        formatOf(
          first.unit,
          rows.flatMap(({ values }) => values),
          first.label,
        ),
      ),
      describeSource(first),
      '',
      first.name,
    ]);
  }
}

function writeDeclaredUnits(flow: Flow, book: Book): void {
  const seen = new Map<string, LineRow>();
  for (const { rows } of book.sheets) {
    for (const row of rows)
      if (row.kind === 'line' && /\bas\s*\(/.test(row.formula)) seen.set(`${row.name} ${row.formula}`, row);
  }
  if (seen.size === 0) return;
  flow.gap();
  flow.line('Units that a line declares by itself, with as(x, unit)', 'heading');
  for (const { label, unit, formula, name } of seen.values()) flow.texts([label, '', unit, formula, '', name]);
}
