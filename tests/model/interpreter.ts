import type { Expression } from '../../src/model/formula/ast.js';
import type { Checked, ModelRow } from '../../src/model/structure/index.js';
import {
  annuity,
  carry,
  erlangB,
  erlangBeds,
  finite,
  nineDecimals,
  normalInverse,
  operate,
  rateOf,
  same,
  shareOfDays,
  sum,
  whole,
} from './plainFunctions.js';

type Call = Extract<Expression, { kind: 'call' }>;

/**
 * A second reading of the language, cell by cell by recursion with a memo: slow, plain, and sharing only the parser with
 * the engine that it judges. A failure is NaN here too.
 */
export class Interpreter {
  private readonly memo = new Map<string, number>();
  private readonly first: number;
  private readonly last: number;

  /** `judge` sees each cell as it is found, and says what is handed on to those that read it. */
  constructor(
    private readonly model: Checked,
    private readonly judge: (row: ModelRow, year: number, found: number) => number = (_row, _year, found) => found,
  ) {
    this.first = model.structure.blueprint.timeline.first;
    this.last = model.structure.blueprint.timeline.last;
  }

  /** A line's value in a year (any year, where it has one value). */
  value(name: string, member: string | undefined, year: number): number {
    const input = this.model.bound.get(name);
    if (input !== undefined) {
      const values = input.rows.find((row) => row.member === member)?.values ?? [];
      return (input.series ? values[year - this.first] : values[0]) ?? NaN;
    }
    const row = this.model.structure.ofLine.get(name)?.find((each) => each.member === member);
    if (row === undefined) throw new Error(`no cell ${name} ${member ?? ''}`);
    const key = `${row.index}.${row.line.series ? year : ''}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const found = this.of(row.line.expression, row, year);
    const value = this.judge(row, year, Number.isFinite(found) ? found : NaN);
    this.memo.set(key, value);
    return value;
  }

  private of(expression: Expression, row: ModelRow, year: number): number {
    const at = (inside: Expression): number => this.of(inside, row, year);
    switch (expression.kind) {
      case 'number':
        return expression.value;
      case 'unit':
        throw new Error('a unit has no value');
      case 'name':
        return this.word(expression.name, year) ?? this.value(expression.name, this.seen(expression.name, row), year);
      case 'negative':
        return -at(expression.of);
      case 'binary':
        return operate(expression.operator, at(expression.left), at(expression.right));
      case 'call':
        return this.call(expression, row, year);
    }
  }

  private word(name: string, year: number): number | undefined {
    const { base } = this.model.structure.blueprint.timeline;
    const words: Record<string, number> = {
      t: year - base,
      year,
      first_year: this.first,
      base_year: base,
      last_year: this.last,
    };
    return Object.hasOwn(words, name) ? words[name] : undefined;
  }

  /** The dimensions that a line or an input runs over. */
  private dimensionsOf(name: string): readonly string[] {
    const { lines, inputs } = this.model.structure.blueprint;
    return (lines.get(name)?.by ?? inputs.get(name)?.by)?.split(' × ') ?? [];
  }

  /** Where a row stands: its member in each of its dimensions, and their parents. */
  private placeOf(row: ModelRow): Map<string, string> {
    const place = new Map<string, string>();
    const members = row.member?.split('.') ?? [];
    for (const [index, name] of this.dimensionsOf(row.line.name).entries()) {
      const [member = '', dimension] = [members[index], this.model.structure.blueprint.dimensions.get(name)];
      place.set(name, member);
      if (dimension?.parent !== undefined) place.set(dimension.parent, dimension.parentOf.get(member) ?? '');
    }
    return place;
  }

  /** A line sees its own member of a name, or its member's parent. */
  private seen(name: string, row: ModelRow): string | undefined {
    const dimensions = this.dimensionsOf(name);
    const place = this.placeOf(row);
    return dimensions.length === 0 ? undefined : dimensions.map((each) => place.get(each) ?? '?').join('.');
  }

  /** The values of a name's members that a row's place does not rule out; `wanted` may say more of one dimension. */
  private over(
    name: string,
    row: ModelRow,
    year: number,
    wanted: (dimension: string, member: string) => boolean | undefined,
  ): number[] {
    const { dimensions } = this.model.structure.blueprint;
    const place = this.placeOf(row);
    let found: string[][] = [[]];
    for (const each of this.dimensionsOf(name)) {
      const { members = [], parent = '', parentOf } = dimensions.get(each) ?? {};
      const fits = (member: string): boolean =>
        wanted(each, member) ??
        (place.has(each)
          ? place.get(each) === member
          : !place.has(parent) || place.get(parent) === parentOf?.get(member));
      found = found.flatMap((before) => members.filter(fits).map((member) => [...before, member]));
    }
    return found.map((members) => this.value(name, members.join('.'), year));
  }

  private earlier(name: string, row: ModelRow, year: number): number[] {
    const along = this.dimensionsOf(row.line.name).at(-1) ?? '';
    const members = this.model.structure.blueprint.dimensions.get(along)?.members ?? [];
    const own = members.indexOf(this.placeOf(row).get(along) ?? '');
    return this.over(name, row, year, (dimension, member) =>
      dimension === along ? members.indexOf(member) < own : undefined,
    );
  }

  private years(): number[] {
    return Array.from({ length: this.last - this.first + 1 }, (_, index) => this.first + index);
  }

  private call(call: Call, row: ModelRow, year: number): number {
    const argument = (index: number): number => this.of(call.arguments[index] as Expression, row, year);
    const name = call.arguments[0]?.kind === 'name' ? call.arguments[0].name : '';
    const own = (when: number, of = name): number => this.value(of, this.seen(of, row), when);
    const all = (): number[] => this.years().map((each) => own(each));
    const read = (): number[] => this.over(name, row, year, () => undefined);
    const numbers = (): number[] => call.arguments.map((_, index) => argument(index));
    switch (call.function) {
      case 'prev':
        return year === this.first ? argument(1) : own(year - 1);
      case 'next':
        return year === this.last ? argument(1) : own(year + 1);
      case 'lag':
      case 'lead': {
        const away = whole(argument(1));
        if (Number.isNaN(away) || away < 0) return NaN;
        const then = call.function === 'lag' ? year - away : year + away;
        return then < this.first || then > this.last ? argument(2) : own(then);
      }
      case 'cumulative':
        return sum(
          this.years()
            .filter((each) => each <= year)
            .map((each) => own(each)),
        );
      case 'sum':
        return sum(all());
      case 'highest':
        return Math.max(...all());
      case 'lowest':
        return Math.min(...all());
      case 'npv': {
        const factor = call.arguments[1]?.kind === 'name' ? call.arguments[1].name : '';
        return sum(this.years().map((each) => own(each) * own(each, factor)));
      }
      case 'irr':
        return rateOf(all());
      case 'at': {
        const when = whole(argument(1));
        return when >= this.first && when <= this.last ? own(when) : NaN;
      }
      case 'lookup': {
        const table = this.model.structure.blueprint.tables.get(name);
        const x = argument(1);
        const place = (table?.keys ?? []).filter((key) => key <= x || same(key, x)).length - 1;
        return (Number.isFinite(x) ? table?.values[place] : undefined) ?? NaN;
      }
      case 'total':
        return sum(read());
      case 'product':
        return read().reduce((a, b) => a * b, 1);
      case 'mean':
        return read().length === 0 ? NaN : sum(read()) / read().length;
      case 'largest':
        return finite(Math.max(...read()));
      case 'smallest':
        return finite(Math.min(...read()));
      case 'earlier':
        return sum(this.earlier(name, row, year));
      case 'if': {
        const condition = argument(0);
        return Number.isFinite(condition) ? argument(condition === 0 ? 2 : 1) : NaN;
      }
      case 'not':
        return carry(numbers(), ([a]) => (a === 0 ? 1 : 0));
      case 'min':
        return carry(numbers(), (each) => Math.min(...each));
      case 'max':
        return carry(numbers(), (each) => Math.max(...each));
      case 'abs':
        return Math.abs(argument(0));
      case 'sqrt':
        return finite(Math.sqrt(argument(0)));
      case 'exp':
        return carry(numbers(), ([x = 0]) => finite(Math.exp(x)));
      case 'log':
        return finite(Math.log(argument(0)));
      case 'mod':
        return carry(numbers(), ([a = 0, b = 0]) =>
          b === 0 ? NaN : operate('-', a, b * Math.floor(nineDecimals(a / b))),
        );
      case 'floor':
        return Math.floor(nineDecimals(argument(0)));
      case 'ceil':
        return Math.ceil(nineDecimals(argument(0)));
      case 'annuity':
        return annuity(argument(0), argument(1));
      case 'pmt':
        return operate('/', argument(2), annuity(argument(0), argument(1)));
      case 'normal_inverse':
        return normalInverse(argument(0));
      case 'erlang_b':
        return erlangB(argument(0), argument(1));
      case 'erlang_beds':
        return erlangBeds(argument(0), argument(1));
      case 'in_force':
        return shareOfDays(argument(0), argument(1), year);
      case 'year_of':
        return carry(numbers(), ([day = 0]) => {
          // A day moved nine months on lies in the calendar year of its financial year's end.
          const moved = new Date(Date.UTC(1899, 11, 30 + day));
          return new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 9, 1)).getUTCFullYear();
        });
      case 'near':
        return carry(numbers(), ([a = 0, b = 0]) => (Math.abs(a - b) <= Math.max(0.005, 1e-9 * Math.abs(b)) ? 1 : 0));
      case 'as':
        return argument(0);
      default:
        throw new Error(`${call.function} is not known to the interpreter`);
    }
  }
}
