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
