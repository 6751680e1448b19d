import { RANGE } from '../model/statistics/index.js';

/** Name of the generator, as results print it. */
export const GENERATOR = 'mulberry32';

/** The least and the greatest that `uniform` gives. */
export const UNIFORM_ENDS = [0.5 / RANGE, 1 - 0.5 / RANGE] as const;

/**
 * Where the stream of each input starts: it hangs on the seed and the input's name alone, so that an input has the same draws
 * whatever else is drawn, in every case and on any number of threads. Should two names meet in one start (one chance in
 * 2³² a pair), the later in the alphabet takes another.
 */
export function streamStarts(seed: number, names: readonly string[]): ReadonlyMap<string, number> {
  const taken = new Set<number>();
  const starts = new Map<string, number>();
  for (const name of [...names].sort()) {
    let start = hash(`${seed}:${name}`);
    for (let again = 1; taken.has(start); again++) start = hash(`${seed}:${name}:${again}`);
    taken.add(start);
    starts.set(name, start);
  }
  return starts;
}

/** FNV-1a over the text's UTF-16 units, then the final mix of MurmurHash3, so that near names start far apart. */
export function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
