import type { Return } from '../returns/index.js';

/** Whether an input is read from the same columns as a figure that the return tells. */
export function asks(ofReturn: Return, name: string, told: string): boolean {
  const [gift, ask] = [ofReturn.gives.get(name), ofReturn.tells.get(told)];
  if (gift?.kind !== 'asked' || ask === undefined || !('ways' in gift.ask) || !('ways' in ask)) return false;
  return JSON.stringify(gift.ask.ways) === JSON.stringify(ask.ways);
}
