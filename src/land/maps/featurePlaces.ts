import { endOfString } from '../../files/index.js';
import type { Place } from '../../problems/index.js';

/** Where in its file something stands. */
export type PlaceInFile = Required<Omit<Place, 'file'>>;

/** How messages name a feature, by its position in the file from 1: `feature 3 (east_wing)`. */
const NAMED = /\bfeature (\d+)\b/;

/** Where in a GeoJSON text each of its features begins, or each item of another list at its top. The text must be JSON. */
export function featurePlaces(text: string, list = 'features'): PlaceInFile[] {
  const places: PlaceInFile[] = [];
  let [line, start] = [1, 0];
  let depth = 0;
  let isInside = false;
  let key = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\n') [line, start] = [line + 1, at + 1];
    else if (character === '"') {
      const end = endOfString(text, at);
      if (depth === 1) key = text.slice(at + 1, end);
      at = end;
    } else if (character === '{' || character === '[') {
      depth++;
      if (depth === 2) isInside = key === list && character === '[';
      else if (depth === 3 && isInside) places.push({ line, column: at - start + 1 });
    } else if (character === '}' || character === ']') depth--;
  }
  return places;
}

/** Where a message about a feature points; nowhere where it is of no one feature, or its file has no lines. */
export function placeOfFeature(message: string, places: readonly PlaceInFile[] | undefined): Partial<PlaceInFile> {
  return places?.[Number(NAMED.exec(message)?.[1]) - 1] ?? {};
}

/** The place of an offset into a text. */
export function placeAt(text: string, offset: number): PlaceInFile {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
