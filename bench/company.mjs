import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { here } from './shared/machine.mjs';
import { bundled, median, table, withScratch } from './shared/measure.mjs';

const DRAWS = 10_000;
const ROUNDS = 3;
const WARM = 5;
const PEER = join(here, 'peers', 'company.py');

/** The company behind one contract, its debt sized anew in each of 10,000 draws of RPI, costs and the market's rate. */
export default function company() {
  return withScratch(async (scratch) => {
    const kernel = await bundled('bench/shared/simulationKernel.ts', scratch);
    const ours = (job) =>
      run(process.execPath, [join(here, 'shared', 'runCompany.mjs'), kernel, JSON.stringify({ draws: DRAWS, ...job })]);
    const peer = (job) => run('python3', [PEER, JSON.stringify({ draws: DRAWS, ...job })]);
    const hasPeer = spawnSync('python3', ['-c', 'import numpy']).status === 0;
    if (hasPeer) agree(ours, peer, join(scratch, 'draws.f64'));
    const [mine, theirs] = [[], []];
    let lines = 0;
    for (let round = 0; round < ROUNDS; round++) {
      if (hasPeer) theirs.push(peer({ turns: 1 + WARM }).times);
      const done = ours({ turns: 1 + WARM });
      mine.push(done.times);
      lines = done.lines;
    }
    const row = (label, wanted, of) => {
      const [own, other] = [median(mine.flatMap(of)), hasPeer ? median(theirs.flatMap(of)) : undefined];
      const beside = other === undefined ? ['skipped', ''] : [other.toFixed(0), (other / own).toFixed(1)];
      return [label, own.toFixed(0), ...beside, wanted];
    };
    return `## Company

The company behind one contract, METHOD 3b with subordinated debt and reserves: ${DRAWS.toLocaleString('en-GB')} draws of RPI, costs and the market's rate, each a deal sized anew
through the shipped sections of ${lines} lines over 31 years, on one core. Debt, equity, cover, lowest repayment and both returns. ${hasPeer ? 'Given the same draws, NumPy and Decant give the same statistics within 1e-9.' : 'NumPy is not on this machine: its column is skipped.'}
Milliseconds, medians; sampling, running and statistics are part of the time on both sides.

${table(
  ['what is timed', 'ms', 'NumPy, ms', 'times as fast', 'wanted'],
  [
    row('first call, compiling', 'under 1,000 ms', ([first]) => [first]),
    row('warm', 'under 1,000 ms', ([, ...warm]) => warm),
  ],
)}`;
  });
}

/** A process of its own, and what it prints. */
function run(command, args) {
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e9, env });
  if (done.status !== 0) throw new Error(`${args[0]} ended with ${done.status}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** Fails unless both give the same statistics from the same draws. */
function agree(ours, peer, given) {
  const { figures } = ours({ turns: 1, given });
  const { statistics } = peer({ turns: 0, given });
  for (const [name, mine] of Object.entries(figures))
    mine.forEach((value, at) => {
      if (!(Math.abs(value - statistics[name][at]) <= 1e-9 * Math.max(1, Math.abs(value))))
        throw new Error(`${name}: ${mine}, in NumPy ${statistics[name]}`);
    });
}
