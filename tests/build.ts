import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { writeClosingSites } from './closing.js';

/**
 * Builds dist/ once before the tests, so that those which run `bin/decant.js` never judge a stale build, and writes hospitals that close
 * wards. Whoever has just built says so by DECANT_BUILT=1.
 */
export function setup(): void {
  if (process.env.DECANT_BUILT !== '1') build();
  writeClosingSites();
}

function build(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/build.mjs', import.meta.url)), '--quiet'], {
    stdio: 'inherit',
  });
}
