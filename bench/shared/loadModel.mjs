// Loads, checks and compiles a model in a process that has done nothing else, then evaluates it warm, beside the same by hand.
import { estateByHand } from '../peers/estateByHand.mjs';

const WARM = 300;
const start = performance.now();
const { assemble, check, compile, readSection } = await import(process.argv[2]);
const problems = [];
const section = readSection(process.argv[3], 'estate.yaml', 'estate', problems);
const blueprint = assemble([section], {}, problems);
const checked = check(blueprint, [[]], problems);
const program = compile(checked.structure);
const loaded = performance.now() - start;
if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));

const outcome = program.run(checked.bound);
const byHand = estateByHand();
compare(outcome, byHand());
console.log(JSON.stringify({ loaded, evaluated: warm(() => program.run(checked.bound)), byHand: warm(byHand) }));

function warm(work) {
  const times = [];
  for (let run = 0; run < WARM; run++) {
    const begun = performance.now();
    work();
    times.push(performance.now() - begun);
  }
  return times.slice(WARM / 2).sort((a, b) => a - b)[WARM / 4];
}

function compare({ structure, values }, lines) {
  for (const row of structure.all) {
    for (const [year, value] of values[row.index].entries()) {
      const other = lines[row.line.name][year];
      if (!(Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other))))
        throw new Error(`${row.line.name} in column ${year}: ${value}, by hand ${other}`);
    }
  }
}
