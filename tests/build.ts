import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { writeClosingSites } from './closing.js';

/** Builds dist/ once before the tests, so that those which run `bin/decant.js` never judge a stale build, and writes hospitals that close wards. */
export function setup(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/build.mjs', import.meta.url)), '--quiet'], {
    stdio: 'inherit',
  });
  writeClosingSites();
}
