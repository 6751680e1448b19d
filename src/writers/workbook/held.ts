import type { Cell, Worksheet } from 'exceljs';
import type { Book, BookRow, InputRow } from '../../model/workbook/index.js';
import { FORMULA_COLUMN, SOURCE_COLUMN, VALUE_COLUMN, locateIfThere, yearColumn } from './addresses.js';
import { AsWrittenSheet } from './asWritten.js';
import { colourWord, writeFormula, writeText } from './cells.js';
import type { HeldInput } from './contents.js';
import { behindHeld, type BehindHeld } from './behindHeld.js';
import { FILLS, FONTS } from './styles.js';

const STATE_COLUMN = SOURCE_COLUMN;
const [HELD, STALE, CHANGED, TYPED_OVER] = ['held', 'stale', 'changed', 'typed over'] as const;
const NOTE =
  '   Only Decant can work these out. They are stale once an input that they rest on stands otherwise than on the sheet Inputs as written.';
const FITS = 'Held inputs fit the inputs that they were worked out from';
const movedFor = (command: string): string =>
  `Stale: inputs have moved under held ones, or held ones were typed over: Inputs says which. Run ${command} with --from this workbook; what is typed over is changed in the hospital’s folder`;
/** Short, as it stands in the first column above what it speaks of. */
const staleFor = (command: string): string => `STALE, as Inputs says: run ${command} --from this workbook. `;
const alsoStaleFor = (command: string): string =>
  `Lines that are also of other options are STALE: run ${command} --from this workbook. `;
const FOLLOWS = ' input(s) changed: numbers follow; words, pictures and what is marked do not. ';

/** The cover's line about held inputs. */
export interface HeldState {
  readonly formula: string;
  readonly result: string;
  readonly bad: string;
}

/** The option whose numbers a sheet shows, all options' when left out; and others of which some of its lines are too. */
export interface Whose {
  readonly option?: string | undefined;
  readonly also?: readonly string[];
}

/** The state of what concerns every option. */
const EVERY = '';

/**
 * Lists, under the inputs, those that only Decant can work out, and says of each whether it still fits the inputs that it was worked
 * out from; marks every input that has changed. Where each stands is known before it is written.
 */
export class HeldList {
  readonly asWritten: AsWrittenSheet;
  /** Held input → the cell that says held or stale. */
  readonly states = new Map<string, string>();
  private readonly inputs: readonly BookRow[];
  private readonly behind: BehindHeld;
  private readonly heading: number;
  /** Option → rows of what goes stale for it; those of every option under none. */
  private readonly rowsOf = new Map<string, number[]>();

  constructor(
    private readonly book: Book,
    private readonly held: readonly HeldInput[],
    /** By which the workbook was written, and is read again. */
    readonly command = 'decant report',
  ) {
    this.inputs = book.sheets.filter(({ kind }) => kind === 'inputs').flatMap(({ rows }) => rows);
    this.behind = behindHeld(this.inputs, held);
    this.asWritten = new AsWrittenSheet(book, this.behind.sets, command);
    this.heading = Math.max(...this.inputs.map(({ row }) => row)) + 2;
    let row = this.firstState;
    const concern = (option: string, at: number): void =>
      void this.rowsOf.set(option, [...(this.rowsOf.get(option) ?? []), at]);
    for (const { input, chosenFor, staleWith } of held) {
      this.states.set(input, this.stateCell(row));
      if (chosenFor === undefined && staleWith === undefined) concern(EVERY, row);
      row += 1;
      for (const { option } of chosenFor ?? []) concern(option, row++);
    }
  }

  /** How many inputs stand otherwise than as written. */
  get changed(): string {
    return `Inputs!$${VALUE_COLUMN}$${this.heading + 1}`;
  }

  /** A note as a formula: before it stands that an option, or any, is stale, or how many inputs are changed. */
  noteOr(note: string, { option, also = [] }: Whose = {}): string {
    const stale = (of?: string): string => `Inputs!$${VALUE_COLUMN}$${this.staleRow(of)}`;
    const follows = `IF(${this.changed}=0,"",${this.changed}&${quoted(FOLLOWS)})`;
    const others = also.map(stale).join('+');
    const own = others === '' ? follows : `IF(${others}>0,${quoted(alsoStaleFor(this.command))},${follows})`;
    return `IF(${stale(option)}>0,${quoted(staleFor(this.command))},${own})&${quoted(note)}`;
  }

  /** 0 while nothing is stale. */
  get anyStale(): string {
    return `Inputs!$${VALUE_COLUMN}$${this.staleRow()}`;
  }

  /** Whether anything is stale, for the cover. */
  get onCover(): HeldState {
    const moved = movedFor(this.command);
    return { formula: `IF(${this.anyStale}=0,"${FITS}","${moved}")`, result: FITS, bad: moved };
  }

  write(sheet: Worksheet): void {
    this.head(sheet);
    let row = this.firstState;
    for (const one of this.held) {
      this.one(sheet, row++, one);
      for (const each of one.chosenFor ?? []) this.ofOption(sheet, row++, one, each);
    }
    this.marks(sheet);
    for (const word of [STALE, TYPED_OVER]) {
      colourWord(sheet, `${STATE_COLUMN}${this.heading}:${STATE_COLUMN}${row}`, word);
      colourWord(sheet, `${FORMULA_COLUMN}5:${FORMULA_COLUMN}${this.heading}`, word);
    }
  }

  private head(sheet: Worksheet): void {
    sheet.getCell(this.heading, 1).value = {
      richText: [
        { text: 'Held inputs', font: FONTS.heading },
        { text: NOTE, font: FONTS.note },
      ],
    };
    const last = sheet.getColumn(yearColumn(this.book, this.book.years.length - 1)).number;
    for (let column = 1; column <= last; column++) sheet.getCell(this.heading, column).fill = FILLS.section;
    const row = this.heading + 1;
    writeText(sheet.getCell(row, 1), 'inputs_changed', 'quiet');
    writeText(sheet.getCell(row, 2), 'Inputs that stand otherwise than as written');
    writeFormula(sheet.getCell(`${VALUE_COLUMN}${row}`), this.asWritten.moved, 0, '0', 'link');
    for (const { id, title } of [...this.book.cases, { id: undefined, title: 'any option' }]) {
      const at = this.staleRow(id);
      writeText(sheet.getCell(at, 2), `Stale of what ${id === undefined ? title : `“${title}”`} rests on`);
      writeFormula(sheet.getCell(`${VALUE_COLUMN}${at}`), this.stale(id), 0, '0', 'link');
    }
  }

  private get firstState(): number {
    return this.heading + this.book.cases.length + 3;
  }

  /** The row that counts what is stale for an option, or for any. */
  private staleRow(option?: string): number {
    const { cases } = this.book;
    const index = option === undefined ? cases.length : cases.findIndex(({ id }) => id === option);
    return this.heading + 2 + index;
  }

  private stale(option?: string): string {
    const options = option === undefined ? [...this.rowsOf.keys()] : [EVERY, option];
    const rows = options.flatMap((each) => this.rowsOf.get(each) ?? []);
    const range = (first: number, last: number): string => `$${STATE_COLUMN}$${first}:$${STATE_COLUMN}$${last}`;
    const counted = runsOf(rows).map(([first, last]) => `COUNTIF(${range(first, last)},"${STALE}")`);
    // Whatever an option rests on: a row that is typed over may be its own, though nothing is ever chosen for it.
    const ofAll = [this.behind.calendar, ...this.behind.typedOver].map((set) => this.asWritten.movedBehind(set));
    return [...counted, ...ofAll].join('+');
  }

  private one(sheet: Worksheet, row: number, held: HeldInput): void {
    const { input, why, alsoOn = [], staleWith, chosenFor } = held;
    const own = this.inputs.find((each): each is InputRow => each.kind === 'input' && each.name === input);
    if (own === undefined) throw new Error(`the workbook has no input ${input}`);
    writeText(sheet.getCell(row, 1), input, 'quiet');
    writeText(sheet.getCell(row, 2), own.label);
    writeText(
      sheet.getCell(`${FORMULA_COLUMN}${row}`),
      alsoOn.length === 0 ? why : `${why} It also rests on ${alsoOn.join(', ')}.`,
      'quiet',
    );
    const count = chosenFor?.length ?? 0;
    const tests =
      count > 0
        ? [`COUNTIF($${STATE_COLUMN}$${row + 1}:$${STATE_COLUMN}$${row + count},"${STALE}")=0`]
        : staleWith === undefined
          ? this.fits(held)
          : [`${this.states.get(staleWith) ?? ''}="${HELD}"`];
    this.state(sheet, row, tests.length === 0 ? undefined : `IF(AND(${tests.join(',')}),"${HELD}","${STALE}")`);
  }

  /** What was chosen for one option: it stays right while nothing could be chosen, then and now. */
  private ofOption(
    sheet: Worksheet,
    row: number,
    { input }: HeldInput,
    { option, rightWhileNought: line }: NonNullable<HeldInput['chosenFor']>[number],
  ): void {
    const title = this.book.cases.find(({ id }) => id === option)?.title ?? option;
    writeText(sheet.getCell(row, 2), `    for ${title}`);
    const { own, behind } = this.behind.of(input);
    const nothing = line === undefined ? undefined : locateIfThere(this.book, { line, option });
    const isMoved = `${this.asWritten.movedBehind(behind)}>0`;
    const isOpen = nothing === undefined ? 'TRUE' : `IFERROR(${nothing.reference}<>0,TRUE)`;
    const stale = `OR(${this.asWritten.movedBehind(own)}>0,AND(${isMoved},${isOpen}))`;
    this.state(sheet, row, `IF(${stale},"${STALE}","${HELD}")`);
  }

  /** Conditions under which a held input is as it would be worked out now. */
  private fits({ input, dependsOn, years, mayBeChanged }: HeldInput): string[] {
    if (years !== undefined || mayBeChanged) {
      const rows = this.inputs.filter((row): row is InputRow => row.kind === 'input' && dependsOn.includes(row.name));
      return rows.map((row) => `${this.asWritten.movedIn(row, years ?? [-Infinity, Infinity])}=0`);
    }
    const { own, behind } = this.behind.of(input);
    return [own, behind].filter(({ names }) => names.size > 0).map((set) => `${this.asWritten.movedBehind(set)}=0`);
  }

  private state(sheet: Worksheet, row: number, formula: string | undefined): void {
    const cell = sheet.getCell(`${STATE_COLUMN}${row}`);
    if (formula === undefined) writeText(cell, HELD);
    else writeFormula(cell, formula, HELD);
  }

  /** Beside every input whether it is changed or held. */
  private marks(sheet: Worksheet): void {
    for (const row of this.inputs) {
      if (!this.asWritten.has(row)) continue;
      const state = this.states.get(row.name);
      const isFree = this.held.find(({ input }) => input === row.name)?.mayBeChanged ?? state === undefined;
      const cell = sheet.getCell(`${FORMULA_COLUMN}${row.row}`);
      const before = cell.text === '' ? '""' : `"${cell.text.replaceAll('"', '""')}"`;
      const otherwise = isFree && row.kind !== 'calendar' ? CHANGED : TYPED_OVER;
      const asBefore = state ?? before;
      writeFormula(
        cell,
        `IF(${this.asWritten.movedAt(row.row)}=0,${asBefore},"${otherwise}")`,
        state === undefined ? cell.text : HELD,
        'General',
        'quiet',
      );
    }
  }

  private stateCell(row: number): string {
    return `Inputs!$${STATE_COLUMN}$${row}`;
  }
}

/** Rows that follow one another, as first and last. */
function runsOf(rows: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] + 1 === row) run[1] = row;
    else runs.push([row, row]);
  }
  return runs;
}

/** A note of a sheet, before which stands that numbers are stale, or follow inputs that have been changed. */
export function writeStated(cell: Cell, note: string, held?: HeldList, whose?: Whose): void {
  if (held === undefined) return writeText(cell, note, 'quiet');
  writeFormula(cell, held.noteOr(note, whose), note, 'General', 'quiet');
  // The text runs over the cells beside it.
  const beside = cell.worksheet.getCell(Number(cell.row), Number(cell.col) + COLOURED).address;
  cell.worksheet.addConditionalFormatting({
    ref: `${cell.address}:${beside}`,
    rules: [
      {
        type: 'expression',
        priority: 1,
        formulae: [`ISNUMBER(SEARCH("STALE",${absolute(cell)}))`],
        style: { fill: FILLS.bad, font: FONTS.bold },
      },
    ],
  });
}

const COLOURED = 3;

function absolute({ address }: Cell): string {
  return address.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
}

/** A text in a formula: Excel takes at most 255 characters in one piece. */
function quoted(text: string): string {
  const pieces = text.match(/.{1,250}/gsu) ?? [''];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join('&');
}
