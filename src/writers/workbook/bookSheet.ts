import type { Workbook, Worksheet } from 'exceljs';
import type { Book, BookRow, BookSheet } from '../../model/workbook/index.js';
import {
  DESCRIBING_COLUMNS,
  ENGINE_UNIT_COLUMN,
  FORMULA_COLUMN,
  MEMBER_ID_COLUMN,
  SOURCE_COLUMN,
  TOTAL_COLUMN,
  fillTemplate,
  labelOfInput,
  yearColumn,
} from './addresses.js';
import { RowWriter, type Marks } from './bookRows.js';
import { writeFormula, writeText } from './cells.js';
import { writeStated, type HeldList, type Whose } from './held.js';
import { HEADS, LAST_HEAD, LATER_HEADS } from './heads.js';
import { setColumns, setOnScreen, wrapLong, type DescribedRow } from './layout.js';
import { TABLE_WIDTH, columnsOfTables } from './memberTable.js';
import { foldSections } from './outline.js';
import { describeSource } from './provenance.js';
import { FILLS, FONTS, INDENTED } from './styles.js';
import { cellText } from './text.js';
import { unitIn } from './units.js';
import type { WrittenSheet } from './writtenSheet.js';
import { yearly } from './yearly.js';

/** Rows 1 to 4 head the sheet; names, labels and members stay in sight. */
const FROZEN = { xSplit: 3, ySplit: 4 };
/** Of the total, and of a member's and a unit's names in the model. */
const LATER_WIDTHS = [18, 22, 18];

/**
 * Writes one sheet of a book: a row a line or member, a column a year, and tables of members, each cell a live formula with its
 * cached value.
 */
export function writeBookSheet(workbook: Workbook, book: Book, sheet: BookSheet, marks: Marks = {}): WrittenSheet {
  const to = workbook.addWorksheet(sheet.title, { views: [{ state: 'frozen', ...FROZEN }] });
  writeHeader(to, book, sheet, marks.state);
  const writer = new RowWriter(to, book, sheet, marks);
  for (const row of sheet.rows) writer.write(row);
  const rows = sheet.rows.flatMap((row) => described(book, row));
  const [source, formula] = sheet.kind === 'inputs' ? [80, 20] : [24, 64];
  setColumns(to, rows, [15, source, formula, ...LATER_WIDTHS], book.years.length);
  for (const column of columnsOfTables(sheet.rows)) to.getColumn(column).width = TABLE_WIDTH;
  wrapLong(to, rows);
  foldSections(to, sheet.rows);
  setOnScreen(to);
  return yearly(to, book, writer);
}

/** What the widths of the describing columns follow. Where a value stands, between a unit and a source, counts as filled. */
function described(book: Book, row: BookRow): DescribedRow[] {
  const at = row.row;
  switch (row.kind) {
    case 'section':
      return [];
    case 'case':
      return [{ at, texts: [row.id, row.title] }];
    case 'members':
      return [{ at, texts: ['', '', LAST_HEAD.site, ''] }];
    case 'calendar':
      return [{ at, texts: [row.name, row.label, '', ''] }];
    case 'table':
      return [{ at, texts: [row.name, labelOfInput(book, row), String(row.key), unitIn(book, row.unit, '')] }];
    case 'input':
    case 'line':
      break;
  }
  const member = row.member ?? '';
  if (row.inTable !== undefined) return [{ at, texts: ['', '', member] }];
  const unit = unitIn(book, row.unit, '');
  if (row.kind === 'line') return [{ at, texts: [row.name, row.label, member, unit] }];
  return [{ at, texts: [row.name, labelOfInput(book, row), member, unit, VALUE, describeSource(row)] }];
}

const VALUE = 'value';

function writeHeader(to: Worksheet, book: Book, sheet: BookSheet, state?: HeldList): void {
  const { heading, note, header, kind } = sheet;
  to.getCell('A1').value = {
    richText: [
      { text: cellText(heading), font: FONTS.title },
      ...[note, standElsewhere(book, sheet)].flatMap((text) =>
        text === undefined ? [] : [{ text: `   ${cellText(text)}`, font: FONTS.note }],
      ),
    ],
  };
  writeText(to.getCell('A2'), 'Financial year, by the year of its 31 March', 'quiet');
  [...HEADS, LAST_HEAD[kind], ...LATER_HEADS].forEach((head, index) =>
    writeText(to.getCell(3, index + 1), head, 'head'),
  );
  writeStated(to.getCell('A4'), 'Years from the base year (t)', state, whose(book, sheet));
  book.years.forEach((year, index) => {
    const cell = (row: number) => to.getCell(`${yearColumn(book, index)}${row}`);
    writeFormula(cell(2), fillTemplate(book, header.year, index), year, '0', 'quiet');
    writeFormula(cell(3), fillTemplate(book, header.printed, index), book.printedYears[index] ?? '', '@', 'head');
    writeFormula(cell(4), fillTemplate(book, header.t, index), year - book.baseYear, '0', 'quiet');
    for (const row of [2, 3, 4]) cell(row).alignment = { horizontal: 'right' };
  });
  for (let column = 1; column <= DESCRIBING_COLUMNS + book.years.length; column++)
    to.getCell(3, column).fill = FILLS.head;
  to.getCell('E3').alignment = { horizontal: 'right' };
  to.getCell(`${TOTAL_COLUMN}3`).alignment = { horizontal: 'right' };
  for (const column of [SOURCE_COLUMN, FORMULA_COLUMN, MEMBER_ID_COLUMN, ENGINE_UNIT_COLUMN])
    to.getCell(`${column}3`).alignment = INDENTED;
}

/** Of which option a sheet is, and of which others some of its lines are too. */
function whose(book: Book, { title, kind, rows }: BookSheet): Whose {
  const option = book.cases.find((one) => one.sheet === title)?.id ?? (kind === 'beside' ? book.beside?.of : undefined);
  const all = new Set(rows.flatMap((row) => (row.kind === 'line' ? (row.cases ?? []) : [])));
  return { option, also: book.cases.flatMap(({ id }) => (id !== option && all.has(id) ? [id] : [])) };
}

/** Where lines of an option stand that it has as an option before it. */
function standElsewhere(book: Book, { title }: BookSheet): string | undefined {
  const own = book.cases.find(({ sheet }) => sheet === title);
  const others = book.sheets.filter(
    (sheet) =>
      sheet.title !== title &&
      sheet.rows.some((row) => row.kind === 'line' && row.cases?.includes(own?.id ?? '') === true),
  );
  const titles = others.map((sheet) => `“${sheet.title}”`).join(', ');
  return titles === '' ? undefined : `Lines that it has just as ${titles} stand there.`;
}
