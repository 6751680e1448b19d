import type { Row, Workbook, Worksheet } from 'exceljs';
import type { Book, BookRow, BookSheet, CalendarRow, InputRow, LineRow, TableRow } from '../../model/workbook/index.js';
import { VALUE_COLUMN, fillTemplate, labelOfInput, yearColumn } from './addresses.js';
import { colourChecks, writeFormula, writeNumber, writeText } from './cells.js';
import { withLinks, type CellLink } from './cellLinks.js';
import { formatOf } from './formats.js';
import { setColumns, setOnScreen } from './layout.js';
import type { MethodSheet } from './methodSheet.js';
import { describeSource } from './provenance.js';
import { FILLS, FONTS } from './styles.js';
import { cellText } from './text.js';
import { fillYears, type YearRow } from './yearCells.js';

const HEADS = ['Name', 'Label', 'Member', 'Unit', 'Value', 'Source'];
/** Heads the last describing column: on the Inputs sheet it says which inputs are held. */
const LAST_HEAD = {
  inputs: 'Held',
  site: 'Formula in Decant',
  model: 'Formula in Decant',
  option: 'Formula in Decant',
};
const SOURCE_COLUMN = 'F';
const INDENTED = { horizontal: 'left', indent: 1 } as const;
const DESCRIBING_COLUMNS = HEADS.length + 1;
/** Rows 1 to 4 head the sheet; names, labels and members stay in sight. */
const FROZEN = { xSplit: 3, ySplit: 4 };

/** A sheet of which exceljs has only the first and the last year of each line, and what fills in the years between. */
export interface WrittenSheet {
  readonly worksheet: Worksheet;
  readonly complete: (xml: string) => Buffer;
}

/** What marks some rows of a sheet: inputs that only Decant works out, and sources that METHOD's sheet prints. */
export interface Marks {
  readonly held?: ReadonlySet<string>;
  readonly method?: MethodSheet | undefined;
}

/** Writes one sheet of a book: a row a line or member, a column a year, each cell a live formula with its cached value. */
export function writeBookSheet(
  workbook: Workbook,
  book: Book,
  sheet: BookSheet,
  { held = new Set(), method }: Marks = {},
): WrittenSheet {
  const to = workbook.addWorksheet(sheet.title, { views: [{ state: 'frozen', ...FROZEN }] });
  writeHeader(to, book, sheet);
  const writer = new RowWriter(to, book, formats(sheet.rows), held, method);
  for (const row of sheet.rows) writer.write(row);
  const columns = sheet.rows.flatMap(described);
  setColumns(to, columns, sheet.kind === 'inputs' ? [15, 60, 10] : [15, 24, 64], book.years.length);
  setOnScreen(to);
  return { worksheet: to, complete: (xml) => fillYears(withLinks(xml, writer.links), writer.yearRows, book) };
}

/** The widths of the describing columns follow what stands in them. */
function described(row: BookRow): string[][] {
  if (row.kind === 'section') return [];
  if (row.kind === 'calendar') return [[row.name, row.label, '', '']];
  if (row.kind === 'table') return [[row.name, row.label, String(row.key), row.unit]];
  return [[row.name, row.label + ('cases' in row ? ' (option)' : ''), row.member ?? '', row.unit]];
}

/** All members of a line, and all options of an input, show one format. */
function formats(rows: readonly BookRow[]): Map<string, string> {
  const values = new Map<string, { unit: string; label: string; values: (number | null)[] }>();
  for (const row of rows) {
    if (row.kind !== 'line' && row.kind !== 'input' && row.kind !== 'table') continue;
    const found = values.get(formatKey(row)) ?? { unit: row.unit, label: row.label, values: [] };
    found.values.push(...(row.kind === 'table' ? [row.value] : row.values));
    values.set(formatKey(row), found);
  }
  return new Map([...values].map(([key, { unit, label, values: all }]) => [key, formatOf(unit, all, label)]));
}

/** Options that fill a slot in different ways may have two inputs of one name. */
function formatKey({ name, unit }: { readonly name: string; readonly unit: string }): string {
  return `${name} ${unit}`;
}

function writeHeader(to: Worksheet, book: Book, sheet: BookSheet): void {
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
  [...HEADS, LAST_HEAD[kind]].forEach((head, index) => writeText(to.getCell(3, index + 1), head, 'head'));
  writeText(to.getCell('A4'), 'Years from the base year (t)', 'quiet');
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
  for (const column of ['F', 'G']) to.getCell(`${column}3`).alignment = INDENTED;
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

class RowWriter {
  /** Rows of which only the first and the last year are written yet, in the sheet's order. */
  readonly yearRows: YearRow[] = [];
  /** From sources to the clauses that they cite. */
  readonly links: CellLink[] = [];

  constructor(
    private readonly to: Worksheet,
    private readonly book: Book,
    private readonly formats: ReadonlyMap<string, string>,
    private readonly held: ReadonlySet<string>,
    private readonly method: MethodSheet | undefined,
  ) {}

  write(row: BookRow): void {
    switch (row.kind) {
      case 'section':
        return this.section(row);
      case 'calendar':
        return this.calendar(row);
      case 'input':
        return this.input(row);
      case 'table':
        return this.table(row);
      case 'line':
        return this.line(row);
    }
  }

  private section({ row, title, note }: Extract<BookRow, { kind: 'section' }>): void {
    const text = note === undefined ? [] : [{ text: `   ${cellText(note)}`, font: FONTS.note }];
    this.to.getCell(row, 1).value = { richText: [{ text: cellText(title), font: FONTS.heading }, ...text] };
    for (let column = 1; column <= DESCRIBING_COLUMNS + this.book.years.length; column++) {
      this.to.getCell(row, column).fill = FILLS.section;
    }
  }

  private calendar({ row, name, label, value, template, source }: CalendarRow): void {
    this.describe(row, [name, label, '', ''], source);
    const cell = this.to.getCell(`${VALUE_COLUMN}${row}`);
    if (template === undefined) writeNumber(cell, value, value % 1 === 0 ? '0' : '0.0', 'bold');
    else writeFormula(cell, template, value, '0');
  }

  private input(row: InputRow): void {
    this.describe(row.row, [row.name, labelOfInput(this.book, row), row.member ?? '', row.unit], describeSource(row));
    row.values.forEach((value, index) => {
      const column = row.series ? yearColumn(this.book, index) : VALUE_COLUMN;
      this.inputCell(`${column}${row.row}`, value, row);
    });
  }

  private table(of: TableRow): void {
    const { row, name, key, unit, value, source } = of;
    this.describe(row, [name, labelOfInput(this.book, of), '', unit], source);
    this.inputCell(`C${row}`, key);
    this.to.getCell(`C${row}`).alignment = { horizontal: 'left' };
    this.inputCell(`${VALUE_COLUMN}${row}`, value, of);
  }

  private inputCell(address: string, value: number, of = { name: '', unit: '' }): void {
    const cell = this.to.getCell(address);
    writeNumber(cell, value, this.formats.get(formatKey(of)) ?? 'General', 'input');
    cell.fill = this.held.has(of.name) ? FILLS.held : FILLS.input;
  }

  private line(row: LineRow): void {
    const failure = row.failure === undefined ? undefined : `#N/A as written: ${row.failure}`;
    const source = [this.alsoOf(row), row.source, failure, row.note].filter((part) => part !== undefined).join(' · ');
    this.describe(row.row, [row.name, row.label, row.member ?? '', row.unit], source, row.formula);
    const font = isLink(row.template) ? 'link' : 'formula';
    const ends = row.series ? new Set([0, this.book.years.length - 1]) : [0];
    for (const index of ends) {
      const cell = this.to.getCell(`${row.series ? yearColumn(this.book, index) : VALUE_COLUMN}${row.row}`);
      const formula = fillTemplate(this.book, row.template, index);
      writeFormula(cell, formula, row.values[index] ?? null, this.formats.get(formatKey(row)), font);
    }
    if (row.series) this.yearRows.push(row);
    if (row.check) colourChecks(this.to, this.valueRange(row));
  }

  private alsoOf(row: LineRow): string | undefined {
    const others = this.book.cases.filter(({ id, sheet }) => row.cases?.includes(id) && sheet !== this.to.name);
    return others.length === 0 ? undefined : `Also of ${others.map(({ sheet }) => sheet).join(', ')}`;
  }

  private valueRange({ row, series, values }: LineRow): string {
    if (!series) return `${VALUE_COLUMN}${row}`;
    return `${yearColumn(this.book, 0)}${row}:${yearColumn(this.book, values.length - 1)}${row}`;
  }

  private describe(row: number, texts: readonly string[], source = '', formula = ''): void {
    const to: Row = this.to.getRow(row);
    texts.forEach((text, index) => {
      if (text !== '') writeText(to.getCell(index + 1), text, index === 0 ? 'quiet' : 'plain');
    });
    const location = this.method?.placeOf(source);
    if (location !== undefined) this.links.push({ cell: `${SOURCE_COLUMN}${row}`, location });
    [source, formula].forEach((text, index) => {
      if (text === '') return;
      const cell = to.getCell(HEADS.length + index);
      writeText(cell, text, index === 0 && location !== undefined ? 'cited' : 'quiet');
      cell.alignment = INDENTED;
    });
  }
}

/** A formula that is nothing but a cell of another sheet, or a named input. */
function isLink(template: string): boolean {
  return /^(('[^']*'|[A-Za-z]+)!\$?(\{c\}|[A-Z]+)\$?\d+|in_[a-z0-9_]+)$/.test(template);
}
