import { members } from './figures.js';
import { rule, said, warning } from './oddity.js';
import { asksOfBeds } from './slips.js';

const open = members('beds_open', 'bed');
const occupied = members('beds_occupied_today', 'bed');

/** ERIC 2014-15: the largest of 442 sites. */
const LARGEST_SITE = 1_237;
/** Two rates of occupancy, in per cent. */
const RATES = { low: 50, high: 100 };

/** What is odd in one pool of several, which their sum hides. */
export const POOLS = [
  rule({
    id: 'pool_under_one_bed',
    reads: { open },
    says: (found) =>
      [...found.open].flatMap(([pool, beds]) => {
        if (found.open.size < 2 || beds.value <= 0 || beds.value >= 1) return [];
        const text = `${said(beds.value)} of a bed is open in ${pool}, one of ${said(found.open.size)} pools`;
        return [warning(beds, text, 'Is it a share, or are they thousands? Write the mean number of beds')];
      }),
  }),
  rule({
    id: 'pool_of_more_than_a_hospital',
    reads: { open },
    says: (found) =>
      [...found.open].flatMap(([pool, beds]) => {
        if (found.open.size < 2 || beds.value <= LARGEST_SITE) return [];
        const text = `${said(beds.value)} beds are open in ${pool}, one of ${said(found.open.size)} pools`;
        const asks = asksOfBeds(beds.value, (each) => each >= 10 && each <= LARGEST_SITE);
        return [warning(beds, text, `${asks} The largest of 442 sites has ${said(LARGEST_SITE)} (ERIC 2014-15)`)];
      }),
  }),
  rule({
    // Where all others are whole beds, two broken numbers between 50 and 100 are from another column of the return.
    id: 'pool_of_rates',
    reads: { open, occupied },
    says: (found) =>
      [...found.occupied].flatMap(([pool, beds]) => {
        const available = found.open.get(pool);
        const both = [available?.value ?? 0, beds.value];
        const others = [found.open, found.occupied].flatMap((each) =>
          [...each].flatMap(([other, { value }]) => (other === pool ? [] : [value])),
        );
        const areRates = both.every((value) => value >= RATES.low && value <= RATES.high);
        if (!areRates || both.every(Number.isInteger) || others.length === 0 || !others.every(Number.isInteger))
          return [];
        const text = `${said(beds.value)} of ${said(available?.value ?? 0)} beds of ${pool} are occupied, where every other pool is in whole beds`;
        return [warning(beds, text, 'Are these beds, or rates in %? Write the mean number of beds')];
      }),
  }),
];
