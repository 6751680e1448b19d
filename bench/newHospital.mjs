import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shared/machine.mjs';
import { inTurn, table, wholeProcess, withScratch } from './shared/measure.mjs';

const ROUNDS = 5;
const CODES = ['RXQ02', 'RBN01', 'RJ701'];

/** From a hospital's code to its first report, each beside a bare node start: 15 s are wanted where the benchmarks run. */
export default function newHospital() {
  return withScratch((scratch) => {
    const decant = join(root, 'bin', 'decant.js');
    const rows = CODES.map((code) => {
      const folder = join(scratch, code.toLowerCase());
      const make = () => {
        rmSync(folder, { recursive: true, force: true });
        return wholeProcess([decant, 'init', code, folder]);
      };
      const [bare, made, reported] = inTurn(
        ROUNDS,
        () => wholeProcess(['-e', '0']),
        make,
        () => wholeProcess([decant, 'report', folder, '--out', join(scratch, 'reports')]),
      );
      return [code, made.toFixed(0), reported.toFixed(0), ((made + reported) / bare).toFixed(1)];
    });
    const head = ['code', 'decant init, ms', 'decant report, ms', 'both, times a bare node start'];
    return `## From a code to the first report\n\nMedians of ${ROUNDS} runs; at most 15 s for both are wanted.\n\n${table(head, rows)}`;
  });
}
