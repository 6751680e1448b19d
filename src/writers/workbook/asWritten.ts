import type { Workbook, Worksheet } from 'exceljs';
import type { Book, BookRow, CalendarRow, InputRow, TableRow } from '../../model/workbook/index.js';
import { VALUE_COLUMN, columnLetters, labelOfInput, valueColumn, yearColumn } from './addresses.js';
import { writeFormula, writeNumber, writeText } from './cells.js';
import type { SiteWorkbook } from './contents.js';
import { setOnScreen } from './layout.js';
import { formatKey, formatsOf } from './rowFormats.js';
import { FILLS } from './styles.js';
import { unitIn } from './units.js';

/** The sheet that keeps the inputs as they were written, each in the cell that it has on the sheet Inputs. */
export const AS_WRITTEN = 'Inputs as written';
const noteFor = (command: string): string =>
  `What the sheet Inputs held when Decant wrote this workbook, cell by cell: change nothing here. Moved is 1 where a value stands otherwise there now; the columns after it mark what stands behind something that only Decant can work out. A2 is the hospital’s code, B2 the hash of its inputs, C2 the command: by them and by each row ${command} --from knows the workbook again.`;
/** Its fourth row heads its columns, by which a reader of the file finds them; the second has the years. */
const [YEAR_ROW, HEAD_ROW] = [2, 4];
const HEADS = ['Name', 'Label', 'Member', 'Options'];
const WIDTHS = [30, 50, 24, 30];
/** The unit as the sheet Inputs has it: who types another there means another number. */
const UNIT_COLUMN = 'F';

/** Rows of the sheet Inputs that hold what a person could type over. */
type TypedRow = InputRow | TableRow | CalendarRow;

/** What goes stale together: by the names of inputs, tables and words of the calendar that stand behind it. */
export interface Behind {
  readonly label: string;
  readonly names: ReadonlySet<string>;
}

interface WrittenCell {
  /** On this sheet and on Inputs. */
  readonly address: string;
  readonly value: number;
}

/** Writes every input's value as it was, and formulas that say which have moved since. */
export class AsWrittenSheet {
  private readonly rows: readonly TypedRow[];
  private readonly formats: ReadonlyMap<string, string>;
  private readonly prefix = `'${AS_WRITTEN}'!`;

  constructor(
    private readonly book: Book,
    private readonly sets: readonly Behind[],
    private readonly command: string,
  ) {
    // The last year is counted from the first.
    const inputs = book.sheets.filter(({ kind }) => kind === 'inputs').flatMap(({ rows }) => rows);
    this.formats = formatsOf(inputs);
    this.rows = inputs.filter(
      (row): row is TypedRow =>
        row.kind === 'input' || row.kind === 'table' || (row.kind === 'calendar' && row.template === undefined),
    );
  }

  has(row: BookRow): row is TypedRow {
    return this.rows.some((each) => each === row);
  }

  /** How many rows of inputs have moved. */
  get moved(): string {
    return `SUM(${this.range(this.movedColumn)})`;
  }

  /** 1 where a row of Inputs has moved. */
  movedAt(row: number): string {
    return `${this.prefix}$${this.movedColumn}$${row}`;
  }

  /** How many rows have moved among those behind something. */
  movedBehind(set: Behind): string {
    return `SUMPRODUCT(${this.range(this.movedColumn)},${this.range(this.setColumn(this.sets.indexOf(set)))})`;
  }

  /** Cells of some years of an input that stand otherwise now. */
  movedIn(row: InputRow, [first, last]: readonly [number, number]): string {
    const columns = this.book.years.flatMap((year, index) =>
      year >= first && year <= last ? [yearColumn(this.book, index)] : [],
    );
    if (!row.series || columns.length === 0) return this.movedAt(row.row);
    return differing(this.prefix, columns[0] ?? '', columns.at(-1) ?? '', row.row);
  }

  write(workbook: Workbook, origin?: SiteWorkbook['origin']): void {
    const sheet = workbook.addWorksheet(AS_WRITTEN, { views: [{ state: 'frozen', xSplit: 3, ySplit: HEAD_ROW }] });
    this.head(sheet);
    origin?.forEach((text, index) => {
      if (text !== '') writeText(sheet.getCell(YEAR_ROW, index + 1), text, 'quiet');
    });
    for (const row of this.rows) this.row(sheet, row);
    setOnScreen(sheet);
  }

  private head(sheet: Worksheet): void {
    writeText(sheet.getCell('A1'), AS_WRITTEN, 'title');
    writeText(sheet.getCell('C1'), noteFor(this.command), 'note');
    WIDTHS.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
    const heads = [
      ...HEADS.map((head, index): [string, string] => [columnLetters(index + 1), head]),
      [VALUE_COLUMN, 'Value'],
      [UNIT_COLUMN, 'Unit'],
      ...this.book.years.map((_, index): [string, string] => [
        yearColumn(this.book, index),
        this.book.printedYears[index] ?? '',
      ]),
      [this.kindColumn, 'Kind'],
      [this.movedColumn, 'Moved'],
      ...this.sets.map(({ label }, index): [string, string] => [this.setColumn(index), `Behind: ${label}`]),
    ] as const;
    for (const [column, head] of heads) {
      const cell = sheet.getCell(`${column}${HEAD_ROW}`);
      writeText(cell, head, 'head');
      cell.fill = FILLS.head;
    }
    this.book.years.forEach((year, index) => {
      writeNumber(sheet.getCell(`${yearColumn(this.book, index)}${YEAR_ROW}`), year, '0', 'quiet');
    });
  }

  private row(sheet: Worksheet, row: TypedRow): void {
    const of = row.kind === 'calendar' ? { label: row.label, member: '', options: [] } : this.said(row);
    [row.name, of.label, of.member, of.options.join(', ')].forEach((text, index) => {
      if (text !== '') writeText(sheet.getCell(row.row, index + 1), text, 'quiet');
    });
    const unit = row.kind === 'calendar' ? '' : unitIn(this.book, row.unit, this.formats.get(formatKey(row)) ?? '');
    if (unit !== '') writeText(sheet.getCell(`${UNIT_COLUMN}${row.row}`), unit, 'quiet');
    writeText(sheet.getCell(`${this.kindColumn}${row.row}`), row.kind, 'quiet');
    for (const { address, value } of this.cellsOf(row)) writeNumber(sheet.getCell(address), value, 'General', 'quiet');
    writeFormula(sheet.getCell(`${this.movedColumn}${row.row}`), this.movedFormula(row), 0, '0', 'link');
    this.sets.forEach(({ names }, index) => {
      if (names.has(row.name)) writeNumber(sheet.getCell(`${this.setColumn(index)}${row.row}`), 1, '0', 'quiet');
    });
  }

  private said(row: InputRow | TableRow): { label: string; member: string; options: readonly string[] } {
    const member = row.kind === 'table' ? String(row.key) : (row.member ?? '');
    return { label: labelOfInput(this.book, row), member, options: row.cases ?? [] };
  }

  private movedFormula(row: TypedRow): string {
    const cells = this.cellsOf(row);
    const [first, last] = [cells[0], cells.at(-1)].map((cell) => cell?.address.replace(/\d+$/, '') ?? '');
    const differs = differing(this.prefix, first ?? '', last ?? '', row.row);
    const key = row.kind === 'table' ? `+(Inputs!$C$${row.row}<>${row.key})*1` : '';
    return `IF(${differs}${key}=0,0,1)`;
  }

  private cellsOf(row: TypedRow): WrittenCell[] {
    if (row.kind !== 'input') return [{ address: `${VALUE_COLUMN}${row.row}`, value: row.value }];
    return row.values.map((value, index) => ({
      address: `${row.series ? yearColumn(this.book, index) : valueColumn(row)}${row.row}`,
      value,
    }));
  }

  private range(column: string): string {
    const at = this.rows.map(({ row }) => row);
    return `${this.prefix}$${column}$${Math.min(...at)}:$${column}$${Math.max(...at)}`;
  }

  /** What no year and no input stands in begins after the last year. */
  private after(index: number): string {
    return columnLetters(columnNumber(yearColumn(this.book, this.book.years.length - 1)) + 2 + index);
  }

  private get kindColumn(): string {
    return this.after(0);
  }

  private get movedColumn(): string {
    return this.after(1);
  }

  private setColumn(index: number): string {
    return this.after(2 + index);
  }
}

/** How many cells differ, as a number: Excel takes no truth for equal to 0. */
function differing(prefix: string, first: string, last: string, row: number): string {
  const range = first === last ? `$${first}$${row}` : `$${first}$${row}:$${last}$${row}`;
  return first === last
    ? `(Inputs!${range}<>${prefix}${range})*1`
    : `SUMPRODUCT(--(Inputs!${range}<>${prefix}${range}))`;
}

/** A → 1, AA → 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
