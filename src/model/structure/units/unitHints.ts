import { sameDimensions, type Unit } from '../../units/index.js';

/** A literal 0 fits any unit. */
export const ANY: unique symbol = Symbol('any unit');
export type Found = Unit | typeof ANY;

export function print(found: Found): string {
  return found === ANY ? '0' : found.text === '1' ? 'a pure number' : found.text;
}

/** What to do about a formula whose unit is not its line's. */
export function mendOf(line: Unit, formula: Found): string {
  const hint = formula === ANY ? undefined : (scaleHint(line, formula) ?? moneyHint(line, formula));
  return hint ?? `Write unit: ${formula === ANY ? '1' : formula.text}, or mend the formula`;
}

/** An acre is 4,047 m2: they convert where a value is typed, never in silence inside a formula. */
export function scaleHint(a: Unit, b: Unit): string | undefined {
  if (!sameDimensions(a, b)) return undefined;
  const scaled = a.factor === 1 ? b : a;
  return `Declare both in one unit: the values of an input may be typed in ${/^[\d.]/.test(scaled.text) ? 'any that converts' : scaled.text} all the same`;
}

export function moneyHint(a: Unit, b: Unit): string | undefined {
  const pair = [a.text, b.text].join(' ');
  if (!/\bGBP\b/.test(pair) || !/\b(real|pv)GBP\b/.test(pair)) {
    return /\brealGBP\b/.test(pair) && /\bpvGBP\b/.test(pair)
      ? 'Multiply by a discount factor (pvGBP/realGBP) first'
      : undefined;
  }
  return /\bpvGBP\b/.test(pair)
    ? 'Multiply nominal money by a nominal discount factor (pvGBP/GBP) first'
    : 'Divide nominal money by a deflator (GBP/realGBP) first';
}
