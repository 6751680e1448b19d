import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { here } from './shared/machine.mjs';
import { bundled, inTurn, table, withScratch } from './shared/measure.mjs';

const SITES = 1_000;
const DRAWING = { blocks: 30, constraints: 10 };
const RULES = { setbackM: 10, minimumParcelM2: 2000, minimumFrontageM: 6, accessCosted: false };
const ROUNDS = 3;
const MEMORY_AFTER = [100, SITES];
/** Areas agree with the peer's within this share of what is taken over. */
const WITHIN = 0.0005;
const PEER = join(here, 'peers', 'land.py');

/** Released land and parcels of random sites, beside the same with Shapely and GEOS. */
export default function land() {
  return withScratch(async (scratch) => {
    const kernel = await bundled('bench/shared/landKernel.ts', scratch);
    const ours = (job) => decant(kernel, { sites: SITES, drawing: DRAWING, rules: RULES, ...job });
    const out = join(scratch, 'sites.jsonl');
    const { areas } = ours({ out });
    const python = ['/usr/bin/python3', 'python3'].find(
      (name) => spawnSync(name, ['-c', 'import shapely']).status === 0,
    );
    if (python !== undefined) agree(areas, beside(python, out).areas);
    const cells = [];
    const mine = () => {
      const { cells: spent, release } = ours({});
      cells.push(spent);
      return release;
    };
    const measured = python === undefined ? [mine] : [mine, () => beside(python, out).milliseconds];
    const [release, peer] = inTurn(ROUNDS, ...measured);
    const { heldMB } = ours({ memoryAfter: MEMORY_AFTER });
    const [few, many] = MEMORY_AFTER.map((number) => heldMB[number]);
    return `## Land

${SITES.toLocaleString('en-GB')} sites drawn at random, each with ${DRAWING.blocks} blocks, of which about a third are emptied, and ${DRAWING.constraints} constraints: released land, parcels, frontage and what each
constraint takes, on one thread, from the same cells. ${python === undefined ? 'Shapely is not on this machine: its column is skipped.' : 'Both sides find the same parcels, and areas within 0.05%.'} Milliseconds a site, medians of ${ROUNDS} runs.

${table(
  ['what is timed', 'ms a site', 'Shapely and GEOS, ms', 'times the peer', 'wanted'],
  [
    [
      'released land and parcels',
      release.toFixed(2),
      peer?.toFixed(2) ?? 'skipped',
      peer === undefined ? '' : (release / peer).toFixed(2),
      'at most 3, aim 1',
    ],
    ['cells', [...cells].sort((a, b) => a - b)[1].toFixed(2), '', '', ''],
  ],
)}

Memory held after ${MEMORY_AFTER[0]} sites ${few.toFixed(0)} MB, after ${SITES.toLocaleString('en-GB')} sites ${many.toFixed(0)} MB (wanted: flat).`;
  });
}

/** Draws and measures in a process of its own. */
function decant(kernel, job) {
  const script = join(here, 'shared', 'measureSites.mjs');
  const done = spawnSync(process.execPath, ['--expose-gc', script, kernel, JSON.stringify(job)], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (done.status !== 0) throw new Error(`measuring sites ended with ${done.status}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** The same sites with Shapely, in a process of its own. */
function beside(python, file) {
  const done = spawnSync(python, [PEER, file], { encoding: 'utf8', maxBuffer: 1e9 });
  if (done.status !== 0) throw new Error(`the peer ended with ${done.status}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** Fails unless both find the same parcels and areas. */
function agree(mine, theirs) {
  mine.forEach((site, index) => {
    const other = theirs[index];
    const near = (value, wanted) => Math.abs(value - wanted) <= WITHIN * Math.max(other.cells, 1);
    const same = ['cells', 'released', 'developable'].every((what) => near(site[what], other[what]));
    const parcels =
      site.parcels.length === other.parcels.length && site.parcels.every((area, i) => near(area, other.parcels[i]));
    if (!same || !parcels)
      throw new Error(`site ${index + 1}: ${JSON.stringify(site)}, with GEOS ${JSON.stringify(other)}`);
  });
}
