import type { Return } from '../returns/index.js';

/** An input that the hospital did not return, as sites of its type returned it. */
export interface Typical {
  readonly name: string;
  /** As it is typed; by member where the input has members. */
  readonly value: string | ReadonlyMap<string, string>;
  /** The dimension of which those members are the hospital's. */
  readonly lists?: string;
  readonly source: string;
  /** What was returned and cannot be, with both figures: to be asked about. */
  readonly odd?: string;
}

/** Whether an input is read from the same columns as a figure that the return tells. */
export function asks(ofReturn: Return, name: string, told: string): boolean {
  const [gift, ask] = [ofReturn.gives.get(name), ofReturn.tells.get(told)];
  if (gift?.kind !== 'asked' || ask === undefined || !('ways' in gift.ask) || !('ways' in ask)) return false;
  return JSON.stringify(gift.ask.ways) === JSON.stringify(ask.ways);
}
