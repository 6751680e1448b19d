import { join } from 'node:path';
import { root } from './shared/machine.mjs';
import { inTurn, table, wholeProcess, withScratch } from './shared/measure.mjs';

const ROUNDS = 9;

/** Commands from start to end, each beside a bare node start. */
export default function startUp() {
  return withScratch((scratch) => {
    const decant = join(root, 'bin', 'decant.js');
    const site = 'sites/stoke-mandeville';
    const commands = [
      ['decant --help', ['--help'], 'at most 3 times'],
      [`decant check ${site}`, ['check', site], 'at most 9 times'],
      [`decant beds ${site}`, ['beds', site], 'at most 9 times'],
      [`decant costs ${site}`, ['costs', site], ''],
      [`decant land ${site}`, ['land', site], ''],
      ['decant explain net_position', ['explain', 'net_position', '--site', site], 'at most 9 times'],
      [`decant report ${site}`, ['report', site, '--out', scratch], 'at most 60 times'],
    ];
    const rows = commands.map(([label, args, wanted]) => {
      const [bare, ours] = inTurn(
        ROUNDS,
        () => wholeProcess(['-e', '0']),
        () => wholeProcess([decant, ...args]),
      );
      return [label, ours.toFixed(0), (ours / bare).toFixed(1), wanted];
    });
    return `## Start-up and reports\n\nMedians of ${ROUNDS} runs.\n\n${table(['command', 'ms', 'times a bare node start', 'wanted'], rows)}`;
  });
}
