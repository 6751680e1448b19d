import { RANGE } from '../model/statistics/index.js';

/** Name of the generator, as results print it. */
export const GENERATOR = 'splitmix64';

/** The least and the greatest that `uniform` gives. */
export const UNIFORM_ENDS = [0.5 / RANGE, 1 - 0.5 / RANGE] as const;

/**
 * The stream of the generator that each input is drawn from: it hangs on the seed and the input's name alone, so that an input
 * has the same draws whatever else is drawn, in every case and on any number of threads. Should two names meet in one stream (one
 * chance in 2³² a pair), the later in the alphabet takes another: no two inputs share a number of the generator, at any seed.
 */
export function streamKeys(seed: number, names: readonly string[]): ReadonlyMap<string, number> {
  const taken = new Set<number>();
  const keys = new Map<string, number>();
  for (const name of [...names].sort()) {
    let key = hash(`${seed}:${name}`);
    for (let again = 1; taken.has(key); again++) key = hash(`${seed}:${name}:${again}`);
    taken.add(key);
    keys.set(name, key);
  }
  return keys;
}

/** FNV-1a over the text's UTF-16 units, then the final mix of MurmurHash3, so that near names start far apart. */
export function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
