import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import type { LandSite, ReleaseRules } from '../../src/land/index.js';

const PEER = fileURLToPath(new URL('../../bench/peers/land.py', import.meta.url));
/** A shim of a version manager may come before the system's own, which has the packages that were installed with it. */
const CANDIDATES = ['/usr/bin/python3', 'python3'];
const LONGEST = 300_000;

const python = CANDIDATES.find((name) => spawnSync(name, ['-c', 'import shapely'], { stdio: 'ignore' }).status === 0);
const isRequired = process.env.DECANT_REQUIRE_JUDGES === '1';

/** Areas in m² as GEOS finds them; parcels the largest first. */
export interface Judged {
  readonly cells: number;
  readonly released: number;
  readonly developable: number;
  readonly byBlock: readonly number[];
  readonly taken: readonly number[];
  readonly parcels: readonly number[];
  readonly frontages: readonly number[];
  readonly holds: readonly (readonly number[])[];
  /** Ground without walls, drawn car parks and surplus land: of every cell, of what each emptied block releases, and by parcel. */
  readonly open: readonly number[];
  readonly openByBlock: readonly number[];
  readonly openParcels: readonly (readonly number[])[];
}

/** Tests that ask GEOS: skipped where Shapely is missing, under a name that says so and in so many words, unless judges are required. */
export function describeJudged(name: string, tests: () => void): void {
  if (python !== undefined || isRequired) {
    describe(name, { timeout: LONGEST }, tests);
    return;
  }
  process.stdout.write(`Skipped: ${name} (Shapely is not installed)\n`);
  describe.skip(`${name} (skipped: Shapely is not installed)`, tests);
}

/** The same sites measured with Shapely and GEOS, in a process of their own. */
export function judge(
  sites: readonly { readonly site: LandSite; readonly emptied: readonly number[] }[],
  rules: ReleaseRules,
): Judged[] {
  if (python === undefined)
    throw new Error(
      'No python3 can import shapely, and DECANT_REQUIRE_JUDGES=1 asks for it: apt install python3-shapely',
    );
  const folder = mkdtempSync(join(tmpdir(), 'decant-land-'));
  try {
    const file = join(folder, 'sites.json');
    const lines = [rules, ...sites.map(({ site, emptied }) => ({ ...site, emptied }))];
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const done = spawnSync(python, [PEER, file], { encoding: 'utf8', maxBuffer: 1e9, timeout: LONGEST });
    if (done.status !== 0) throw new Error(`land.py ended with ${done.status}: ${done.stderr}`);
    return (JSON.parse(done.stdout) as { areas: Judged[] }).areas;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
