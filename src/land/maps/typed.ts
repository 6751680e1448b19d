import { flagOf } from './flagOf.js';

/** What of a map's data is no text, where its format has text alone or has no type for it. */
export interface TextColumns {
  /** Properties that are true or false. */
  readonly flags: readonly string[];
  /** Properties that are numbers. */
  readonly numbers: readonly string[];
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** Data of text as what it is; a blank is nothing, and what is no number where one is asked for stays text, so that what reads it can say so. */
export function typed(
  values: Readonly<Record<string, unknown>>,
  { flags, numbers }: TextColumns,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (value === '' || value === null) return [];
      if (flags.includes(name)) return [[name, flagOf(value)]];
      const isNumber = numbers.includes(name) && typeof value === 'string' && NUMBER.test(value);
      return [[name, isNumber ? Number(value) : value]];
    }),
  );
}
