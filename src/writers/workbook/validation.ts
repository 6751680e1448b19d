import type { DataValidation, Worksheet } from 'exceljs';
import type { Book, BookRow, CalendarRow, InputRow, TableRow } from '../../model/workbook/index.js';
import { saidFixed, saidOutside } from '../../words/bounds/index.js';
import { inFigures, printShare } from '../../words/index.js';
import { VALUE_COLUMN, columnLetters, valueColumn, yearColumn } from './addresses.js';
import { writeFormula, writeNumber, writeText } from './cells.js';
import type { HeldInput } from './contents.js';
import { FILLS } from './styles.js';
import { unitIn } from './units.js';

/** What Excel shows of a validation at most. */
const [LONGEST_TITLE, LONGEST_TEXT] = [32, 255];
/** Numbers of an input without a range, and dates as Excel counts them: 9999-12-31 is the last. */
const [LARGEST, LAST_DAY] = [1e300, 2_958_465];
const HEAD_ROW = 3;
/** Column of the keys of a stepped table. */
const KEY_COLUMN = 'C';
/** From the last column to the bounds: what the sheet prints is a cell between them, with nothing in it. */
const APART = 3;
const HEADS = ['From', 'To', 'Whole', 'By year', 'Outside'];
/** What a row holds: one value in the column of values, or one a year. */
const [SINGLE, BY_YEAR] = [1, 2];

type ValueRow = CalendarRow | InputRow | TableRow;

/** What may stand in a row's cells. */
interface Rule {
  readonly low: number;
  readonly high: number;
  readonly isWhole: boolean;
  /** False where nothing may be typed over. */
  readonly isOpen: boolean;
  /** Said beside the cell: the unit, or why nothing may be typed. */
  readonly prompt: string;
}

/**
 * Lets Excel take in each cell of the Inputs sheet only what the model would take, with the model's own words, and nothing where only
 * Decant can work the value out or where the calendar stands. Pasting and emptying pass by such a rule: so the bounds stand beside the
 * years too, and what is outside them is red. Returns a formula that counts those cells; undefined where there is no input.
 */
export function validateInputs(to: Worksheet, book: Book, held: readonly HeldInput[] = []): string | undefined {
  const rows = book.sheets.flatMap(({ kind, rows: all }) => (kind === 'inputs' ? all.filter(holdsValue) : []));
  const whys = new Map(held.map(({ input, why }) => [input, why]));
  const bounds = HEADS.map((_, index) => columnLetters(to.columnCount + APART + index));
  HEADS.forEach((head, index) => writeText(to.getCell(`${bounds[index] ?? ''}${HEAD_ROW}`), head, 'quiet'));
  const runs: Run[] = [];
  for (const row of rows) {
    const rule = ruleOf(to, book, row, whys);
    [rule.low, Math.min(rule.high, LARGEST), rule.isWhole ? 1 : 0, isByYear(row) ? BY_YEAR : SINGLE].forEach(
      (number, index) => writeNumber(to.getCell(`${bounds[index] ?? ''}${row.row}`), number, 'General', 'quiet'),
    );
    writeFormula(to.getCell(`${bounds.at(-1) ?? ''}${row.row}`), outsideIn(book, row, bounds), 0, '0', 'quiet');
    addTo(runs, row, validationOf(row, rule));
  }
  for (const { row, last, validation } of runs) {
    validate(to, cellsOf(book, row, last), validation);
    if (row.kind === 'table') validate(to, `${KEY_COLUMN}${row.row}:${KEY_COLUMN}${last}`, keyOf(row));
  }
  const [top, bottom] = [rows[0]?.row, rows.at(-1)?.row];
  return top === undefined || bottom === undefined ? undefined : marked(to, book, bounds, [top, bottom]);
}

function holdsValue(row: BookRow): row is ValueRow {
  return row.kind === 'calendar' || row.kind === 'input' || row.kind === 'table';
}

function isByYear(row: ValueRow): boolean {
  return row.kind === 'input' && row.series;
}

/** Rows under one another that share a validation. */
interface Run {
  readonly row: ValueRow;
  last: number;
  readonly validation: DataValidation;
}

/** Members of an input mostly share one: a file of a validation a cell takes long to write and to open. */
function addTo(runs: Run[], row: ValueRow, validation: DataValidation): void {
  const before = runs.at(-1);
  const isAlike =
    before !== undefined &&
    before.last + 1 === row.row &&
    before.row.kind === row.kind &&
    isByYear(before.row) === isByYear(row) &&
    JSON.stringify(before.validation) === JSON.stringify(validation);
  if (isAlike) before.last = row.row;
  else runs.push({ row, last: row.row, validation });
}

function ruleOf(to: Worksheet, book: Book, row: ValueRow, whys: ReadonlyMap<string, string>): Rule {
  if (row.kind === 'calendar') {
    const prompt = `${row.label}: ${row.source}. The sheets are laid out for it. Run Decant again for another.`;
    return { low: row.value, high: row.value, isWhole: false, isOpen: false, prompt };
  }
  const [low, high = Infinity] = (row.kind === 'input' ? row.range : undefined) ?? rangeOfUnit(row.unit);
  const isWhole = row.unit === 'flag' || row.unit === 'date' || isWholeInput(row);
  const why = whys.get(row.name);
  if (why !== undefined)
    return { low, high, isWhole, isOpen: false, prompt: `Only Decant can work out ${row.name}. ${why}` };
  if (row.kind === 'input' && row.fixed === true) {
    const [value = 0] = row.values;
    const { said, right } = saidFixed(row.name, value);
    const prompt = `${said}. ${right}.`;
    return { low: value, high: value, isWhole, isOpen: false, prompt };
  }
  const format = to.getCell(`${isByYear(row) ? yearColumn(book, 0) : VALUE_COLUMN}${row.row}`).numFmt;
  return { low, high, isWhole, isOpen: true, prompt: promptOf(book, row, format) };
}

function isWholeInput(row: ValueRow): boolean {
  return row.kind === 'input' && row.whole === true;
}

function rangeOfUnit(unit: string): readonly [number, number] {
  if (unit === 'flag') return [0, 1];
  return unit === 'date' ? [0, LAST_DAY] : [-LARGEST, LARGEST];
}

function promptOf(book: Book, row: InputRow | TableRow, format: string | undefined): string {
  if (row.unit === 'flag') return '1 for yes, 0 for no';
  if (row.unit === 'date') return 'A date, as in 2039-08-13';
  const range = row.kind === 'input' ? row.range : undefined;
  const isPercentage = format?.includes('%') ?? false;
  const print = (value: number): string => (isPercentage ? printShare(value, 0) : inFigures(value, 0, 6));
  const unit =
    row.unit === '1'
      ? isPercentage
        ? 'A share, in %'
        : isWholeInput(row)
          ? 'A whole number'
          : 'A number'
      : `In ${unitIn(book, row.unit, '')}`;
  if (range === undefined) return unit;
  const [low, high] = range;
  return high === undefined ? `${unit}, ${print(low)} or more` : `${unit}, from ${print(low)} to ${print(high)}`;
}

function validationOf(row: ValueRow, { low, high, isOpen, prompt }: Rule): DataValidation {
  const said = clip(prompt, LONGEST_TEXT);
  const told = {
    ...{ showErrorMessage: true, errorStyle: 'stop', errorTitle: clip(row.name, LONGEST_TITLE), allowBlank: false },
    ...{ showInputMessage: true, promptTitle: clip(row.name, LONGEST_TITLE), prompt: said },
  };
  if (!isOpen || row.kind === 'calendar') return { type: 'custom', formulae: ['FALSE'], ...told, error: said };
  if (row.unit === 'flag') {
    const error = `${row.name} is neither yes nor no: write 1 for yes, 0 for no.`;
    return { type: 'list', formulae: ['"0,1"'], ...told, error };
  }
  const outside = saidOutside([low, high]);
  const wrong = low <= -LARGEST ? 'no number' : outside.said;
  const right = outside.isShare ? 'Write 92% or 0.92, not 92.' : `Is the unit right? ${prompt}.`;
  return {
    type: row.unit === 'date' || isWholeInput(row) ? 'whole' : 'decimal',
    ...(high === Infinity
      ? { operator: 'greaterThanOrEqual', formulae: [low] }
      : { operator: 'between', formulae: [low, high] }),
    ...told,
    error: clip(`${row.name}: this is ${wrong}. ${right}`, LONGEST_TEXT),
  };
}

function keyOf({ name }: TableRow): DataValidation {
  const error = `${name}: this is no number. From it on, the value beside it holds, up to the next.`;
  return {
    ...{ type: 'decimal', operator: 'between', formulae: [-LARGEST, LARGEST] },
    ...{ showErrorMessage: true, errorStyle: 'stop', allowBlank: false, errorTitle: clip(name, LONGEST_TITLE), error },
  };
}

function clip(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function cellsOf(book: Book, row: ValueRow, last: number): string {
  if (isByYear(row)) return `${yearColumn(book, 0)}${row.row}:${yearColumn(book, book.years.length - 1)}${last}`;
  const column = row.kind === 'input' ? valueColumn(row) : VALUE_COLUMN;
  return `${column}${row.row}:${column}${last}`;
}

/** exceljs takes a range where its types know of single cells alone. */
function validate(to: Worksheet, range: string, validation: DataValidation): void {
  const [from, until] = range.split(':');
  const { dataValidations } = to as Worksheet & {
    readonly dataValidations: { add(address: string, validation: DataValidation): void };
  };
  dataValidations.add(from === until ? range.slice(0, range.indexOf(':')) : range, validation);
}

/** How many cells of a row are no number, outside its bounds, or broken where they must be whole: in functions that all spreadsheets read alike. */
function outsideIn(book: Book, row: ValueRow, [low = '', high = '', whole = '']: readonly string[]): string {
  const at = row.row;
  const cells = cellsOf(book, row, at);
  const [from = ''] = cells.split(':');
  const count = isByYear(row) ? book.years.length : 1;
  const outside = `(${count}-COUNT(${cells}))+SUMPRODUCT(--(${cells}<$${low}${at}))+SUMPRODUCT(--(${cells}>$${high}${at}))`;
  const broken = isByYear(row)
    ? row.kind === 'input' && row.unit === 'flag'
      ? `SUMPRODUCT((${cells}<>0)*(${cells}<>1))`
      : isWholeInput(row)
        ? `SUMPRODUCT(--(${cells}<>INT(${cells})))`
        : '0'
    : `IF($${whole}${at}=1,IF(${from}<>INT(${from}),1,0),0)`;
  return `IFERROR(${outside}+${broken},1)`;
}

/** Paints what is outside its bounds, and counts it. */
function marked(
  to: Worksheet,
  book: Book,
  bounds: readonly string[],
  [top, bottom]: readonly [number, number],
): string {
  const [low = '', high = '', whole = '', kind = '', outside = ''] = bounds;
  const prefix = book.sheets.find((sheet) => sheet.kind === 'inputs')?.prefix ?? '';
  const years = [yearColumn(book, 0), yearColumn(book, book.years.length - 1)] as const;
  const areas = [
    { which: SINGLE, from: VALUE_COLUMN, until: VALUE_COLUMN },
    { which: BY_YEAR, from: years[0], until: years[1] },
  ];
  for (const { which, from, until } of areas) {
    const [cell, of] = [`${from}${top}`, (letters: string) => `$${letters}${top}`];
    const isOutside = `OR(NOT(ISNUMBER(${cell})),${cell}<${of(low)},${cell}>${of(high)},${of(whole)}*(${cell}<>INT(${cell})))`;
    to.addConditionalFormatting({
      ref: `${from}${top}:${until}${bottom}`,
      rules: [
        {
          type: 'expression',
          priority: 1,
          formulae: [`AND(${of(kind)}=${which},IFERROR(${isOutside},TRUE))`],
          style: { fill: FILLS.bad },
        },
      ],
    });
  }
  return `SUM(${prefix}$${outside}$${top}:$${outside}$${bottom})`;
}
