import type { Workbook } from 'exceljs';
import type { Book } from '../../model/index.js';
import { locate } from './addresses.js';
import { writeFormula, writeText } from './cells.js';
import type { Comparison } from './contents.js';
import { Flow } from './flow.js';
import { formatOf } from './formats.js';
import { setPrinting } from './layout.js';

const FIRST_OPTION = 3;

/** All options side by side, and what each changes against the first; every number is live. */
export function writeCompare(workbook: Workbook, book: Book, rows: readonly Comparison[]): void {
  const { cases } = book;
  const flow = new Flow(workbook, 'Compare', [52, 14, ...cases.map(() => 20), ...cases.slice(1).map(() => 22)]);
  const base = cases[0]?.title ?? '';
  flow.line('Options compared', 'title');
  flow.line(`Green: a link to the line. Black: the difference, the option less ${base}.`, 'note');
  flow.header(
    ['', 'Unit', ...cases.map(({ title }) => title), ...cases.slice(1).map(({ title }) => `${title}: difference`)],
    FIRST_OPTION - 1,
  );
  flow.sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: flow.next - 1, showGridLines: false }];
  for (const row of rows) writeComparison(flow, book, row);
  setPrinting(flow.sheet, { titleRows: '3:3' });
}

function writeComparison(flow: Flow, book: Book, { label, unit, ...cell }: Comparison): void {
  const row = flow.next++;
  writeText(flow.sheet.getCell(row, 1), label);
  writeText(flow.sheet.getCell(row, 2), unit, 'quiet');
  const found = book.cases.map(({ id }) => locate(book, { ...cell, option: id }));
  const values = found.map(({ value }) => value);
  const format = formatOf(unit, values);
  const letters = (index: number): string => flow.sheet.getColumn(FIRST_OPTION + index).letter;
  found.forEach(({ reference, value }, index) =>
    writeFormula(flow.sheet.getCell(`${letters(index)}${row}`), reference, value, format, 'link'),
  );
  const first = values[0] ?? null;
  values.slice(1).forEach((value, index) => {
    const difference = value === null || first === null ? null : value - first;
    const formula = `${letters(index + 1)}${row}-$${letters(0)}${row}`;
    writeFormula(flow.sheet.getCell(`${letters(values.length + index)}${row}`), formula, difference, format);
  });
}
