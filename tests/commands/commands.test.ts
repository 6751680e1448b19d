import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../schemas/validators.js';
import { Desk, root } from './decant.js';

const ACUTE = 'typical-acute';
const EXAMPLE = join(root, 'tests', 'model', 'workbook', 'example.yaml');
const COMMANDS = ['beds', 'check', 'costs', 'explain', 'init', 'land', 'rename', 'report', 'run', 'scenarios'];

const jsonOf = (text: string): unknown => JSON.parse(text);

describe('--json prints one document of a known shape', () => {
  it('check: each folder with its problems, whether it is sound, and the checks that failed', async () => {
    const desk = new Desk().site(ACUTE).site(ACUTE, 'second');
    desk.edit('second/beds.csv', '300,270', '300,x');
    const { status, stdout, stderr } = await desk.decant('check', ACUTE, 'second', '--json');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(jsonOf(stdout)).toEqual([
      { folder: ACUTE, ok: true, problems: [], failedChecks: [], failures: [] },
      {
        folder: 'second',
        ok: false,
        problems: [
          {
            severity: 'error',
            file: 'second/beds.csv',
            line: 2,
            found: expect.any(String) as string,
            right: 'Write the number of beds',
          },
        ],
        failedChecks: [],
        failures: [],
      },
    ]);
  });

  it('report: where it is, its files, findings and warnings', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stdout, stderr } = await desk.decant('report', ACUTE, '--json', '--out', 'out');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [written] = jsonOf(stdout) as Record<string, unknown>[];
    expect(written).toMatchObject({
      site: 'A typical acute hospital',
      folder: join('out', ACUTE),
      warnings: [],
      failedChecks: [],
      failures: [],
    });
    expect(written?.files).toContain('result.json');
    expect((written?.findings as unknown[]).length).toBeGreaterThan(3);
    for (const finding of written?.findings as unknown[])
      expect(finding).toEqual({
        kind: expect.stringMatching(/^(decides|odd|limit)$/) as string,
        title: expect.any(String) as string,
        text: expect.any(String) as string,
        // A sentence of a topic's file says besides which it is, of what option, and on what it rests.
        ...('id' in (finding as object)
          ? {
              id: expect.stringMatching(/^[a-z-]+\.[a-z_]+$/) as string,
              option: expect.any(String) as string,
              reads: expect.any(Array) as string[],
              values: expect.any(Number) as number,
              illustrative: expect.any(Number) as number,
              sources: expect.any(Array) as string[],
            }
          : {}),
      });
  });

  it('explain: a tree, with the formula and its numbers', async () => {
    const desk = new Desk().site(ACUTE);
    const { status, stdout } = await desk.decant(
      'explain',
      'site_closable_beds',
      '--site',
      ACUTE,
      '--year',
      '2022',
      '--json',
    );
    expect(status).toBe(0);
    expect(jsonOf(stdout)).toMatchObject({
      kind: 'line',
      name: 'site_closable_beds',
      year: 2022,
      unit: 'bed',
      value: 104,
      formula: 'total(closable_beds)',
    });
    expect((jsonOf(stdout) as { precedents: unknown[] }).precedents).toHaveLength(3);
  });

  it('run: the model’s lines and checks', async () => {
    const { status, stdout, stderr } = await new Desk().decant('run', EXAMPLE, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(jsonOf(stdout)).toMatchObject({
      lines: expect.any(Object) as object,
      checks: expect.any(Array) as unknown[],
    });
  });

  it.each([
    ['report', ['report', 'nowhere'], 1, 'input'],
    ['explain', ['explain', 'x', '--site', 'nowhere'], 1, 'input'],
    ['run', ['run', 'nowhere.yaml'], 1, 'input'],
    ['a flag that no command has', ['check', 'x', '--frobnicate'], 2, 'usage'],
    ['a command that there is not', ['demolish'], 2, 'usage'],
    ['a word that is missing', ['explain'], 2, 'usage'],
  ])('a failure too: %s', async (_what, argv, exit, code) => {
    const { status, stdout, stderr } = await new Desk().decant(...argv, '--json');
    expect({ status, stderr }).toEqual({ status: exit, stderr: '' });
    expect(jsonOf(stdout)).toEqual({
      error: { code, message: expect.any(String) as string, problems: expect.any(Array) as unknown[] },
    });
  });
});

describe('exit codes', () => {
  it('0 when done, 1 when the input is wrong, 2 when used wrongly', async () => {
    const desk = new Desk().site(ACUTE);
    const codes = [
      ['check', ACUTE],
      ['check', 'nowhere'],
      ['report'],
      ['report', ACUTE, '--outt', 'x'],
      ['explain', 'beds', '--site', ACUTE],
      ['explain', 'site_area', '--site', ACUTE, '--depth', 'x'],
    ];
    const left = await Promise.all(codes.map((argv) => desk.decant(...argv)));
    expect(left.map(({ status }) => status)).toEqual([0, 1, 2, 2, 1, 2]);
  });

  it('1 when a check of the model fails: the report is written, and the failure is said first', async () => {
    const desk = new Desk().site(ACUTE);
    // Parking that covers the whole site leaves no land for the blocks.
    desk.edit(`${ACUTE}/site.yaml`, '1130 space', '11300 space');
    const { status, stdout } = await desk.decant('report', ACUTE);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^CHECK FAILED: shared_land_leaves_room, option business-as-usual\n/);
    expect([...desk.files('reports').keys()]).toContain(`${ACUTE}/result.json`);
    const check = await desk.decant('check', ACUTE);
    expect(check.status).toBe(1);
    expect(check.stdout).toContain('check shared_land_leaves_room fails in option business-as-usual');
  });

  it('an unknown flag is named, on standard error', async () => {
    const { status, stdout, stderr } = await new Desk().decant('check', 'x', '--frobnicate');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Nonexistent flag: --frobnicate');
  });
});

describe('decant explain', () => {
  it.each([
    [
      ['explain', 'site_closable_bed', '--site', ACUTE],
      /There is no line, input or sentence site_closable_bed\. Did you mean site_closable_beds\?/,
    ],
    [['explain', 'closable_beds', '--site', ACUTE], /closable_beds is by pool: write closable_beds\.medicine/],
    [['explain', 'closable_beds.maternity', '--site', ACUTE], /Members are medicine, surgery, elderly/],
    [['explain', 'site_area', '--site', ACUTE, '--option', 'rationalise'], /There is no option rationalise/],
  ])('says what would be right: %j', async (argv, message) => {
    const { status, stdout, stderr } = await new Desk().site(ACUTE).decant(...argv);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('prints the formula, the formula with its numbers, and what it was made from', async () => {
    const { status, stdout } = await new Desk()
      .site(ACUTE)
      .decant('explain', 'occupancy_debt', '--site', ACUTE, '--depth', '2');
    expect(status).toBe(0);
    expect(stdout).toContain('1 - site_beds_open / site_beds_needed_today');
    expect(stdout).toMatch(/600.*586\.9/);
  });
});

describe('help', () => {
  it('decant --help and decant help list every command', async () => {
    const desk = new Desk();
    for (const argv of [['--help'], ['help']]) {
      const { status, stdout } = await desk.decant(...argv);
      expect(status).toBe(0);
      for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
  });

  it.each(COMMANDS)('decant help %s says what it does, with an example, as its flag --help does', async (command) => {
    const desk = new Desk();
    const help = await desk.decant('help', command);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toMatch(new RegExp(`USAGE\\n  \\$ decant ${command} `));
    expect(help.stdout).toContain('EXAMPLE');
    expect((await desk.decant(command, '--help')).stdout).toBe(help.stdout);
  });
});

describe('decant init', () => {
  it('makes a folder that passes check and report, and says what to fill in', async () => {
    const desk = new Desk();
    const made = await desk.decant('init', 'my-hospital');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain('Replace the values marked illustrative');
    expect((await desk.decant('check', 'my-hospital')).status).toBe(0);
    expect((await desk.decant('report', 'my-hospital')).status).toBe(0);
    const text = readFileSync(desk.path('my-hospital', 'site.yaml'), 'utf8');
    expect(text).toContain('Replace: ERIC');
    const schema = /^# yaml-language-server: \$schema=(.+)\n/.exec(text)?.[1] ?? '';
    expect(realpathSync(desk.path('my-hospital', schema))).toBe(
      realpathSync(join(root, 'schemas', 'site.schema.json')),
    );
    expect(faultsOf('site', text)).toEqual([]);
  });

  it('overwrites nothing, and takes no name that cannot be a code', async () => {
    const desk = new Desk().site(ACUTE);
    expect((await desk.decant('init', ACUTE)).stderr).toContain('is there already');
    expect((await desk.decant('init', 'My Hospital')).stderr).toContain('cannot be a hospital’s code');
    expect([...desk.files('.').keys()].filter((file) => !file.startsWith(`${ACUTE}/`))).toEqual([]);
  });
});
