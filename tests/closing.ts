import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STOKE_2016_17 } from './stoke-2016-17/folder.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Copies of the shipped hospitals, Stoke Mandeville by its return of 2016-17, in which wards close, blocks empty and land is sold. As they
 * are shipped half of an effect is realised, admissions grow to the horizon, and winter sizes beds, so that little closes anywhere; what
 * closing does is tested here, by METHOD's example 1b in full, growth for five years, and beds sized by the year alone. Written once
 * before the tests.
 */
export const closingSites = join(root, 'node_modules', '.cache', 'decant-tests', 'sites');

/** Of the shipped hospitals those that somebody prepared; the others are made by decant init from their codes. */
const HOSPITALS = ['stoke-mandeville', 'typical-acute', 'university-college-hospital'];

const CHANGED: readonly (readonly [RegExp, string])[] = [
  [/^scenario: planning-defaults$/m, 'scenario: integrated-care-1b'],
  [/^inputs:$/m, 'inputs:\n  sized_by_winter: { value: no, status: assumed, source: METHOD 1.4 }'],
];

export function writeClosingSites(): void {
  rmSync(closingSites, { recursive: true, force: true });
  mkdirSync(closingSites, { recursive: true });
  for (const hospital of HOSPITALS) {
    const from = hospital === basename(STOKE_2016_17) ? STOKE_2016_17 : join(root, 'sites', hospital);
    cpSync(from, join(closingSites, hospital), { recursive: true });
    const file = join(closingSites, hospital, 'site.yaml');
    const text = CHANGED.reduce(
      (before, [found, replacement]) => {
        if (!found.test(before)) throw new Error(`${file} does not hold ${found.source}`);
        return before.replace(found, replacement);
      },
      readFileSync(file, 'utf8'),
    );
    writeFileSync(file, text);
  }
}
