import { endOfString } from './keysTwice.js';

/** Whether a text would be more values as JSON than a number of them, found before any is made: each bracket and each comma brings one. */
export function hasMoreValues(text: string, most: number): boolean {
  let count = 0;
  for (let at = 0; at < text.length && count <= most; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === ',' || character === '[' || character === '{') count++;
  }
  return count > most;
}
