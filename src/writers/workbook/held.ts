import type { Worksheet } from 'exceljs';
import type { Book, InputRow } from '../../model/workbook/index.js';
import { VALUE_COLUMN, labelOfInput, yearColumn } from './addresses.js';
import { colourWord, writeFormula, writeNumber, writeText } from './cells.js';
import type { HeldInput } from './contents.js';
import { formatOf } from './formats.js';
import { FILLS, FONTS } from './styles.js';
import { unitIn } from './units.js';

const STATE_COLUMN = 'F';
const FITS = 'Held inputs fit the inputs that they were worked out from';
const MOVED = 'Stale: an input has moved under held ones. Run Decant again; Inputs says which';

/** The cover's line about held inputs. */
export interface HeldState {
  readonly formula: string;
  readonly result: string;
  readonly bad: string;
}

/**
 * Lists, under the inputs, those that only Decant can work out, each with the values that it was worked out from as they were
 * stored; an input whose values have moved since makes the held one stale. Undefined when nothing is held.
 */
export function writeHeld(sheet: Worksheet, book: Book, held: readonly HeldInput[]): HeldState | undefined {
  if (held.length === 0) return undefined;
  const inputs = book.sheets.flatMap(({ rows }) => rows.filter((row) => row.kind === 'input'));
  const list = new HeldList(sheet, book, inputs);
  const first = list.heading();
  for (const one of held) list.write(one);
  colourWord(sheet, `G1:G${first}`, 'stale');
  const range = `${STATE_COLUMN}${first}:${STATE_COLUMN}${list.last()}`;
  colourWord(sheet, range, 'stale');
  const stale = `COUNTIF(Inputs!$${STATE_COLUMN}$${first}:$${STATE_COLUMN}$${list.last()},"stale")`;
  return { formula: `IF(${stale}=0,"${FITS}","${MOVED}")`, result: FITS, bad: MOVED };
}

class HeldList {
  private next: number;
  /** Held input → the row of its state. */
  private readonly states = new Map<string, number>();

  constructor(
    private readonly sheet: Worksheet,
    private readonly book: Book,
    private readonly inputs: readonly InputRow[],
  ) {
    this.next = Math.max(...inputs.map(({ row }) => row), sheet.rowCount) + 2;
  }

  heading(): number {
    const cell = this.sheet.getCell(this.next, 1);
    const note =
      '   Only Decant can work these out. They say stale once an input that they rest on has moved from its stored value.';
    cell.value = {
      richText: [
        { text: 'Held inputs', font: FONTS.heading },
        { text: note, font: FONTS.note },
      ],
    };
    for (let column = 1; column <= 7 + this.book.years.length; column++)
      this.sheet.getCell(this.next, column).fill = FILLS.section;
    return ++this.next;
  }

  last(): number {
    return this.next - 1;
  }

  write({ input, why, dependsOn, years, alsoOn = [], staleWith }: HeldInput): void {
    const own = this.rowsOf(input);
    const state = this.next++;
    this.states.set(input, state);
    const files = alsoOn.length === 0 ? '' : ` It also rests on ${alsoOn.join(', ')}.`;
    this.texts(state, [input, own[0]?.label ?? input]);
    writeText(this.sheet.getCell(`G${state}`), why + files, 'quiet');
    const first = this.next;
    for (const row of dependsOn.flatMap((name) => this.rowsOf(name))) this.stored(row, years);
    const cell = this.sheet.getCell(`${STATE_COLUMN}${state}`);
    const tests = [
      ...(this.next === first
        ? []
        : [`COUNTIF($${STATE_COLUMN}$${first}:$${STATE_COLUMN}$${this.last()},"changed")=0`]),
      ...(staleWith === undefined ? [] : [`$${STATE_COLUMN}$${this.stateOf(staleWith)}="held"`]),
    ];
    if (tests.length === 0) writeText(cell, 'held');
    else writeFormula(cell, `IF(AND(${tests.join(',')}),"held","stale")`, 'held');
    for (const { row } of own) {
      writeFormula(this.sheet.getCell(`G${row}`), `$${STATE_COLUMN}$${state}`, 'held');
    }
  }

  private stateOf(input: string): number {
    const row = this.states.get(input);
    if (row === undefined) throw new Error(`${input} is not held, or is listed later`);
    return row;
  }

  /** One input's values as they were stored, and whether they still stand. */
  private stored(row: InputRow, years: HeldInput['years'] = [-Infinity, Infinity]): void {
    const at = this.next++;
    const format = formatOf(row.unit, row.values);
    this.texts(at, [
      row.name,
      `    as stored: ${labelOfInput(this.book, row)}`,
      row.member ?? '',
      unitIn(this.book, row.unit, format),
    ]);
    const counted = row.values.flatMap((value, index): { value: number; column: string }[] => {
      if (!row.series) return [{ value, column: VALUE_COLUMN }];
      const year = this.book.years[index] ?? NaN;
      return year >= years[0] && year <= years[1] ? [{ value, column: yearColumn(this.book, index) }] : [];
    });
    for (const { value, column } of counted) writeNumber(this.sheet.getCell(`${column}${at}`), value, format, 'quiet');
    const columns = counted.map(({ column }) => column);
    const range = (of: number): string =>
      `$${columns[0] ?? VALUE_COLUMN}$${of}:$${columns.at(-1) ?? VALUE_COLUMN}$${of}`;
    const formula = `IF(SUMPRODUCT(--(${range(row.row)}<>${range(at)}))=0,"as stored","changed")`;
    writeFormula(this.sheet.getCell(`${STATE_COLUMN}${at}`), formula, 'as stored', 'General', 'quiet');
  }

  private rowsOf(name: string): InputRow[] {
    const found = this.inputs.filter((row) => row.name === name);
    if (found.length === 0) throw new Error(`the workbook has no input ${name}`);
    return found;
  }

  private texts(row: number, texts: readonly string[]): void {
    texts.forEach((text, index) => {
      if (text !== '') writeText(this.sheet.getCell(row, index + 1), text, index === 0 ? 'quiet' : 'plain');
    });
  }
}
