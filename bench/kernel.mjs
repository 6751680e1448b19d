import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { estateModel } from './shared/estateModel.mjs';
import { here, root } from './shared/machine.mjs';
import { bundled, freshProcess, inTurn, median, table, wholeProcess, withScratch } from './shared/measure.mjs';

const ROUNDS = 9;

/** Loading, compiling and evaluating a model of 150 lines × 40 years. */
export default function kernel() {
  return withScratch(async (scratch) => {
    const model = join(scratch, 'estate.yaml');
    writeFileSync(model, estateModel());
    const [ours, yaml] = [
      await bundled('bench/shared/modelKernel.ts', scratch),
      await bundled('bench/peers/yaml.mjs', scratch),
    ];
    const once = (script, ...args) => JSON.parse(freshProcess(join(here, 'shared', script), ...args).printed);
    const [ourRuns, peerRuns] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      peerRuns.push(once('parseOnly.mjs', yaml, model));
      ourRuns.push(once('loadModel.mjs', ours, model));
    }
    const of = (runs, key) => median(runs.map((run) => run[key]));
    const row = (label, mine, peer, wanted) => [
      label,
      mine.toFixed(mine < 1 ? 3 : 0),
      peer.toFixed(peer < 1 ? 3 : 0),
      (mine / peer).toFixed(1),
      wanted,
    ];
    const decant = join(root, 'bin', 'decant.js');
    const [help, run] = inTurn(
      ROUNDS,
      () => wholeProcess([decant, '--help']),
      () => wholeProcess([decant, 'run', model]),
    );
    const rows = [
      row(
        'load and compile, fresh process: the yaml package parses the file',
        of(ourRuns, 'loaded'),
        of(peerRuns, 'parsed'),
        'under 150 ms',
      ),
      row(
        'one evaluation, warm: the same by hand over arrays',
        of(ourRuns, 'evaluated'),
        of(ourRuns, 'byHand'),
        'under 1 ms',
      ),
      row('decant run, start to end: decant --help', run, help, ''),
    ];
    return `## Kernel

A model of 150 lines × 40 years. Medians of ${ROUNDS} fresh processes, from the moment the runtime has started; reading our own code
and the packages that it needs is part of the time on both sides.

${table(['what is timed: its peer', 'ms', 'peer, ms', 'times the peer', 'wanted'], rows)}`;
  });
}
