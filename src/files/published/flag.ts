import { publishedText } from './cell.js';

const SAID: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['on', true],
  ['no', false],
  ['off', false],
]);

/** Yes or no as a publisher writes it; a balance sheet is on or off. Undefined where a cell says neither. */
export function publishedFlag(cell: string): boolean | undefined {
  return SAID.get(publishedText(cell).toLowerCase());
}
