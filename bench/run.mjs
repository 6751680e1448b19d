// Start-up and report times as ratios to a bare node start, each pair timed in turn in one run (medians of 9).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const decant = join(root, 'bin', 'decant.js');
const scratch = mkdtempSync(join(tmpdir(), 'decant-bench-'));
const RUNS = 9;

const cases = [
  ['decant --help', ['--help'], 'at most 3'],
  ['decant check sites/stoke-mandeville', ['check', 'sites/stoke-mandeville'], 'under 1 s'],
  ['decant explain net_position', ['explain', 'net_position', '--site', 'sites/stoke-mandeville'], ''],
  ['decant report sites/stoke-mandeville', ['report', 'sites/stoke-mandeville', '--out', scratch], ''],
];

function time(args) {
  const start = process.hrtime.bigint();
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
  if (done.status !== 0) throw new Error(`${args.join(' ')} ended with ${done.status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const lines = ['| command | ms | times a bare node start | wanted |', '|---|---|---|---|'];
for (const [label, args, wanted] of cases) {
  const [ours, bare] = [[], []];
  time([decant, ...args]);
  for (let run = 0; run < RUNS; run++) {
    bare.push(time(['-e', '0']));
    ours.push(time([decant, ...args]));
  }
  const [own, node] = [median(ours), median(bare)];
  lines.push(`| ${label} | ${own.toFixed(0)} | ${(own / node).toFixed(1)} | ${wanted} |`);
}
rmSync(scratch, { recursive: true, force: true });
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${new Date().toISOString().slice(0, 10)}`;
const text = `# Start-up and report times\n\n\`npm run bench\`: medians of ${RUNS} runs, each beside a bare node start. ${machine}.\n\n${lines.join('\n')}\n`;
console.log(text);
writeFileSync(join(root, 'bench', 'RESULTS.md'), text);
