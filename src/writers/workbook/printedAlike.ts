import { printAs } from '../../words/index.js';

/** A recalculated number may be this far off its own: of its size, and of nought. No more, or what prints otherwise would pass. */
const [WITHIN, NOUGHT_WITHIN] = [1e-12, 1e-11];
/** Halvings that leave nothing between what prints alike and what does not. */
const HALVINGS = 60;
/** The first step away from the number, as a share of its size. */
const FIRST_STEP = 1e-6;

/** The lowest and the highest number that print as this one does: `number` of 458 → 457.5 and 458.5. */
export function printedAlike(format: string, value: number): readonly [low: number, high: number] {
  const words = printAs(format, value);
  const end = (sign: 1 | -1): number => {
    let [alike, step] = [value, Math.max(FIRST_STEP * Math.abs(value), NOUGHT_WITHIN)];
    while (printAs(format, value + sign * step) === words) [alike, step] = [value + sign * step, 2 * step];
    let other = value + sign * step;
    for (let count = 0; count < HALVINGS; count += 1) {
      const middle = (alike + other) / 2;
      if (printAs(format, middle) === words) alike = middle;
      else other = middle;
    }
    return alike + sign * Math.max(WITHIN * Math.abs(alike), NOUGHT_WITHIN);
  };
  return [end(-1), end(1)];
}
