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
 * The calendar of some contracts: from the first payment that any of them lists, or else from its first day, to some years after the last
 * payment and day; the hospital's base year is in it.
 */
export function lifeOf(contracts: readonly Contract[], { base }: Timeline): Timeline {
  const near = (year: number): boolean => Math.abs(year - base) <= FARTHEST;
  const lives = contracts.map(({ givens }) => {
    const [paid, days] = [givens.flatMap(yearsPaid).filter(near), givens.flatMap(yearOfDay).filter(near)];
    return { begins: paid.length > 0 ? paid : days, ends: [...paid, ...days] };
  });
  const first = Math.min(base, ...lives.flatMap(({ begins }) => begins));
  return { first, base, last: Math.max(base, ...lives.flatMap(({ ends }) => ends)) + AFTERWARDS };
}

/** What contracts say, without the years in which none of them has anything. */
export function withinLife<T extends Told>(told: T, life: Years): T {
  return withYears(told, life, () => true);
}

/** By which it is judged what is odd, as of the hospital: of a publication what it says from the base year on, and whatever is typed. */
export function toCome<T extends Told>(told: T, { base, last }: Timeline): T {
  return withYears(told, { first: base, last }, ({ from }) => from !== undefined);
}

type Years = Pick<Timeline, 'first' | 'last'>;

function withYears<T extends Told>(told: T, { first, last }: Years, isCut: (given: Given) => boolean): T {
  const within = (given: Given): Given => {
    const { value } = given;
    if (value.kind !== 'series' || !isCut(given)) return given;
    return { ...given, value: { ...value, years: new Map([...value.years].filter(([y]) => y >= first && y <= last)) } };
  };
  return {
    ...told,
    all: told.all.map((contract) => ({ ...contract, givens: contract.givens.map(within) })),
    givens: told.givens.map(within),
  };
}

type Told = Pick<Contracts, 'all' | 'givens'>;

/** Years, by their ends, with a sum of money that is not nought. */
function yearsPaid({ value }: Given): number[] {
  if (value.kind !== 'series') return [];
  const isPaid = (text: string): boolean => text.includes('GBP') && Number.parseFloat(text) !== 0;
  return [...value.years].filter(([, { text }]) => isPaid(text)).map(([year]) => year);
}

function yearOfDay({ value }: Given): number[] {
  const day = value.kind === 'single' ? DAY.exec(value.typed.text) : null;
  return day === null ? [] : [Number(day[1]) + (Number(day[2]) > 3 ? 1 : 0)];
}
