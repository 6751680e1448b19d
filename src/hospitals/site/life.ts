import type { Given } from '../../model/values/index.js';
import type { Contracts } from './contracts.js';
import type { Contract, Timeline } from './site.js';

/** Farther from the base year than any contract's payments or days. */
const FARTHEST = 100;
/** Years shown after the last payment, in which the services of the building go on. */
const AFTERWARDS = 2;
const DAY = /^(\d{4})-(\d{2})-\d{2}$/;

/** A calendar that leaves out nothing that a publication says of a contract. */
export function wide({ base }: Timeline): Timeline {
  return { first: base - FARTHEST, base, last: base + FARTHEST };
}

/**
 * The calendar of some contracts: from the first year in which any of them has a payment or a day, to some years after the last; the
 * hospital's base year is in it.
 */
export function lifeOf(contracts: readonly Contract[], { base }: Timeline): Timeline {
  const years = contracts.flatMap(({ givens }) => givens.flatMap(yearsOf));
  const from = (year: number): boolean => Math.abs(year - base) <= FARTHEST;
  const known = [base, ...years.filter(from)];
  return { first: Math.min(...known), base, last: Math.max(...known) + AFTERWARDS };
}

/** What contracts say, without the years in which none of them has anything. */
export function withinLife<T extends Told>(told: T, { first, last }: Pick<Timeline, 'first' | 'last'>): T {
  const within = (given: Given): Given => {
    const { value } = given;
    if (value.kind !== 'series') return given;
    return { ...given, value: { ...value, years: new Map([...value.years].filter(([y]) => y >= first && y <= last)) } };
  };
  return {
    ...told,
    all: told.all.map((contract) => ({ ...contract, givens: contract.givens.map(within) })),
    givens: told.givens.map(within),
  };
}

/** What they say from the base year on: by which it is judged what is odd, as of the hospital. */
export function toCome<T extends Told>(told: T, { base, last }: Timeline): T {
  return withinLife(told, { first: base, last });
}

type Told = Pick<Contracts, 'all' | 'givens'>;

/** Years by their ends: those of payments that are not nought, and of days. */
function yearsOf({ value }: Given): number[] {
  if (value.kind === 'series')
    return [...value.years].filter(([, { text }]) => Number.parseFloat(text) !== 0).map(([year]) => year);
  const day = value.kind === 'single' ? DAY.exec(value.typed.text) : null;
  return day === null ? [] : [Number(day[1]) + (Number(day[2]) > 3 ? 1 : 0)];
}
