import type { Problem } from '../../problems/index.js';
import { namesIn, type NamesOfFile } from './namesIn.js';

/** A file's text with one name changed in every place, and in how many; undefined where the file cannot be read (problems say why). */
export function renameIn(
  text: string,
  file: string,
  { from, to }: { readonly from: string; readonly to: string },
  problems: Problem[],
): { readonly text: string; readonly places: number } | undefined {
  const names = namesIn(text, file, problems);
  if (names === undefined) return undefined;
  const places = placesOf(names, from);
  let changed = text;
  for (const at of [...places].reverse()) {
    if (!changed.startsWith(from, at)) throw new Error(`${file}: ${from} is not at ${at}`);
    changed = changed.slice(0, at) + to + changed.slice(at + from.length);
  }
  const after = namesIn(changed, file, problems);
  if (after === undefined || placesOf(after, from).length > 0 || placesOf(after, to).length !== places.length)
    throw new Error(`${file}: ${from} could not be renamed without changing what else the file says`);
  return { text: changed, places: places.length };
}

function placesOf({ names }: NamesOfFile, wanted: string): number[] {
  return names
    .filter(({ name }) => name === wanted)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
}
