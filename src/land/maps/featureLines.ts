import { endOfString } from '../../files/index.js';

/** How messages name a feature, by its position in the file from 1, at their beginning: `feature 3 (east_wing)`. */
const NAMED = /^feature (\d+)\b/;

/** The line of a GeoJSON text on which each of its features begins; none where all stand on one, which says nothing. The text must be JSON. */
export function featureLines(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let isInside = false;
  let key = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\n') line++;
    else if (character === '"') {
      const end = endOfString(text, at);
      if (depth === 1) key = text.slice(at + 1, end);
      at = end;
    } else if (character === '{' || character === '[') {
      depth++;
      if (depth === 2) isInside = key === 'features' && character === '[';
      else if (depth === 3 && isInside) lines.push(line);
    } else if (character === '}' || character === ']') depth--;
  }
  return new Set(lines).size > 1 ? lines : [];
}

/** Where a message about a feature points; nowhere where it is of no one feature. */
export function lineOfFeature(message: string, lines: readonly number[] | undefined): { line?: number } {
  const line = lines?.[Number(NAMED.exec(message)?.[1]) - 1];
  return line === undefined ? {} : { line };
}

/** The line of an offset into a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
