// Runs the larger fuzzing and writes its result to docs/fuzz.md: npm run fuzz [-- --kills 100 --writers 60 --damaged 1000 --pairs 500 --seed 2]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** How often each is tried where nothing is said; where one is said, the others are left out. */
const ALL = { damaged: '100000', pairs: '2000', kills: '240', writers: '120' };

const string = { type: 'string' };
const { values } = parseArgs({
  options: { damaged: string, pairs: string, kills: string, writers: string, seed: string },
});
const { seed = '1', ...asked } = values;
const counts = Object.keys(asked).length === 0 ? ALL : asked;
const wrong = [seed, ...Object.values(counts)].find((count) => !/^\d{1,9}$/.test(count));
if (wrong !== undefined) {
  console.error(
    `${wrong} is no number of tries, nor a seed: npm run fuzz -- --kills 100 --writers 60 --damaged 1000 --seed 2`,
  );
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', '--mode', 'fuzz'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, DECANT_FUZZ: JSON.stringify({ seed: Number(seed), counts }) },
});
process.exitCode = status ?? 1;
