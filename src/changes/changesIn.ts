import type { Change } from '../model/values/index.js';
import type { Problem } from '../problems/index.js';
import { readSheets, type SavedCell, type SavedSheet } from './sheets.js';

/** The sheet that a reader changes, and the one that keeps it as it was written. Its fourth row heads the columns, its second has years. */
const INPUTS = 'Inputs';
const WRITTEN = 'Inputs as written';
const HEAD_ROW = 4;
const YEAR_ROW = 2;
const LAST_ROW = 20_000;
const LAST_COLUMN = 200;
/** A program that saves a workbook may drop the last digits of a number. */
const SAME_WITHIN = 1e-12;
/** More options than any hospital has. */
const MOST_OPTIONS = 50;

/** An input that only Decant works out: why, and the files that it rests on. */
export interface HeldInput {
  readonly input: string;
  readonly why: string;
  readonly alsoOn: readonly string[];
  /** It was restated in other prices, and may be typed over. */
  readonly mayBeChanged?: true;
}

/**
 * What a reader changed on the sheet Inputs of a report's workbook, in the order of its rows; undefined when the file is no such
 * workbook or something on the sheet cannot be taken over, and `problems` says all of it.
 */
export function changesIn(
  bytes: Uint8Array,
  file: string,
  held: readonly HeldInput[],
  problems: Problem[],
): Change[] | undefined {
  const found: Problem[] = [];
  const refuse = (wrong: string, right: string, at?: string): void =>
    void found.push({ severity: 'error', file: at === undefined ? file : `${file}, ${at}`, found: wrong, right });
  const sheets = readSheets(bytes, [INPUTS, WRITTEN], refuse);
  const [now, written] = [sheets?.get(INPUTS), sheets?.get(WRITTEN)];
  if (sheets !== undefined && (now === undefined || written === undefined))
    refuse(
      `it has no sheet “${now === undefined ? INPUTS : WRITTEN}”`,
      'Take a workbook that decant report wrote, with all of its sheets',
    );
  const changes =
    now === undefined || written === undefined ? [] : new Comparison(now, written, { file, held, refuse }).changes();
  problems.push(...found);
  return found.length > 0 ? undefined : changes;
}

type Refuse = (wrong: string, right: string, at?: string) => void;

interface Heads {
  readonly name: string;
  readonly label: string;
  readonly member: string;
  readonly options: string;
  readonly kind: string;
  readonly value: string;
  readonly years: readonly string[];
}

/** The sheet as it is against the one as it was written, cell by cell. */
class Comparison {
  private readonly heads: Heads;

  constructor(
    private readonly now: SavedSheet,
    private readonly written: SavedSheet,
    private readonly on: { readonly file: string; readonly held: readonly HeldInput[]; readonly refuse: Refuse },
  ) {
    this.heads = headsOf(written);
  }

  changes(): Change[] {
    const changes: Change[] = [];
    for (let row = HEAD_ROW + 1; row <= LAST_ROW; row++) {
      const name = this.written.get(`${this.heads.name}${row}`);
      if (typeof name !== 'string') continue;
      if (this.now.get(`${this.heads.name}${row}`) !== name) {
        this.on.refuse(
          `row ${row} of ${INPUTS} is not ${name}, as it was written`,
          'Put rows back where they were: change values alone',
          `${INPUTS}!A${row}`,
        );
        return [];
      }
      const change = this.changeIn(row, name);
      if (change !== undefined) changes.push(change);
    }
    return changes;
  }

  private changeIn(row: number, name: string): Change | undefined {
    const { value, years } = this.heads;
    if (this.written.get(`${this.heads.kind}${row}`) === 'table') this.judgeStep(row);
    const isSeries = !this.written.has(`${value}${row}`);
    const columns = isSeries ? years.filter((column) => this.written.has(`${column}${row}`)) : [value];
    const was = columns.map((column) => Number(this.written.get(`${column}${row}`)));
    const values = columns.map((column, index) => this.numberAt(`${column}${row}`, was[index] ?? NaN));
    const moved = values.findIndex((each, index) => !isSame(each, was[index] ?? NaN));
    if (moved < 0) return undefined;
    const cell = `${INPUTS}!${columns[moved] ?? value}${row}`;
    return this.isFree(row, name, cell)
      ? { ...this.of(row, name), values, was, cell, place: { file: `${this.on.file}, ${cell}` } }
      : undefined;
  }

  /** A table's step begins where it was written to. */
  private judgeStep(row: number): void {
    const key = this.written.get(`${this.heads.member}${row}`);
    if (textOf(this.now.get(`C${row}`)) !== textOf(key))
      this.on.refuse(
        `the step of ${textOf(key)} was typed over`,
        'Put it back: change the value at a step, never the step',
        `${INPUTS}!C${row}`,
      );
  }

  private of(row: number, name: string): Pick<Change, 'kind' | 'name' | 'member' | 'key' | 'options'> {
    const text = (column: string): string => textOf(this.written.get(`${column}${row}`));
    const [member, options] = [text(this.heads.member), text(this.heads.options)];
    const of = options === '' ? {} : { options: options.split(', ', MOST_OPTIONS) };
    if (text(this.heads.kind) === 'table') return { kind: 'table', name, key: Number(member), ...of };
    return { kind: 'input', name, ...(member === '' ? {} : { member }), ...of };
  }

  /** What only Decant works out, and the calendar, are not taken over: where to change them instead. */
  private isFree(row: number, name: string, cell: string): boolean {
    const label = textOf(this.written.get(`${this.heads.label}${row}`), name);
    if (this.written.get(`${this.heads.kind}${row}`) === 'calendar') {
      this.on.refuse(
        `${label} was typed over`,
        'The columns stand for fixed years: change timeline: in site.yaml',
        cell,
      );
      return false;
    }
    const held = this.on.held.find(({ input }) => input === name);
    if (held === undefined || held.mayBeChanged) return true;
    const instead = held.alsoOn.length === 0 ? '' : `, or change ${held.alsoOn.join(', ')}`;
    this.on.refuse(
      `${label} was typed over, and only Decant can work it out (${held.why})`,
      `Put it back${instead}`,
      cell,
    );
    return false;
  }

  private numberAt(address: string, was: number): number {
    const found = this.now.get(address);
    if (typeof found === 'number' && Number.isFinite(found)) return found;
    this.on.refuse(`${printed(found)} stands where a number is needed`, 'Write a number', `${INPUTS}!${address}`);
    return was;
  }
}

function printed(found: SavedCell | undefined): string {
  if (found === undefined || found === '') return 'Nothing';
  return typeof found === 'object' ? found.error : `“${textOf(found).slice(0, 40)}”`;
}

function textOf(cell: SavedCell | undefined, otherwise = ''): string {
  if (cell === undefined) return otherwise;
  return typeof cell === 'object' ? cell.error : String(cell);
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_WITHIN * Math.max(Math.abs(a), Math.abs(b));
}

function headsOf(written: SavedSheet): Heads {
  const columns = Array.from({ length: LAST_COLUMN }, (_, index) => letters(index + 1));
  const under = (head: string): string => columns.find((column) => written.get(`${column}${HEAD_ROW}`) === head) ?? '';
  return {
    name: under('Name'),
    label: under('Label'),
    member: under('Member'),
    options: under('Options'),
    kind: under('Kind'),
    value: under('Value'),
    years: columns.filter((column) => typeof written.get(`${column}${YEAR_ROW}`) === 'number'),
  };
}

/** 1 → A, 27 → AA. */
function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before === 0 ? '' : letters(before)) + String.fromCharCode(65 + ((column - 1) % 26));
}
