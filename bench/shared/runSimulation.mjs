// Simulates a model in a process of its own, and prints times, memory and statistics. The first call begins with a checked model
// and nothing compiled; the warm ones draw again with another seed, on the model compiled once.
import { writeFileSync } from 'node:fs';
import { drawnModel, wantedLines } from './drawnModel.mjs';

const [bundle, asked] = process.argv.slice(2);
const { contracts, draws, turns, threads = 1, worker, irr, erlang, given, statistics } = JSON.parse(asked);
const kernel = await import(bundle);
const problems = [];
const section = kernel.readSectionText(drawnModel(contracts, { irr, erlang }), 'contracts.yaml', 'contracts', problems);
const blueprint = kernel.assemble([section], {}, problems);
const checked = kernel.check(blueprint, [[]], problems);
if (checked === undefined) throw new Error(JSON.stringify(problems[0]));
const { structure, bound } = checked;
const lines = wantedLines(contracts, { irr, erlang });
globalThis.gc?.();
const before = process.memoryUsage().rss;

const clock = () => performance.now();
const times = [];
const start = clock();
const simulation = kernel.prepareSimulation(structure, bound, lines);
const prepared = clock() - start;
let result;
for (let turn = 0; turn < turns; turn++) {
  const begun = clock();
  result = await simulation.run({ draws, seed: turn + 1, threads, worker });
  times.push(clock() - begun + (turn === 0 ? prepared : 0));
}
const grown = (process.resourceUsage().maxRSS * 1024 - before) / 2 ** 20;
if (given !== undefined) {
  const inputs = kernel.drawnInputs(bound, turns);
  const drawn = new Float64Array(inputs.length * draws);
  inputs.forEach((input, place) =>
    new kernel.Sampler(input).fill(drawn.subarray(place * draws, (place + 1) * draws), 0),
  );
  writeFileSync(given, new Uint8Array(drawn.buffer));
}
const figures = Object.fromEntries(
  result.lines.flatMap(({ line, cells }) =>
    cells.map(({ failed, mean, p10, p50, p90, above }, year) => [
      cells.length === 1 ? line : `${line}.${year}`,
      [failed, mean, p10, p50, p90, above],
    ]),
  ),
);
console.log(JSON.stringify({ rows: structure.all.length, times, prepared, grown, ...(statistics ? { figures } : {}) }));
