import { walk, type Expression } from '../formula/ast.js';
import type { Blueprint, PlacedLine } from './blueprint.js';
import type { Structure } from './check.js';

/** Functions that add up a line's years, or weigh and add them: whoever wrote them takes the line for a flow. */
const ADD_YEARS: readonly string[] = ['sum', 'cumulative', 'npv', 'irr'];
/** Of what these give one of, that it is; an amount of the year before is an amount of the year in which it falls. */
const SAME_KIND: readonly string[] = ['min', 'max', 'prev'];
/** Pure numbers, yes and no, and days of the calendar are no amounts. */
const NO_AMOUNT: readonly string[] = ['1', '%', 'flag', 'date'];
/** What happens in a year, or is paid in it: a sum over years is an amount, whoever reads the line. */
const OF_A_YEAR = /^(bed\*day|spell|patient|[km]?(real|pv)?GBP\/year)$/;
/** Turns one kind of money into another: a deflator, a discount factor. */
const MONEY_RATE = /^[a-z]*GBP\/[a-z]*GBP$/;

type Named = Extract<Expression, { kind: 'name' }>;
type Binary = Extract<Expression, { kind: 'binary' }>;
type Call = Extract<Expression, { kind: 'call' }>;

/**
 * Names of the series whose years may be added up (METHOD 9): amounts of a year, such as a cost, a receipt or bed-days, and neither a
 * level (beds, floor, debt), nor a rate, an index or a flag. The model says which: money that is paid, what is so much a year, what a
 * formula adds up over years or to a level, what such lines are sums of, and what is made of such alone. Of any other series
 * nothing is known for certain, and it is not added.
 */
export function flowsIn(structure: Structure): ReadonlySet<string> {
  const found = FOUND.get(structure) ?? new Finder(structure).found();
  FOUND.set(structure, found);
  return found;
}

/** Each sheet of a workbook asks. */
const FOUND = new WeakMap<Structure, ReadonlySet<string>>();

class Finder {
  private readonly blueprint: Blueprint;
  private readonly series: ReadonlySet<string>;
  private readonly flows = new Set<string>();
  /** Single values that are so much a year, such as today's cost: a share of one in each year is an amount of that year. */
  private readonly yearly = new Set<string>();

  constructor({ blueprint, ofLine, seriesInputs }: Structure) {
    this.blueprint = blueprint;
    const lines = [...ofLine].flatMap(([name, rows]) => (rows[0]?.line.series === true ? [name] : []));
    this.series = new Set([...lines, ...[...blueprint.inputs.keys()].filter((name) => seriesInputs.has(name))]);
  }

  found(): ReadonlySet<string> {
    const { lines, inputs } = this.blueprint;
    for (const { name, paid, position } of lines.values())
      if (paid !== undefined || position !== undefined) this.add(name);
    for (const { name, unit } of [...lines.values(), ...inputs.values()]) if (isOfAYear(unit.text)) this.add(name);
    for (const line of lines.values()) {
      walk(line.expression, (piece) => this.addedUp(piece));
      if (accumulates(line)) for (const term of termsOf(line.expression)) if (term.kind === 'name') this.add(term.name);
    }
    for (const { name, unit } of [...lines.values(), ...inputs.values()])
      if (!this.series.has(name) && isOfAYear(unit.text)) this.yearly.add(name);
    for (let before = -1; before < this.flows.size + this.yearly.size;) {
      before = this.flows.size + this.yearly.size;
      for (const line of lines.values()) {
        if (this.flows.has(line.name)) this.addTerms(line);
        else if (this.kindOf(line.expression) !== 'flow') continue;
        else if (this.series.has(line.name)) this.add(line.name);
        else this.yearly.add(line.name);
      }
    }
    return this.flows;
  }

  private add(name: string): void {
    const unit = this.unitOf(name);
    if (!this.series.has(name) || NO_AMOUNT.includes(unit) || isRate(unit)) return;
    const line = this.blueprint.lines.get(name);
    if (line === undefined || !accumulates(line)) this.flows.add(name);
  }

  private unitOf(name: string): string {
    return (this.blueprint.lines.get(name) ?? this.blueprint.inputs.get(name))?.unit.text ?? '';
  }

  private addedUp(piece: Expression): void {
    if (piece.kind !== 'call' || !ADD_YEARS.includes(piece.function)) return;
    const [of] = piece.arguments;
    if (of?.kind === 'name') this.add(of.name);
  }

  /** What a flow is the sum of are flows, unless it is a difference of levels. */
  private addTerms({ expression }: PlacedLine): void {
    let isPlain = true;
    walk(expression, (piece) => {
      if (piece.kind === 'call' && piece.function !== 'total') isPlain = false;
    });
    if (isPlain) for (const { name } of this.terms(expression)) this.add(name);
  }

  private terms(of: Expression): Named[] {
    if (of.kind === 'name') return [of];
    if (of.kind === 'negative') return this.terms(of.of);
    if (of.kind === 'call') return of.function === 'total' ? this.terms(of.arguments[0] ?? of) : [];
    if (of.kind !== 'binary') return [];
    if (isSum(of)) return [...this.terms(of.left), ...this.terms(of.right)];
    const isRestated = (of.operator === '*' || of.operator === '/') && this.isMoneyRate(of.right);
    return isRestated ? this.terms(of.left) : [];
  }

  private isMoneyRate(of: Expression): boolean {
    return of.kind === 'name' && MONEY_RATE.test(this.unitOf(of.name));
  }

  /** A flow, a number that does not belong to a year's amount, or neither for certain. */
  private kindOf(of: Expression): 'flow' | 'factor' | undefined {
    switch (of.kind) {
      case 'number':
        return 'factor';
      case 'name':
        return this.flows.has(of.name) || this.yearly.has(of.name)
          ? 'flow'
          : this.isFactor(of.name)
            ? 'factor'
            : undefined;
      case 'negative':
        return this.kindOf(of.of);
      case 'binary':
        return this.kindOfBinary(of);
      case 'call':
        return this.kindOfCall(of);
      case 'unit':
        return undefined;
    }
  }

  private kindOfBinary(of: Binary): 'flow' | 'factor' | undefined {
    const { operator, left, right } = of;
    if (isMovement(of)) return 'flow';
    const [a, b] = [this.kindOf(left), this.kindOf(right)];
    if (isSum(of)) {
      if (a === 'factor' && b === 'factor') return 'factor';
      const fits = (kind: typeof a, one: Expression): boolean => kind === 'flow' || isNought(one);
      return fits(a, left) && fits(b, right) ? 'flow' : undefined;
    }
    if (a === 'factor' && b === 'factor') return 'factor';
    if (operator === '*')
      return (a === 'flow' && b === 'factor') || (a === 'factor' && b === 'flow') ? 'flow' : undefined;
    return operator === '/' && a === 'flow' && b === 'factor' ? 'flow' : undefined;
  }

  private kindOfCall({ function: called, arguments: given }: Call): 'flow' | 'factor' | undefined {
    if (called === 'total') return this.kindOf(given[0] ?? { kind: 'unit', text: '', at: 0 });
    const chosen = called === 'if' ? given.slice(1) : SAME_KIND.includes(called) ? given : undefined;
    if (chosen === undefined) return undefined;
    const isFlow = (one: Expression): boolean => this.kindOf(one) === 'flow';
    return chosen.some(isFlow) && chosen.every((one) => isFlow(one) || isNought(one)) ? 'flow' : undefined;
  }

  /** A share, a flag, a price or a rate: what a flow may be multiplied by. */
  private isFactor(name: string): boolean {
    const unit = this.unitOf(name);
    return NO_AMOUNT.includes(unit) || isRate(unit);
  }
}

function isOfAYear(unit: string): boolean {
  return OF_A_YEAR.test(unit);
}

function isRate(unit: string): boolean {
  return unit.includes('/') && !isOfAYear(unit);
}

function isSum({ operator }: Binary): boolean {
  return operator === '+' || operator === '-';
}

/** A level less what it was a year before. */
function isMovement({ operator, left, right }: Binary): boolean {
  return operator === '-' && left.kind === 'name' && right.kind === 'call' && isPrevious(right, left.name);
}

function isPrevious({ function: called, arguments: [of] }: Call, name: string): boolean {
  return called === 'prev' && of?.kind === 'name' && of.name === name;
}

function isNought(of: Expression): boolean {
  return of.kind === 'number' && of.value === 0;
}

/** A level is carried over from year to year, or adds up what went before. */
function accumulates({ name, expression }: PlacedLine): boolean {
  return termsOf(expression).some(
    (piece) => piece.kind === 'call' && (piece.function === 'cumulative' || isPrevious(piece, name)),
  );
}

/** The terms that a formula adds and takes off. */
function termsOf(of: Expression): Expression[] {
  if (of.kind === 'negative') return termsOf(of.of);
  return of.kind === 'binary' && isSum(of) ? [...termsOf(of.left), ...termsOf(of.right)] : [of];
}
