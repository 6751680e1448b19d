import { NamePicker, type Made } from './names.js';
import { PRODUCTS, QUOTIENTS, UNITS, isQueued, isTotalled, type Unit } from './vocabulary.js';

type Rule = readonly [weight: number, make: () => Made];

const LITERALS = ['0', '1', '2', '12', '0.5', '3', '0.035', '1.25', '28', '0.1', '1e6', '7.'] as const;
const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='] as const;

/** Writes well-typed formulas at random: every construct of the language may come up, each with names that it may take. */
export class FormulaWriter extends NamePicker {
  /** A formula in a unit, with one value a year where the scope says so. */
  formula(unit: Unit, depth: number): string {
    this.isSeries = false;
    const text = this.write(unit, depth);
    return this.scope.series && !this.isSeries ? `if(t < 2, ${text}, ${this.write(unit, 0)})` : text;
  }

  /** A condition, as checks and lines of flags hold. */
  condition(depth: number): string {
    this.isSeries = false;
    const text = this.truth(depth);
    return this.scope.series && !this.isSeries ? `(${text}) or t > 3` : text;
  }

  private write(unit: Unit, depth: number): string {
    const rules = depth <= 0 ? this.leaves(unit) : [...this.leaves(unit), ...this.branches(unit, depth - 1)];
    for (let tries = 0; tries < 8; tries++) {
      const made = this.choices.weighted(rules)();
      if (made !== undefined) return made;
    }
    return unit === '1' ? '1' : '0';
  }

  private leaves(unit: Unit): Rule[] {
    const pure: Rule[] = [
      [3, () => this.choices.pick(LITERALS)],
      [1, () => this.yearly(this.choices.pick(['t', 'year']))],
      [1, () => this.choices.pick(['first_year', 'base_year', 'last_year'])],
    ];
    return [[8, () => this.named(unit)], ...(unit === '1' ? pure : []), [1, () => '0']];
  }

  private branches(unit: Unit, depth: number): Rule[] {
    const one = (of = unit): string => this.write(of, depth);
    const call =
      (name: string, ...pieces: (() => string)[]) =>
      (): string =>
        `${name}(${pieces.map((piece) => piece()).join(', ')})`;
    const same = (): string => one();
    const pure = (): string => one('1');
    return [
      [4, () => `(${one()} ${this.choices.pick(['+', '-'])} ${one()})`],
      [3, () => this.either(`${one()} * ${pure()}`, depth)],
      [2, () => `(${one()} / ${pure()})`],
      [1, () => `(${pure()} * ${one()})`],
      [1, () => `(-${one()})`],
      [3, () => `if(${this.truth(depth)}, ${one()}, ${one()})`],
      [3, call(this.choices.pick(['min', 'max']), same, same)],
      [1, call('max', same, same, same)],
      [1, call(this.choices.pick(['abs', 'floor', 'ceil']), same)],
      [1, call('mod', same, same)],
      [
        1,
        call(
          'pmt',
          () => this.rate(),
          () => this.term(),
          same,
        ),
      ],
      [1, () => `as(${this.write(this.choices.pick(UNITS), depth)}, ${unit})`],
      ...this.acrossYears(unit, depth),
      ...this.overMembers(unit),
      ...this.combined(unit, depth),
      ...(unit === '1' ? this.pureBranches(depth) : []),
    ];
  }

  /** `a * b` in parentheses or not: a product needs none inside a sum. */
  private either(text: string, depth: number): string {
    return depth === 0 ? text : `(${text})`;
  }

  private pureBranches(depth: number): Rule[] {
    const pure = (): string => this.write('1', depth);
    const unit = (): Unit => this.choices.pick(UNITS);
    return [
      [2, () => this.ratio(unit(), depth)],
      [3, () => `(${this.truth(depth)})`],
      [2, () => this.power(depth)],
      [1, () => `${this.choices.pick(['sqrt', 'log', 'exp'])}(${pure()})`],
      [1, () => `exp(-abs(${pure()}))`],
      [1, () => `annuity(${this.rate()}, ${this.term()})`],
      [1, () => `not(${this.truth(depth)})`],
      [1, () => `near(${this.ratio(unit(), depth)}, ${pure()})`],
      [1, () => this.inForce()],
    ];
  }

  private power(depth: number): string {
    const pure = (): string => this.write('1', depth);
    const whole = this.choices.pick(['2', '3', '-1']);
    if (this.choices.chance(40)) return `(${pure()} ^ ${whole})`;
    const exponent = this.choices.pick(['0.5', '0', '1.5', ...(this.scope.series ? ['-t'] : []), 'x', 'x']);
    // A spreadsheet's own rules for 0^0 and for numbers below the smallest double are not the language's.
    const base = this.scope.forSheets ? `(abs(${pure()}) + 0.5)` : pure();
    if (exponent !== 'x') return `(${base} ^ ${exponent === '-t' ? this.yearly(exponent) : exponent})`;
    return `(${base} ^ ${this.scope.forSheets ? `min(9, max(-9, ${pure()}))` : `(${pure()})`})`;
  }

  private ratio(unit: Unit, depth: number): string {
    return `(${this.write(unit, depth)} / ${this.write(unit, depth)})`;
  }

  /** Units that multiply and divide into this one. */
  private combined(unit: Unit, depth: number): Rule[] {
    const join = (pairs: readonly (readonly [Unit, Unit])[] | undefined, sign: string): Rule[] =>
      (pairs ?? []).map(([left, right]) => [
        2,
        () => `(${this.write(left, depth)} ${sign} ${this.write(right, depth)})`,
      ]);
    return [...join(PRODUCTS[unit], '*'), ...join(QUOTIENTS[unit], '/'), ...this.presentValue(unit)];
  }

  private presentValue(unit: Unit): Rule[] {
    const pairs = unit === '1' ? [['1', '1'] as const] : (PRODUCTS[unit] ?? [[unit, '1'] as const]);
    return pairs.map(([flow, factor]) => [
      1,
      () => {
        const [flows, factors] = [this.wholeLine(flow), this.wholeLine(factor)];
        return flows === undefined || factors === undefined ? undefined : `npv(${flows}, ${factors})`;
      },
    ]);
  }

  private acrossYears(unit: Unit, depth: number): Rule[] {
    const over =
      (...functions: readonly string[]) =>
      (): Made => {
        const name = this.wholeLine(unit);
        return name === undefined ? undefined : `${this.choices.pick(functions)}(${name})`;
      };
    const at = (): Made => {
      const name = this.wholeLine(unit);
      return name && `at(${name}, ${this.someYear(depth)})`;
    };
    return [[2, over('sum', 'highest', 'lowest')], [1, at], ...(this.scope.series ? this.neighbours(unit, depth) : [])];
  }

  private neighbours(unit: Unit, depth: number): Rule[] {
    const { direction } = this.scope;
    const shifted = (isBefore: boolean): Made => {
      const inCircle = direction === (isBefore ? 'forward' : 'backward') ? this.scope.circle : [];
      const name = this.visibleSeries(unit, [...inCircle, ...inCircle, ...this.scope.known]);
      if (name === undefined) return undefined;
      const edge = this.write(unit, Math.min(depth, 1));
      this.isSeries = true;
      if (this.choices.chance(65)) return `${isBefore ? 'prev' : 'next'}(${name}, ${edge})`;
      const isOutside = this.scope.known.some((known) => known.name === name);
      const years = this.choices.pick([
        ...(isOutside ? ['0', 'base_year - first_year', 'max(t, 0)', 't'] : []),
        '1',
        '2',
        '3',
        '40',
      ]);
      return `${isBefore ? 'lag' : 'lead'}(${name}, ${years}, ${edge})`;
    };
    const running = (): Made => {
      const name = this.visibleSeries(unit, direction === 'backward' ? this.scope.known : this.sameYear());
      if (name !== undefined) this.isSeries = true;
      return name && `cumulative(${name})`;
    };
    const inCircle = direction === 'alone' ? 2 : 12;
    return [
      [direction === 'backward' ? 1 : inCircle, () => shifted(true)],
      [direction === 'forward' ? 1 : inCircle, () => shifted(false)],
      [2, running],
    ];
  }

  private overMembers(unit: Unit): Rule[] {
    const { by } = this.scope;
    const reduced = (): Made => {
      const name = this.choose(this.sameYear().filter((known) => known.unit === unit && isTotalled(known.by, by)));
      const functions = unit === '1' ? [...REDUCERS, 'product', 'product'] : REDUCERS;
      return name && `${this.choices.pick(functions)}(${name})`;
    };
    const queued = (): Made => {
      const among = this.choices.chance(60) ? this.scope.queued : this.sameYear();
      const names = among.filter((known) => known.unit === unit && isQueued(known.by, by));
      // A line that waits for its own earlier members gets no value a year from them.
      const name = this.choose(names, among !== this.scope.queued);
      return name && `earlier(${name})`;
    };
    return [
      [4, reduced],
      [by.length > 0 ? 4 : 0, queued],
    ];
  }

  private truth(depth: number): string {
    if (depth <= 0) return `${this.write('1', 0)} ${this.choices.pick(COMPARISONS)} ${this.write('1', 0)}`;
    const unit = this.choices.pick(UNITS);
    const [a, b] = [(): string => this.truth(depth - 1), (): string => this.truth(depth - 1)];
    return this.choices.weighted<() => string>([
      [6, () => `${this.write(unit, depth - 1)} ${this.choices.pick(COMPARISONS)} ${this.write(unit, depth - 1)}`],
      [1, () => `(${a()}) and (${b()})`],
      [1, () => `(${a()}) or (${b()})`],
      [1, () => `not(${a()})`],
      [1, () => `near(${this.write(unit, depth - 1)}, ${this.write(unit, depth - 1)})`],
      [1, () => `(${this.write('1', depth - 1)}) and (${b()})`],
    ])();
  }

  private someYear(depth: number): string {
    const years = ['base_year', 'first_year', 'last_year', 'base_year + 1', 'base_year + 0.5'];
    if (!this.scope.series) return this.choices.pick(years);
    const year = this.choices.pick([...years, ...YEARS_NEARBY, 'year + x']);
    if (!/\byear\b/.test(year)) return year;
    return this.yearly(year === 'year + x' ? `year + ${this.write('1', depth - 1)}` : year);
  }

  private lookUp(unit: Unit): Made {
    const tables = this.scope.tables.filter((table) => table.unit === unit);
    return tables.length === 0 ? undefined : `lookup(${this.choices.pick(tables).name}, ${this.write('1', 1)})`;
  }

  private named(unit: Unit): Made {
    if (this.choices.chance(10)) return this.lookUp(unit);
    return this.choose(this.visible(unit));
  }
}

const YEARS_NEARBY = ['year', 'max(first_year, year - 1)', 'min(last_year, year + 2)'] as const;
const REDUCERS = ['total', 'total', 'mean', 'largest', 'smallest'];
