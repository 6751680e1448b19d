import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { estateModel } from './shared/estateModel.mjs';
import { here, root } from './shared/machine.mjs';
import { freshProcess, median, table, withScratch } from './shared/measure.mjs';

const ROUNDS = 5;
const CELLS = 240_000;

/** A workbook of 240,000 live formulas, beside exceljs writing as many bare ones. */
export default function workbook() {
  return withScratch((scratch) => {
    const model = join(scratch, 'estate.yaml');
    writeFileSync(model, estateModel({ members: 40 }));
    const [ours, peers] = [[], []];
    const [ourFile, peerFile] = [join(scratch, 'ours.xlsx'), join(scratch, 'peer.xlsx')];
    for (let round = 0; round < ROUNDS; round++) {
      peers.push(freshProcess(join(here, 'peers', 'bareExceljs.mjs'), peerFile, String(CELLS / 40), '40'));
      ours.push(freshProcess(join(root, 'bin', 'decant.js'), 'run', model, '--xlsx', ourFile));
    }
    const of = (runs, key) => median(runs.map((run) => run[key]));
    const row = (label, key, digits, wanted) => {
      const [mine, peer] = [of(ours, key), of(peers, key)];
      return [label, mine.toFixed(digits), peer.toFixed(digits), (mine / peer).toFixed(2), wanted];
    };
    const sizes = [ourFile, peerFile].map((file) => statSync(file).size / 1e6);
    const rows = [
      row('milliseconds', 'ms', 0, 'under 5,000; aim 2,000'),
      row('most memory held, MB', 'peakMB', 0, 'under 400'),
      ['file, MB', ...sizes.map((size) => size.toFixed(1)), (sizes[0] / sizes[1]).toFixed(2), ''],
    ];
    return `## Workbook

\`decant run MODEL.yaml --xlsx\`, start to end: reads, checks, compiles and evaluates 150 lines × 40 members × 40 years, prints them as
JSON and writes ${CELLS.toLocaleString('en-GB')} styled formula cells with their values. The peer is exceljs, which sets as many bare formulas with a value
and no style in one sheet and writes the file. Medians of ${ROUNDS} fresh processes.

${table(['', 'Decant', 'exceljs', 'times exceljs', 'wanted'], rows)}`;
  });
}
