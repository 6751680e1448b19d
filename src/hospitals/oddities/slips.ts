import { brief } from './yardstick.js';

/** What else a count of beds may be, by what it would then come to. */
const OTHERWISE = [
  [365, 'a year’s bed-days'],
  [92, 'a quarter’s bed-days'],
  [30, 'a month’s bed-days'],
  [1 / 1_000, 'thousands'],
] as const;

/** The slips that would make sense of a count of beds, each with the beds that it would be. */
export function asksOfBeds(beds: number, isUsual: (beds: number) => boolean): string {
  const slips = OTHERWISE.flatMap(([days, what]) =>
    isUsual(beds / days) ? [`${what} (${brief(Math.round(beds / days))} beds)`] : [],
  );
  return slips.length === 0
    ? 'Are these beds and m² of one site?'
    : `Are these beds, or ${slips.join(', or ')}? Write the mean number of beds.`;
}
