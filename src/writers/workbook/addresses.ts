import type { Book, BookCaseSheet, BookSheet, InputRow, LineRow, TableRow } from '../../model/workbook/index.js';
import type { LineCell } from './contents.js';

export const VALUE_COLUMN = 'E';
export const SOURCE_COLUMN = 'F';
/** Of a line its formula; of an input whether it is held. */
export const FORMULA_COLUMN = 'G';
/** The sum of a row's years, where these may be added up. It never stands beside the first year, whose formula may reach there. */
export const TOTAL_COLUMN = 'H';
/** What the model calls the member that stands before it under its label, and the unit in which formulas have it. */
export const [MEMBER_ID_COLUMN, ENGINE_UNIT_COLUMN] = ['I', 'J'];
/** Columns before those of the years. */
export const DESCRIBING_COLUMNS = 10;

/** Letters of the column that holds a row's single value: that of its line in a table of members. */
export function valueColumn({ inTable }: LineRow | InputRow): string {
  return inTable?.column ?? VALUE_COLUMN;
}

/** A cell of the book that another sheet links to. */
export interface Linked {
  /** `'Rationalise and sell'!$H$12` */
  readonly reference: string;
  readonly value: number | null;
  readonly unit: string;
  readonly label: string;
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before === 0 ? '' : columnLetters(before)) + String.fromCharCode(65 + ((column - 1) % 26));
}

/** Letters of a year's column, counted from 0. */
export function yearColumn(book: Book, index: number): string {
  const letters = book.columns[index + 1];
  if (letters === undefined) throw new Error(`the book has no year ${index}`);
  return letters;
}

/** The sum of all years of a row of a sheet, as a formula that stands there. */
export function totalOfYears(book: Book, row: number): string {
  return `SUM($${yearColumn(book, 0)}${row}:$${yearColumn(book, book.years.length - 1)}${row})`;
}

/** That sum as the engine has it; null where a year has no value. */
export function totalOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

/** A template with the letters of one year's column and of its neighbours filled in. */
export function fillTemplate(book: Book, template: string, index: number): string {
  return template
    .replaceAll('{c}', yearColumn(book, index))
    .replaceAll('{p}', book.columns[index] ?? '')
    .replaceAll('{n}', book.columns[index + 2] ?? '');
}

/** Where a line or an input that the case must have stands, and the engine's value there. */
export function locate(book: Book, cell: LineCell): Linked {
  const found = locateIfThere(book, cell);
  if (found === undefined) throw new Error(`the workbook has no row for ${cell.line}, ${cell.option}`);
  return found;
}

/** As `locate`; undefined where the case's model has no such line or input. */
export function locateIfThere(book: Book, { line, option, member, year }: LineCell): Linked | undefined {
  const found = rowFor(book, line, option, member);
  if (found === undefined) return undefined;
  const what = [line, member, option].filter((part) => part !== undefined).join(', ');
  const index = found.row.series ? book.years.indexOf(year ?? NaN) : 0;
  const value = found.row.values[index];
  if (value === undefined) throw new Error(`the workbook has no year ${year ?? '(none asked)'} for ${what}`);
  const column = found.row.series ? yearColumn(book, index) : valueColumn(found.row);
  return {
    reference: `${found.sheet.prefix}$${column}$${found.row.row}`,
    value,
    unit: found.row.unit,
    label: found.row.label,
  };
}

/** The row of a line or an input that the case must have. */
export function rowPlaced(book: Book, { line, option, member }: LineCell): PlacedLine {
  const found = rowFor(book, line, option, member);
  if (found === undefined) throw new Error(`the workbook has no row for ${line}, ${option}`);
  return found;
}

/** A row of a line or an input on a sheet: on the shared one it stands for all options. */
export interface PlacedLine {
  readonly sheet: BookSheet;
  readonly row: LineRow | InputRow;
}

/** Every row of a line or an input, members and options apart, of some options or all; none where no option's model has it. */
export function rowsOfName(book: Book, name: string, options?: readonly string[]): PlacedLine[] {
  const isWanted = ({ id }: BookCaseSheet): boolean => options?.includes(id) ?? true;
  return placesOf(book, name).filter(({ sheet, row }) => casesOf(book, sheet, row).some(isWanted));
}

const PLACES = new WeakMap<Book, Map<string, PlacedLine[]>>();

/** Every row of a name, in the order of the sheets: a book has tens of thousands of rows, so they are looked through once. */
function placesOf(book: Book, name: string): readonly PlacedLine[] {
  let places = PLACES.get(book);
  if (places === undefined) {
    places = new Map();
    for (const sheet of book.sheets)
      for (const row of sheet.rows) {
        if (row.kind !== 'line' && row.kind !== 'input') continue;
        const ofName = places.get(row.name);
        if (ofName === undefined) places.set(row.name, [{ sheet, row }]);
        else ofName.push({ sheet, row });
      }
    PLACES.set(book, places);
  }
  return places.get(name) ?? [];
}

/** The options that a row stands for: none for one of cases that stand beside an option. */
export function casesOf(book: Book, { kind, title }: BookSheet, { cases }: PlacedLine['row']): BookCaseSheet[] {
  if (cases !== undefined) return book.cases.filter(({ id }) => cases.includes(id));
  return kind === 'option' ? book.cases.filter(({ sheet }) => sheet === title) : [...book.cases];
}

/** A title that no sheet of the book has, whatever its capitals: the one wanted, or that and a number. */
export function freeTitle(book: Book, wanted: string): string {
  const taken = new Set(book.sheets.map(({ title }) => title.toLowerCase()));
  let title = wanted;
  for (let count = 2; taken.has(title.toLowerCase()); count++) title = `${wanted} ${count}`;
  return title;
}

/** What an input or a table is called on the Inputs sheet: with the options whose value it is, where it is not that of all. */
export function labelOfInput(book: Book, { label, cases }: InputRow | TableRow): string {
  if (cases === undefined) return label;
  const all = [...book.cases, ...(book.beside?.cases ?? [])];
  const titles = all.filter(({ id }) => cases.includes(id)).map(({ title }) => title);
  return `${label} – ${titles.join(', ')}`;
}

function rowFor(book: Book, name: string, option: string, member: string | undefined): PlacedLine | undefined {
  const { beside } = book;
  if (beside?.cases.some(({ id }) => id === option)) {
    const isOwn = ({ row }: PlacedLine): boolean => row.member === member && row.cases?.includes(option) === true;
    return placesOf(book, name).find(isOwn) ?? rowFor(book, name, beside.of, member);
  }
  if (!book.cases.some(({ id }) => id === option)) throw new Error(`the workbook has no option ${option}`);
  return placesOf(book, name).find(
    ({ sheet, row }) => row.member === member && casesOf(book, sheet, row).some(({ id }) => id === option),
  );
}
