import { members, single } from './figures.js';
import { rule, said, sumOf, warning, wrong } from './oddity.js';
import { POOLS } from './pools.js';
import { asksOfBeds } from './slips.js';

const open = members('beds_open', 'bed');
const occupied = members('beds_occupied_today', 'bed');

/** ERIC 2014-15: of 442 sites with 50 beds and more one in 200 has less than 40%, none less than 33%. */
const LEAST_OCCUPANCY = 0.4;
/** No site has over 1.05; twice the beds, and it is no count of beds. */
const MOST_OCCUPANCY = 2;

/** What is odd in the count of beds. */
export const BEDS = [
  ...POOLS,
  rule({
    id: 'occupancy_under_40',
    reads: { open, occupied },
    says: (found) =>
      [...found.occupied].flatMap(([pool, beds]) => {
        const available = found.open.get(pool)?.value ?? 0;
        const isNobodyIn = sumOf(found.occupied) === 0;
        if (isNobodyIn || available <= 0 || beds.value >= LEAST_OCCUPANCY * available) return [];
        const share = said((beds.value / available) * 100, 1);
        const text = `occupancy under 40%: ${said(beds.value)} of ${said(available)} beds of ${pool} are occupied, ${share}%`;
        return [warning(beds, text, asksOfOccupied(beds.value, available))];
      }),
  }),
  rule({
    id: 'occupancy_over_100',
    reads: { open, occupied },
    says: (found) =>
      [...found.occupied].flatMap(([pool, beds]) => {
        const available = found.open.get(pool)?.value ?? Infinity;
        if (beds.value <= available) return [];
        const text = `occupancy over 100%: ${said(beds.value)} of ${said(available)} beds of ${pool} are occupied`;
        if (beds.value > MOST_OCCUPANCY * available) {
          const isUsual = (each: number): boolean => each <= available && each >= LEAST_OCCUPANCY * available;
          return [
            wrong(beds, text, `${asksOfBeds(beds.value, isUsual)} Of 442 sites none has over 105% (ERIC 2014-15)`),
          ];
        }
        return [warning(beds, text, 'Count the escalation beds too, or check the return')];
      }),
  }),
  rule({
    // ERIC 2014-15: of 1,012 sites with beds 152 have the one number for both.
    id: 'every_bed_occupied',
    reads: { open, occupied },
    says: (found) => {
      const [beds, available] = [sumOf(found.occupied), sumOf(found.open)];
      const [first] = found.occupied.values();
      if (first === undefined || beds === undefined || beds <= 0 || beds !== available) return [];
      const text = `every bed is occupied, ${said(beds)} of ${said(beds)} on the mean of the year`;
      return [
        warning(
          first,
          text,
          'Is the one number a copy of the other? 152 of 1,012 sites returned both alike (ERIC 2014-15), and beds that are short rest on it',
        ),
      ];
    },
  }),
  rule({
    // Fewer beds than the hospital's own peak quarter fills.
    id: 'full_at_the_peak',
    reads: { open, occupied, factor: single('winter_factor', '1') },
    says: ({ factor, ...found }) => {
      const [beds, available] = [sumOf(found.occupied), sumOf(found.open)];
      if (factor === undefined || beds === undefined || available === undefined) return [];
      const peak = beds * factor.value;
      if (peak <= available || beds > available) return [];
      const text = `${said(peak, 1)} beds would be occupied in the peak quarter, and ${said(available, 1)} are open`;
      return [warning(factor, text, 'Escalation beds are in neither count, or the years differ')];
    },
  }),
  rule({
    // What is spare of the beds that one return has is not there by the other.
    id: 'more_beds_than_another_return',
    reads: { open, other: single('beds_by_another_return', 'bed') },
    says: ({ other, ...found }) => {
      const available = sumOf(found.open);
      if (other === undefined || available === undefined || other.value === 0 || available <= other.value) return [];
      const text = `${said(available, 1)} beds are open, and ${said(other.value, 1)} by another return`;
      return [
        warning(other, text, 'What is spare today rests on which is right: are the years and the wards the same?'),
      ];
    },
  }),
  rule({
    id: 'nobody_in_bed',
    reads: { occupied },
    says: (found) => {
      const all = [...found.occupied.values()];
      const [first] = all;
      if (first === undefined || all.some(({ value }) => value > 0)) return [];
      const right = 'Give the mean of the year: without patients there is nothing to model';
      return [wrong(first, 'no bed is occupied in any pool', right)];
    },
  }),
];

/** A rate written for beds is below 1, or below 100 where beds are many. */
function asksOfOccupied(beds: number, available: number): string {
  const share = beds <= 1 ? beds : beds / 100;
  const asked =
    beds > 0 && share >= LEAST_OCCUPANCY && share <= 1
      ? `Is ${said(beds)} the share that is occupied? Then write ${said(share * available, 0)} beds`
      : 'Are both beds of the same wards and the same months, neither bed-days nor thousands?';
  return `${asked}. Of 442 sites one in 200 has less (ERIC 2014-15)`;
}
