import type { Choices } from './choices.js';
import { FormulaWriter } from './formulas.js';
import type { Scope } from './names.js';
import { calendarOf, inputsOf, membersOf, tablesOf, type Calendar, type Members, type Table } from './randomInputs.js';
import { SPANS, UNITS, isVisible, type By, type Known } from './vocabulary.js';

const MOST_LINES = 16;
/** An argument that stays among the probabilities, or the loads and beds of a hospital, whatever `x` is. */
const SHARE = (x: string): string => `min(0.98, max(0.02, abs(${x})))`;
const LOAD = (x: string): string => `min(abs(${x}), 60)`;

type Line = Known & { readonly formula: string; readonly kind: 'line' | 'flag' | 'check' };

/** A model file made up from a tape of choices: sound in names, dimensions, series and units, whatever the tape. */
export function randomModel(choices: Choices): string {
  return new Maker(choices, '', calendarOf(choices), false).text();
}

/** As `randomModel`, for a workbook: its models share a calendar, and begin their names each with a prefix of its own. */
export function randomSheet(choices: Choices, prefix: string, calendar: Calendar): string {
  return new Maker(choices, prefix, calendar, true).text();
}

class Maker {
  private readonly members: Members;
  private readonly tables: readonly Table[];
  private readonly inputs: readonly (Known & { readonly text: string })[];
  private readonly lines: Line[] = [];

  constructor(
    private readonly choices: Choices,
    private readonly prefix: string,
    private readonly calendar: Calendar,
    private readonly forSheets: boolean,
  ) {
    this.members = membersOf(choices);
    this.tables = tablesOf(choices, prefix);
    this.inputs = inputsOf(choices, prefix, calendar, this.members);
    const count = 4 + choices.below(MOST_LINES - 3);
    while (this.lines.length < count) {
      if (choices.chance(35)) this.circle(1 + choices.below(3));
      else this.alone();
    }
  }

  text(): string {
    const lines = this.lines.map(({ name, unit, by, formula, kind }) => {
      const span = by.length === 0 ? '' : `    by: ${by.length === 1 ? by[0] : `[${by.join(', ')}]`}\n`;
      const what = kind === 'check' ? '    check: true\n' : `    unit: ${kind === 'flag' ? 'flag' : unit}\n`;
      return `  ${name}:\n${what}${span}    formula: ${formula}\n`;
    });
    const dates = [
      `  ${this.prefix}opening: { unit: date, value: ${this.calendar.opening} }\n`,
      `  ${this.prefix}closing: { unit: date, value: ${this.calendar.closing} }\n`,
    ];
    return `section: Random\n${this.calendar.text}${this.members.text}tables:\n${this.tables.map(({ text }) => text).join('')}inputs:\n${this.inputs.map(({ text }) => text).join('')}${dates.join('')}lines:\n${lines.join('')}`;
  }

  private alone(): void {
    const { choices } = this;
    const [by, series] = [choices.pick(SPANS), choices.chance(70)];
    const kind = choices.weighted<Line['kind'] | 'special'>([
      [12, 'line'],
      [3, 'special'],
      [1, 'flag'],
      [1, 'check'],
    ]);
    const unit = kind === 'line' ? choices.pick(UNITS) : '1';
    const line = { name: this.nextName(0), unit, by, series };
    const writer = this.writer(line, { queued: [line], direction: 'alone' });
    if (kind === 'special') return this.special(line, writer);
    const formula = kind === 'line' ? writer.formula(unit, 3) : writer.condition(2);
    this.lines.push({ ...line, formula, kind });
  }

  /** A line of one of the functions that have a method of their own, alone so that a last digit is not multiplied. */
  private special(line: Known, writer: FormulaWriter): void {
    const flows = [...this.inputs, ...this.lines].filter((each) => each.series && isVisible(each.by, line.by));
    const of = this.choices.weighted<(x: string) => string>([
      [2, (x) => `normal_inverse(${SHARE(x)})`],
      [2, (x) => `erlang_b(${LOAD(x)}, ${this.choices.pick(['20', '5', '0', '70', '2.5'])})`],
      [2, (x) => `erlang_beds(${LOAD(x)}, ${this.choices.pick(['0.05', '0.001', '0.5', '0'])})`],
      [1, (x) => `normal_inverse(${x})`],
      [1, (x) => `erlang_b(${x}, 3)`],
    ]);
    if (this.choices.chance(25)) return this.rateOfReturn(line, writer);
    if (flows.length > 0 && !this.forSheets && this.choices.chance(30))
      this.lines.push({ ...line, series: false, formula: `irr(${this.choices.pick(flows).name})`, kind: 'line' });
    else this.lines.push({ ...line, formula: of(writer.formula('1', 1)), kind: 'line' });
  }

  /** Flows of one change of sign, or of none, and their rate: where more than one rate fits, a spreadsheet takes its pick. */
  private rateOfReturn(line: Known, writer: FormulaWriter): void {
    const spent = this.choices.pick(['-100', '-100', '-80', '5']);
    const flow = `if(year == first_year, ${spent}, 5 + min(abs(${writer.formula('1', 1)}), 70))`;
    const irr = { name: this.nextName(1), formula: `irr(${line.name})` };
    this.lines.push({ ...line, series: true, formula: flow, kind: 'line' });
    this.lines.push({ ...line, series: false, ...irr, kind: 'line' });
  }

  /** Lines that look at one another a year before, or a year after; or, within a year, at the members before their own. */
  private circle(size: number): void {
    const { choices } = this;
    const direction = choices.pick(['forward', 'forward', 'backward'] as const);
    const inMembers = choices.chance(50);
    const [shared, unit] = [choices.pick(SPANS), choices.pick(UNITS)];
    const circle = Array.from({ length: size }, (_, index): Known => {
      const by: By = inMembers ? shared : choices.pick(SPANS);
      return { name: this.nextName(index), unit: choices.chance(30) ? choices.pick(UNITS) : unit, by, series: true };
    });
    const made = circle.map((line, index): Line => {
      const queued = inMembers ? circle : [line];
      const writer = this.writer(line, { queued, direction, circle, before: circle.slice(0, index) });
      return { ...line, formula: writer.formula(line.unit, 3), kind: 'line' };
    });
    this.lines.push(...made);
  }

  private writer({ by, series }: Known, own: Pick<Scope, 'queued' | 'direction'> & Partial<Scope>): FormulaWriter {
    return new FormulaWriter(this.choices, {
      by,
      series,
      known: [...this.inputs, ...this.lines.filter(({ kind }) => kind === 'line')],
      before: [],
      circle: [],
      tables: this.tables,
      forSheets: this.forSheets,
      dates: [`${this.prefix}opening`, `${this.prefix}closing`],
      ...own,
    });
  }

  private nextName(ahead: number): string {
    return `${this.prefix}line_${this.lines.length + ahead + 1}`;
  }
}
