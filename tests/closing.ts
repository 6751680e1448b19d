import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Copies of the shipped hospitals in which wards close, blocks empty and land is sold. As they are shipped half of an effect is realised,
 * admissions grow to the horizon, and winter sizes beds, so that little closes anywhere; what closing does is tested here, by METHOD's
 * example 1b in full, growth for five years, and beds sized by the year alone. Written once before the tests.
 */
export const closingSites = join(root, 'node_modules', '.cache', 'decant-tests', 'sites');

const CHANGED: readonly (readonly [RegExp, string])[] = [
  [/^scenario: planning-defaults$/m, 'scenario: integrated-care-1b'],
  [/^inputs:$/m, 'inputs:\n  sized_by_winter: { value: no, status: assumed, source: METHOD 1.4 }'],
];

export function writeClosingSites(): void {
  rmSync(closingSites, { recursive: true, force: true });
  mkdirSync(closingSites, { recursive: true });
  for (const hospital of readdirSync(join(root, 'sites'))) {
    cpSync(join(root, 'sites', hospital), join(closingSites, hospital), { recursive: true });
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
