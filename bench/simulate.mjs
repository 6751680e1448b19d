import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { here, root } from './shared/machine.mjs';
import { bundled, median, table, withScratch } from './shared/measure.mjs';

const DRAWS = 10_000;
const CONTRACTS = 10;
const ROUNDS = 3;
const WARM = 5;
const PEER = join(here, 'peers', 'simulate.py');

/** A model of some 150 lines × 40 years × 10,000 draws of 60 inputs, beside the same vectorised by hand in NumPy. */
export default function simulate() {
  return withScratch(async (scratch) => {
    const kernel = await bundled('bench/shared/simulationKernel.ts', scratch);
    const ours = (job) => decant(kernel, { contracts: CONTRACTS, draws: DRAWS, turns: 1 + WARM, ...job });
    const hasPeer = spawnSync('python3', ['-c', 'import numpy']).status === 0;
    const peer = hasPeer ? beside : undefined;
    const kinds = [
      ['as it stands', {}, ROUNDS, WARM],
      ['with irr', { irr: true }, 2, 2],
      ['with erlang_beds', { erlang: true }, 1, 1],
    ];
    const rows = kinds.flatMap(([label, kind, rounds, warm]) => {
      if (peer !== undefined) agree(ours, peer, kind, scratch);
      const [mine, theirs] = [[], []];
      for (let round = 0; round < rounds; round++) {
        if (peer !== undefined)
          theirs.push(peer({ contracts: CONTRACTS, draws: DRAWS, turns: 1 + warm, ...kind }).times.map(([all]) => all));
        mine.push(ours({ ...kind, turns: 1 + warm }).times);
      }
      return [
        row(
          `${label}, first call`,
          mine.map(([first]) => first),
          theirs.map(([first]) => first),
        ),
        row(
          `${label}, warm`,
          mine.flatMap(([, ...warm]) => warm),
          theirs.flatMap(([, ...warm]) => warm),
        ),
      ];
    });
    const scales = scalesOf(ours);
    return `## Simulate

${CONTRACTS * 15 + 4} lines × 40 years × ${DRAWS.toLocaleString('en-GB')} draws of ${CONTRACTS * 6} inputs on one core: circles forward and backward, indices, charges, discounting, if,
min and max. Sampling, running and statistics are part of the time on both sides; \`irr\` adds a rate a contract, \`erlang_beds\` a number of
beds a contract and year. ${peer === undefined ? 'NumPy is not on this machine: its column is skipped.' : 'Given the same draws, NumPy and Decant give the same statistics within 1e-9.'} The first call compiles the model; warm ones draw anew on the
compiled one. Medians.

${table(['what is timed', 'ms', 'NumPy, ms', 'times as fast', 'wanted'], rows)}

${table(['what grows', 'from', 'to', 'time', 'as much work', 'wanted'], scales)}`;
  });
}

/** Simulates in a process of its own. */
function decant(kernel, job) {
  const script = join(here, 'shared', 'runSimulation.mjs');
  const done = spawnSync(process.execPath, ['--expose-gc', script, kernel, JSON.stringify(job)], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (done.status !== 0) throw new Error(`the simulation ended with ${done.status}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** The same model, by hand, in a process of its own. */
function beside(job) {
  const done = spawnSync('python3', [PEER, JSON.stringify(job)], {
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  if (done.status !== 0) throw new Error(`the peer ended with ${done.status}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** Fails unless both give the same statistics from the same draws. */
function agree(ours, peer, kind, scratch) {
  const given = join(scratch, 'draws.f64');
  const { figures } = ours({ ...kind, turns: 1, given, statistics: true });
  const { statistics } = peer({ contracts: CONTRACTS, draws: DRAWS, turns: 0, given, ...kind });
  for (const [name, mine] of Object.entries(figures)) {
    const theirs = statistics[name];
    mine.forEach((value, place) => {
      if (!(Math.abs(value - theirs[place]) <= 1e-9 * Math.max(1, Math.abs(value))))
        throw new Error(`${name}: ${mine}, in NumPy ${theirs}`);
    });
  }
}

function row(label, mine, theirs) {
  const [own, other] = [median(mine), theirs.length === 0 ? undefined : median(theirs)];
  const wanted = label.endsWith('warm') ? 'at least 2' : 'at least 1';
  return [
    label,
    own.toFixed(0),
    other?.toFixed(0) ?? 'skipped',
    other === undefined ? '' : (other / own).toFixed(1),
    wanted,
  ];
}

/** How time and memory grow with draws and lines, and fall with threads. */
function scalesOf(ours) {
  const worker = join(root, 'dist', 'uncertainty', 'worker.js');
  const warm = (job) => {
    const { times, grown } = ours({ turns: 4, ...job });
    return { time: median(times.slice(1)), grown };
  };
  const [few, many] = [warm({ draws: 1000 }), warm({ draws: 100_000 })];
  const [small, large] = [warm({}), warm({ contracts: CONTRACTS * 10, draws: DRAWS })];
  // Long enough that starting a thread, some 50 ms, does not count.
  const big = { contracts: CONTRACTS * 10, draws: 100_000, worker, turns: 2 };
  const pairs = Array.from({ length: 3 }, () => [warm({ ...big, threads: 1 }), warm({ ...big, threads: 2 })]);
  const faster = median(pairs.map(([one, two]) => one.time / two.time));
  const grown = (from, to) => [
    `${from.time.toFixed(1)} ms`,
    `${to.time.toFixed(0)} ms`,
    (to.time / from.time).toFixed(1),
  ];
  return [
    ['draws: 1,000 to 100,000', ...grown(few, many), '100', 'about 100'],
    ['lines: 150 to 1,500', ...grown(small, large), '10', 'about 10'],
    [
      `threads: 1 to 2, ${CONTRACTS * 10 * 15 + 4} lines, 100,000 draws`,
      ...grown(pairs[0][0], pairs[0][1]),
      `${faster.toFixed(2)} times as fast`,
      'at least 1.8',
    ],
    ['memory, 10,000 draws', '', `${small.grown.toFixed(0)} MB`, '', '', 'under 150 MB'],
    ['memory, 100,000 draws', '', `${many.grown.toFixed(0)} MB`, '', '', 'under 150 MB'],
  ];
}
