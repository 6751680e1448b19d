import type { Expression } from '../formula/ast.js';
import { CALENDAR_WORDS, isCalendarWord, isMemberFunction } from '../formula/functions.js';
import { printFinancialYear } from '../../words/index.js';
import { valueAt, type Outcome } from '../evaluate/index.js';
import { memberSeen, membersAdded, type ModelRow } from '../structure/index.js';
import { printSerialDay } from '../units/index.js';
import type { Explanation, Target } from './explanation.js';
import { fillIn, type Filled } from './fillIn.js';
import { termsOf } from './terms.js';
import { isYear, isYearNumber, yearsAway } from './years.js';

/**
 * Explains a cell and what it was made from, `depth` levels down; undefined when there is no such line, input or member. What is
 * made from all years, a sum or a present value, is followed into each of `years`, or else into the target's own, or the first in
 * which none of it is nought where that of the target says nothing.
 */
export function explain(
  outcome: Outcome,
  target: Target,
  depth: number,
  years: readonly number[] = [],
): Explanation | undefined {
  return new Explainer(outcome, years).explain(target, depth);
}

type Call = Extract<Expression, { kind: 'call' }>;

/** A sum of so many terms is read one by one. */
const LONG_SUM = 6;

class Explainer {
  constructor(
    private readonly outcome: Outcome,
    private readonly years: readonly number[],
  ) {}

  explain(target: Target, depth: number): Explanation | undefined {
    const row = this.outcome.structure.ofLine.get(target.name)?.find((candidate) => candidate.member === target.member);
    return row === undefined ? this.input(target) : this.line(row, target, depth);
  }

  private line(row: ModelRow, target: Target, depth: number): Explanation {
    const { line } = row;
    const year = line.series ? target.year : undefined;
    const value = valueAt(this.outcome, line.name, year, row.member);
    const failure = this.outcome.failures.find(
      (each) => each.line === line.name && each.member === row.member && each.year === year,
    );
    const { pieces, text, opened } = this.fill(row, target.year);
    const terms = this.terms(row, target.year);
    return {
      kind: 'line',
      name: line.name,
      ...(row.member === undefined ? {} : { member: row.member }),
      ...(year === undefined ? {} : { year }),
      label: line.label,
      unit: line.unit.text,
      value: value === undefined || Number.isNaN(value) ? null : value,
      ...(failure === undefined ? {} : { reason: failure.reason }),
      ...(line.source === undefined ? {} : { source: line.source }),
      formula: line.formula,
      formulaWithNumbers: text,
      ...(terms === undefined ? {} : { terms }),
      ...(opened === undefined ? {} : { opened }),
      place: printPlace(line.place),
      precedents: depth <= 0 ? [] : pieces.flatMap((piece) => this.explain(piece, depth - 1) ?? []),
    };
  }

  private input(target: Target): Explanation | undefined {
    const bound = this.outcome.bound.get(target.name);
    const row = bound?.rows.find((candidate) => candidate.member === target.member);
    if (bound === undefined || row === undefined) return undefined;
    const year = bound.series ? target.year : undefined;
    const value = this.inputValue(target.name, target.member, target.year);
    const { source, status, date, note, from } = row;
    return {
      kind: 'input',
      name: target.name,
      ...(target.member === undefined ? {} : { member: target.member }),
      ...(year === undefined ? {} : { year }),
      label: bound.input.label,
      unit: bound.input.unit.text,
      value: value ?? null,
      ...Object.fromEntries(
        Object.entries({ source, status, date, note, from }).filter(([, said]) => said !== undefined),
      ),
      place: printPlace(row.place),
      precedents: [],
    };
  }

  /** The formula with numbers for names, and the cells that it read, each once. */
  private fill(row: ModelRow, year: number | undefined): { text: string; pieces: Target[]; opened?: number } {
    let opened: number | undefined;
    const filled = fillIn(row.line.formula, row.line.expression, (name, owner) => {
      const read = this.read(row, name, owner, year);
      opened ??= read.opened;
      return read;
    });
    const seen = new Map<string, Target>();
    for (const target of filled.targets) seen.set(`${target.name}.${target.member ?? ''}.${target.year ?? ''}`, target);
    return { text: filled.text, pieces: [...seen.values()], ...(opened === undefined ? {} : { opened }) };
  }

  /** What a name in a formula stood for: the number to print, and the cells behind it. */
  private read(row: ModelRow, name: string, owner: Call | undefined, year: number | undefined): Filled {
    const { blueprint } = this.outcome.structure;
    if ((CALENDAR_WORDS as readonly string[]).includes(name)) {
      const number = this.calendar(name, year);
      return { numbers: [number], targets: [], ...(isYearNumber(number) ? { words: String(number) } : {}) };
    }
    const call = owner?.function;
    if (call !== undefined && (isMemberFunction(call) || call === 'earlier')) {
      const members = membersAdded(blueprint, name, row, call);
      return this.cells(members.map((member) => ({ name, member, ...(year === undefined ? {} : { year }) })));
    }
    const member = memberSeen(blueprint, name, row);
    const base = { name, ...(member === undefined ? {} : { member }) };
    const away = yearsAway(owner);
    if (away !== undefined) {
      const other = (year ?? NaN) + away;
      const inside = other >= blueprint.timeline.first && other <= blueprint.timeline.last;
      return inside ? this.cells([{ ...base, year: other }]) : { numbers: [], targets: [] };
    }
    const seen = year === undefined ? base : { ...base, year };
    const yearRead = owner?.function === 'at' ? this.yearOf(owner.arguments[1], row, year) : undefined;
    if (yearRead !== undefined) return this.cells([{ ...base, year: yearRead }]);
    if (call === 'cumulative')
      return {
        numbers: [],
        ...this.eachYear(row, owner, base, seen, year),
        words: `${name} to ${year === undefined ? 'this year' : printFinancialYear(year)}`,
      };
    if (call !== undefined && ['sum', 'highest', 'lowest', 'npv', 'irr', 'at', 'lag', 'lead'].includes(call))
      return {
        numbers: [],
        ...this.eachYear(row, owner, base, seen),
        words: `${name} over ${blueprint.years.length} years`,
      };
    const cells = this.cells([seen]);
    const [number] = cells.numbers;
    if (typeof number !== 'number') return cells;
    const unit = (blueprint.inputs.get(name) ?? blueprint.lines.get(name))?.unit.text ?? '';
    if (unit === 'date') return { ...cells, words: printSerialDay(number) };
    return isYear(name, unit, number) ? { ...cells, words: String(number) } : cells;
  }

  /** A cell in each of the years asked for, up to one of them where only those count; or in one year that tells something. */
  private eachYear(
    row: ModelRow,
    owner: Call | undefined,
    base: Target,
    seen: Target,
    last = Infinity,
  ): Pick<Filled, 'targets' | 'opened'> {
    if (!this.isSeries(base.name)) return { targets: [seen] };
    const years = this.outcome.structure.blueprint.years.filter((year) => year <= last);
    const asked = this.years.filter((year) => years.includes(year));
    if (asked.length > 0) return { targets: asked.map((year) => ({ ...base, year })) };
    const read = (owner?.arguments ?? []).flatMap((each) =>
      each.kind === 'name' && this.isSeries(each.name) ? [each.name] : [],
    );
    const tells = (year: number | undefined): boolean =>
      read.every((name) => {
        const value = this.valueOf(this.cellOf(name, row, year));
        return value !== 0 && value !== null;
      });
    const opened = tells(seen.year) ? undefined : years.find(tells);
    return opened === undefined ? { targets: [seen] } : { targets: [{ ...base, year: opened }], opened };
  }

  private isSeries(name: string): boolean {
    const { ofLine } = this.outcome.structure;
    return ofLine.get(name)?.[0]?.line.series ?? this.outcome.bound.get(name)?.series ?? false;
  }

  /** A long sum by its terms; undefined for another formula. */
  private terms(row: ModelRow, year: number | undefined): Explanation['terms'] {
    const terms = termsOf(row.line.expression);
    if (terms === undefined || terms.length < LONG_SUM) return undefined;
    return terms.map(({ name, sign }) => ({ name, sign, value: this.valueOf(this.cellOf(name, row, year)) }));
  }

  /** The year that at(line, year) looks at, where its formula is one word, name or number. */
  private yearOf(expression: Expression | undefined, row: ModelRow, year: number | undefined): number | undefined {
    const found =
      expression?.kind === 'number'
        ? expression.value
        : expression?.kind === 'name'
          ? this.yearNamed(expression.name, row, year)
          : undefined;
    return found !== undefined && this.outcome.structure.blueprint.years.includes(found) ? found : undefined;
  }

  private yearNamed(name: string, row: ModelRow, year: number | undefined): number | undefined {
    if (isCalendarWord(name)) return this.calendar(name, year);
    return this.valueOf(this.cellOf(name, row, year)) ?? undefined;
  }

  /** What a name stands for in a row of a line. */
  private cellOf(name: string, row: ModelRow, year: number | undefined): Target {
    const member = memberSeen(this.outcome.structure.blueprint, name, row);
    return { name, ...(member === undefined ? {} : { member }), ...(year === undefined ? {} : { year }) };
  }

  private cells(targets: readonly Target[]): Filled {
    return { numbers: targets.map((target) => this.valueOf(target)), targets };
  }

  /** The value of a cell alone: explaining it in full would walk all that it was made from. */
  private valueOf({ name, member, year }: Target): number | null {
    const value = valueAt(this.outcome, name, year, member) ?? this.inputValue(name, member, year);
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  private inputValue(name: string, member: string | undefined, year: number | undefined): number | undefined {
    const bound = this.outcome.bound.get(name);
    const row = bound?.rows.find((candidate) => candidate.member === member);
    return row?.values[bound?.series === true ? (year ?? NaN) - this.first : 0];
  }

  private calendar(name: string, year: number | undefined): number {
    const { first, base, last } = this.outcome.structure.blueprint.timeline;
    const words: Record<string, number> = {
      t: (year ?? NaN) - base,
      year: year ?? NaN,
      first_year: first,
      base_year: base,
      last_year: last,
    };
    return words[name] ?? NaN;
  }

  private get first(): number {
    return this.outcome.structure.blueprint.timeline.first;
  }
}

function printPlace({ file, line, column }: { file: string; line?: number; column?: number }): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
