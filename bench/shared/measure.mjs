import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { here, root } from './machine.mjs';

/** The middle one; of an even number, the upper of the two. */
export function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

/** Medians of measurements taken in turn, so that a busy moment of the machine falls on all alike. The first round is not counted. */
export function inTurn(rounds, ...measured) {
  const times = measured.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    measured.forEach((measure, index) => {
      const time = measure();
      if (round > 0) times[index].push(time);
    });
  }
  return times.map(median);
}

/** Milliseconds that a command takes from start to end. */
export function wholeProcess(args) {
  const start = process.hrtime.bigint();
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
  if (done.status !== 0) throw new Error(`node ${args.join(' ')} ended with ${done.status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/**
 * Runs a script in a process of its own and gives back what it printed as JSON, with its longest extent of memory, `peakMB`.
 * The script may itself be a command: it is started with what reports the memory loaded before it.
 */
export function freshProcess(script, ...args) {
  const reporter = join(here, 'shared', 'reportMemory.mjs');
  const done = spawnSync(process.execPath, ['--import', reporter, script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (done.status !== 0) throw new Error(`node ${script} ended with ${done.status}`);
  return { ...JSON.parse(done.output[3]), printed: done.stdout };
}

/** A folder for what a benchmark writes, inside the project so that what is built there finds its packages; gone afterwards. */
export async function withScratch(work) {
  const parent = join(root, 'node_modules', '.cache');
  mkdirSync(parent, { recursive: true });
  const scratch = mkdtempSync(join(parent, 'decant-bench-'));
  try {
    return await work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Builds a part of the source into one file that a script can import. */
export async function bundled(entry, scratch) {
  const esbuild = await import('esbuild');
  const outfile = join(scratch, `${entry.replace(/\W+/g, '-')}.mjs`);
  await esbuild.build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
  });
  return outfile;
}

/** A markdown table. */
export function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
