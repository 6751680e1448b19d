import { inFigures, printGbp, printUnit } from '../words/index.js';
import { answer } from './answer.js';
import type { Extract } from './givens.js';
import type { Ask } from './return.js';

/** What is built, owned or counted moves slowly: a quarter more or less between two years' returns is worth a question. */
const OF_A_SIZE = 1.25;
/** Costs move with prices too: worth one from three times. */
const OF_A_SUM = 3;

/**
 * The figures in which two years' returns of one kind are far apart, side by side, the earlier named first: “Gross internal floor area
 * 66,667 and 109,205 m²”. Shares are not compared, nor what one of them has not or has as nothing.
 */
export function farApart(earlier: Extract, later: Extract): string[] {
  return [...later.ofReturn.gives.values()].flatMap((gift) => {
    if (gift.kind === 'said') return [];
    if (gift.kind === 'asked') return beside(gift.label, gift.unit, gift.ask, [earlier, later]);
    // Lists of costs are cut anew from year to year: a line of one is often part of another's.
    if (gift.lists !== undefined) return [];
    return [...gift.members].flatMap(([name, { label, ask }]) =>
      beside(`${gift.label}, ${label ?? name.replaceAll('_', ' ')}`, gift.unit, ask, [earlier, later]),
    );
  });
}

function beside(label: string, unit: string, ask: Ask, extracts: readonly Extract[]): string[] {
  if (unit === '%' || unit === '1' || ask.how !== 'cell' || ask.after !== undefined) return [];
  const [one = 0, other = 0] = extracts.map(({ rows, own, sorry }) => answer(ask, rows, own, sorry)?.amount);
  const isMoney = unit.endsWith('GBP');
  const apart = Math.max(one, other) / Math.min(one, other);
  if (Math.min(one, other) <= 0 || apart < (isMoney ? OF_A_SUM : OF_A_SIZE)) return [];
  const print = (amount: number): string => (isMoney ? printGbp(amount) : inFigures(amount, 0, 2));
  return [`${label} ${print(one)} and ${print(other)}${isMoney ? '' : ` ${printUnit(unit, '')}`}`];
}

/** Two returns that count the same in one year count it alike to so much: a twentieth more or less is worth a question. */
const OF_ONE_YEAR = 1.05;

/**
 * The figures that returns of two kinds both tell of one year, of the same site or trust, and in which they disagree, the first return's
 * first: “general and acute beds occupied 524.2 and 421.5”. By the names under which both tell them.
 */
export function disagreeing(one: Extract, other: Extract): string[] {
  if (one.year === undefined || one.year !== other.year || one.ofReturn.row !== other.ofReturn.row) return [];
  return [...one.ofReturn.tells].flatMap(([name, ask]) => {
    const same = other.ofReturn.tells.get(name);
    if (ask.how !== 'mean' || same?.how !== 'mean') return [];
    const [mine, theirs] = [
      answer(ask, one.rows, one.own, one.sorry),
      answer(same, other.rows, other.own, other.sorry),
    ];
    const [a, b] = [mine?.amount ?? 0, theirs?.amount ?? 0];
    if (Math.min(a, b) <= 0 || Math.max(a, b) / Math.min(a, b) < OF_ONE_YEAR) return [];
    const decimals = ask.unit === '1' ? 2 : 1;
    return [`${name.replaceAll('_', ' ')} ${inFigures(a, decimals)} and ${inFigures(b, decimals)}`];
  });
}
