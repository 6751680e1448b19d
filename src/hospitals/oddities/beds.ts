import { members, single } from './figures.js';
import { rule, said, sumOf, warning, wrong } from './oddity.js';

const open = members('beds_open', 'bed');
const occupied = members('beds_occupied_today', 'bed');

/** What is odd in the count of beds. */
export const BEDS = [
  rule({
    id: 'occupancy_over_100',
    reads: { open, occupied },
    says: (found) =>
      [...found.occupied].flatMap(([pool, beds]) => {
        const available = found.open.get(pool)?.value ?? Infinity;
        if (beds.value <= available) return [];
        const text = `occupancy over 100%: ${said(beds.value)} of ${said(available)} beds of ${pool} are occupied`;
        return [warning(beds, text, 'Count the escalation beds too, or check the return')];
      }),
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
