import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause, root, bin } from './workshop.js';

const SITE = 'typical-acute';
const MODEL = `section: Beds
timeline: { first: 2025, base: 2025, last: 2027 }
inputs:
  beds: { unit: bed, value: 100 }
lines:
  doubled:
    unit: bed
    formula: 2 * beds
`;
/** Most of a command passes before it writes: kills fall into this last share of the time that it takes undisturbed, and a little after. */
const FROM = 0.4;
const TO = 1.1;

interface Command {
  readonly argv: readonly string[];
  /** What is wrong on the desk once the same command has run again. */
  readonly wrong: (desk: string) => string[];
}

const bothHold = (desk: string, name: string): boolean =>
  ['a.yaml', 'b.yaml'].every((file) => readFileSync(join(desk, file), 'utf8').includes(`  ${name}: {`));

const COMMANDS: readonly Command[] = [
  {
    argv: ['init', 'mine'],
    wrong: (desk) => missing(join(desk, 'mine'), readdirSync(join(root, 'templates', 'site'))),
  },
  { argv: ['run', 'a.yaml', '--xlsx', 'a.xlsx'], wrong: (desk) => missing(desk, ['a.xlsx']) },
  {
    argv: ['rename', 'beds', 'places', 'a.yaml', 'b.yaml'],
    wrong: (desk) => (bothHold(desk, 'places') ? [] : ['one file holds the old name and one the new']),
  },
  {
    argv: ['report', SITE],
    wrong: (desk) => missing(join(desk, 'reports', SITE), ['result.json', `${SITE}.xlsx`, 'charts', 'minutes.txt']),
  },
];

/** Kills a command at a moment between 0 and 1, runs it again, and says what is wrong then. */
export async function killCommand(index: number, moment: number): Promise<string[]> {
  const command = COMMANDS[index % COMMANDS.length];
  if (command === undefined) return [];
  const [undisturbed, desk] = [laid(), laid()];
  try {
    const started = performance.now();
    await run(undisturbed, command.argv);
    await run(desk, command.argv, (performance.now() - started) * (FROM + moment * (TO - FROM)));
    const again = await run(desk, command.argv);
    // An init and a renaming that were through before the kill are refused the second time, as they should be.
    const isDone =
      again.said.includes('is there already') || (again.said.includes('has this name') && bothHold(desk, 'places'));
    const wrong =
      again.status === '0' || isDone ? command.wrong(desk) : [`the next run left with ${again.status}: ${again.said}`];
    return [...wrong, ...leftBeside(desk)].map((what) => `decant ${command.argv.join(' ')}: ${what}`);
  } finally {
    for (const folder of [undisturbed, desk]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Two runs of one report into one folder at once, and what is wrong then. */
export async function pairOfReports(): Promise<string[]> {
  const desk = laid();
  try {
    const both = await Promise.all([0, 1].map(async () => run(desk, ['report', SITE])));
    const refused = both.flatMap(({ status, said }) =>
      status === '0' ? [] : [`a report left with ${status}: ${said}`],
    );
    const folder = join(desk, 'reports', SITE);
    return [
      ...refused,
      ...missing(folder, ['result.json', `${SITE}.xlsx`, 'charts', 'minutes.txt']),
      ...leftBeside(desk),
    ];
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

/** A desk with a hospital, two models, and a report folder in which a user keeps minutes. */
function laid(): string {
  const desk = mkdtempSync(join(tmpdir(), 'decant-killed-'));
  cpSync(join(root, 'sites', SITE), join(desk, SITE), { recursive: true });
  mkdirSync(join(desk, 'reports', SITE), { recursive: true });
  writeFileSync(join(desk, 'reports', SITE, 'minutes.txt'), 'mine');
  for (const file of ['a.yaml', 'b.yaml']) writeFileSync(join(desk, file), MODEL);
  return desk;
}

async function run(
  cwd: string,
  argv: readonly string[],
  killAfterMs?: number,
): Promise<{ readonly status: string; readonly said: string }> {
  const child = spawn(process.execPath, [bin, ...argv], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const left = new Promise<string>((resolve, reject) =>
    child.on('error', reject).on('close', (status, signal) => resolve(signal ?? String(status))),
  );
  if (killAfterMs !== undefined) {
    await Promise.race([left, pause(killAfterMs)]);
    child.kill('SIGKILL');
  }
  return { status: await left, said };
}

function missing(folder: string, names: readonly string[]): string[] {
  return names.flatMap((name) => (existsSync(join(folder, name)) ? [] : [`${name} is missing`]));
}

/** What killed runs put somewhere for a moment, and the next did not take away. */
function leftBeside(desk: string): string[] {
  const passing = /\.(lock|new|before|tmp|renaming)\.\d+-[0-9a-f]{8}@/;
  const all = readdirSync(desk, { recursive: true, encoding: 'utf8' });
  return all.filter((name) => passing.test(name)).map((name) => `${name} is left`);
}
