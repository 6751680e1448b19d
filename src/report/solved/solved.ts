import { View, shortest } from '../../model/evaluate/index.js';
import { didYouMean, UserError } from '../../problems/index.js';
import { chosenCase, type Case, type Study } from '../../study/index.js';
import { parseFinancialYear, printFinancialYear } from '../../words/index.js';
import { cellNamed, type Cell } from '../explained/index.js';
import { memberLabelsOf } from '../memberLabels.js';
import { inputNamed } from '../sets/index.js';
import { driverOf, driversOf, type Driver } from './drivers.js';
import { nearestRoot } from './root.js';

/** What is asked: where a line of an option meets a value, by one input or by each. */
export interface SolveAsked {
  readonly line: string;
  readonly to: number;
  /** An input, or a member of one; every one behind the line when left out. */
  readonly by?: string | undefined;
  readonly option?: string | undefined;
  readonly bestFor?: string | undefined;
  readonly year?: string | undefined;
  readonly decisions: 'kept' | 'anew';
  readonly progress?: (done: number, total: number) => void;
}

/** At what value of an input, moved alone, the line meets what was asked. */
export interface Switch extends Omit<Driver, 'name' | 'given'> {
  readonly input: string;
  /** Where it is met, or between which two the line steps over it; null where neither is between `low` and `high`. */
  readonly at: number | null;
  /** That against what it is now, as a share; null where it is nought now, or not met. */
  readonly change: number | null;
  /** `never`: nowhere between its ends; `nothing`: the line does not hang on it there. */
  readonly found: 'met' | 'stepped' | 'never' | 'nothing';
  /** The line at both ends, where it is never met; on both sides, where it steps over. */
  readonly between?: readonly [number | null, number | null];
}

export interface Solved {
  readonly site: string;
  readonly option: string;
  readonly optionTitle: string;
  readonly line: string;
  readonly label: string;
  readonly unit: string;
  readonly year?: string;
  readonly to: number;
  readonly now: number;
  readonly decisions: 'kept' | 'anew';
  /** The nearest to what it is now first. */
  readonly switches: readonly Switch[];
  /** The prices in which real money is. */
  readonly prices: string;
}

/** A hundredth of a penny in £100m: so near is met. */
const NEAR = 1e-12;
const LEAST = 1e-6;

/** The values of inputs, each moved alone, at which a line meets a value; throws `UserError` where there is no such line, input or year. */
export function solved(study: Study, asked: SolveAsked): Solved {
  const chosen = chosenCase(study, asked.option, asked.bestFor);
  const { line, year } = lineOf(study, chosen, asked);
  const { structure } = chosen.outcome;
  const read = (view: View): number | undefined => view.at(line.name, year, line.member);
  const now = read(new View(chosen.outcome));
  if (now === undefined) throw new UserError(`${line.name} has no value for ${chosen.option.title}`);
  const drivers = asked.by === undefined ? driversOf(study, chosen, line.name) : [namedDriver(study, chosen, asked.by)];
  const declared = structure.blueprint.lines.get(line.name);
  const found = drivers.map((driver, index) => {
    asked.progress?.(index, drivers.length);
    return switchOf(
      driver,
      (to) => {
        const outcome = study.run(chosen.option, { picks: [], givens: [driver.given(to)] }, [], {
          ...{ decisions: asked.decisions, lines: [line.name] },
        });
        const value = outcome === undefined ? undefined : read(new View(outcome));
        return value === undefined ? undefined : value - asked.to;
      },
      Math.max(LEAST, NEAR * Math.max(Math.abs(now), Math.abs(asked.to))),
      asked.to,
    );
  });
  return {
    ...{ site: study.site.name, option: chosen.option.id, optionTitle: chosen.option.title },
    ...{ line: [line.name, line.member].filter((part) => part !== undefined).join('.') },
    ...{ label: declared?.label ?? line.name, unit: declared?.unit.text ?? '1' },
    ...(year === undefined ? {} : { year: printFinancialYear(year) }),
    ...{ to: asked.to, now, decisions: asked.decisions, prices: `${printFinancialYear(study.timeline.base)} prices` },
    switches: found.sort((one, other) => farness(one) - farness(other)),
  };
}

function farness({ change, found }: Switch): number {
  if (found === 'nothing') return Infinity;
  return change === null ? Number.MAX_VALUE : Math.abs(change);
}

function switchOf(driver: Driver, of: (to: number) => number | undefined, within: number, to: number): Switch {
  const { name, member, label, unit, status, moves, now, low, high } = driver;
  const root = nearestRoot({ of, start: now, low, high, within });
  const plain = {
    ...{ input: name, ...(member === undefined ? {} : { member }), label, unit, status, moves, now: shortest(now) },
    ...{ low: shortest(low), high: shortest(high) },
  };
  const ends = (one: number, other: number): readonly [number | null, number | null] => [
    plus(one, to),
    plus(other, to),
  ];
  if (root.kind === 'none') {
    const isNothing = Object.is(root.low, root.high) && of(now) === root.low;
    return {
      ...plain,
      at: null,
      change: null,
      found: isNothing ? 'nothing' : 'never',
      between: ends(root.low, root.high),
    };
  }
  const change = now === 0 ? null : shortest(root.at / now - 1);
  if (root.kind === 'met') return { ...plain, at: shortest(root.at), change, found: 'met' };
  return { ...plain, at: shortest(root.at), change, found: 'stepped', between: ends(root.before, root.after) };
}

function plus(value: number, to: number): number | null {
  return Number.isNaN(value) ? null : shortest(value + to);
}

function namedDriver(study: Study, chosen: Case, typed: string): Driver {
  const { blueprint } = chosen.outcome.structure;
  const whole = cellNamed({ ...blueprint, lines: new Map() }, memberLabelsOf(study), typed);
  const named = whole ?? inputNamed(study, memberLabelsOf(study), typed);
  if ('wrong' in named) throw new UserError(named.wrong, [named.right]);
  const bound = chosen.outcome.bound.get(named.name);
  if (bound === undefined) throw new UserError(`${named.name} is no input of ${chosen.option.title}`);
  const driver = driverOf(study, bound, named.member);
  if (driver === undefined)
    throw new UserError(
      `${named.name} does not move by little: it is a yes or no, a day, a whole number, or nought throughout`,
      ['Set it with --set, and compare'],
    );
  return driver;
}

function lineOf(study: Study, chosen: Case, { line: typed, year }: SolveAsked): { line: Cell; year?: number } {
  const { blueprint, ofLine } = chosen.outcome.structure;
  const cell = cellNamed({ ...blueprint, inputs: new Map() }, memberLabelsOf(study), typed) ?? { name: typed };
  const rows = ofLine.get(cell.name);
  if (rows === undefined)
    throw new UserError(`There is no line ${typed}`, [
      didYouMean(typed, [...ofLine.keys()]) ?? 'Ask for one of result.json',
    ]);
  const [only] = rows;
  const member = cell.member ?? (rows.length === 1 ? only?.member : undefined);
  if (rows.every((row) => row.member !== member))
    throw new UserError(`${cell.name} has a value for each ${blueprint.lines.get(cell.name)?.by ?? 'member'}`, [
      `Write ${cell.name}.${only?.member ?? ''}`,
    ]);
  const line = { name: cell.name, ...(member === undefined ? {} : { member }) };
  if (only?.line.series !== true) return { line };
  const asked = year === undefined ? undefined : parseFinancialYear(year);
  if (asked === undefined || asked < study.timeline.first || asked > study.timeline.last)
    throw new UserError(`${cell.name} has a value for each year: which is wanted?`, ['Write --year 2031/32']);
  return { line, year: asked };
}
