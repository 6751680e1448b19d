import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Desk, root } from './decant.js';

const ACUTE = 'typical-acute';
const bin = `${root}/bin/decant.js`;
// A superuser may read everything: then somebody else is asked.
const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describe('files of a hospital’s folder that nothing reads', () => {
  it('of more than 2 GB, and with a name that is no UTF-8, are told and hashed', async () => {
    const desk = new Desk().site(ACUTE).write(`${ACUTE}/scan.bin`, '');
    truncateSync(desk.path(ACUTE, 'scan.bin'), 2 ** 31 + 10);
    writeFileSync(Buffer.concat([Buffer.from(`${desk.path(ACUTE)}/plan-`), Buffer.from([0xff])]), 'a name of Latin-1');
    const { status, stdout } = await desk.decant('check', ACUTE);
    expect(status).toBe(0);
    expect(stdout).toMatch(/scan\.bin is not read by this version[\s\S]*ready, 2 odd/);
    const report = await desk.decant('beds', ACUTE, '--json');
    expect([report.status, report.stderr]).toEqual([0, '']);
  });

  it('that cannot be opened are errors of check and of a report alike, each by name', () => {
    const desk = new Desk().site(ACUTE).write(`${ACUTE}/LICENSE`, 'locked');
    mkdirSync(desk.path(ACUTE, 'sources', 'locked'), { recursive: true });
    chmodSync(desk.folder, 0o755);
    for (const locked of [desk.path(ACUTE, 'sources', 'locked'), desk.path(ACUTE, 'LICENSE')]) chmodSync(locked, 0);
    const decant = (...argv: string[]) =>
      spawnSync(process.execPath, [bin, ...argv], { cwd: desk.folder, encoding: 'utf8', ...somebody });
    const faults = ['LICENSE', 'sources/locked'].map((file) => `${ACUTE}/${file}: this cannot be opened (EACCES)`);
    const [check, report] = [decant('check', ACUTE), decant('report', ACUTE)];
    chmodSync(desk.path(ACUTE, 'sources', 'locked'), 0o755);
    expect([check.status, report.status]).toEqual([1, 1]);
    for (const fault of faults)
      expect([check.stdout.includes(fault), report.stderr.includes(fault)]).toEqual([true, true]);
  });
});

describe('what a terminal would obey', () => {
  const marks = String.raw`\u202e\u200f\u061c\u2066`;

  it('stands written out where a source holds it, and as an escape in JSON', async () => {
    const desk = new Desk().site(ACUTE);
    desk.edit(`${ACUTE}/site.yaml`, /source: 'Policy Exchange[^}]*/, `source: "A${marks}B" `);
    const argv = ['explain', 'site_area', '--site', ACUTE];
    const [text, json] = [await desk.decant(...argv), await desk.decant(...argv, '--json')];
    expect([text.status, json.status]).toEqual([0, 0]);
    expect(text.stdout).toContain(String.raw`A\x202e\x200f\x61c\x2066B`);
    for (const { stdout } of [text, json]) expect(stdout).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    expect(JSON.stringify(JSON.parse(json.stdout))).toContain('A\u202e\u200f\u061c\u2066B');
  });

  it('nor in a word of the command line that is said back', async () => {
    const { stderr } = await new Desk().decant('check', 'no\u001b[31mwhere\u202e');
    expect(stderr).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('places that cannot be written or read', () => {
  it('--out where no folder can be made ends, with a reason', async () => {
    const { status, stderr } = await new Desk().site(ACUTE).decant('land', ACUTE, '--draws', '1', '--out', '/proc/x');
    expect([status, stderr]).toEqual([1, '/proc/x cannot be made: /proc takes no folder\n']);
  });

  it('a home that is none, or that cannot be read, is nobody’s concern', () => {
    const file = new Desk().write('file', '').path('file');
    const left = spawnSync(process.execPath, [bin, '--version'], {
      env: { ...process.env, HOME: file },
      encoding: 'utf8',
    });
    expect([left.status, left.stderr]).toEqual([0, '']);
  });

  it('init where nothing more can be written names the file of the new folder, and leaves none', async () => {
    const desk = new Desk().write('limited', `ulimit -f 1; exec "${process.execPath}" "${bin}" "$@"`);
    const { status, stderr } = await desk.run('sh', 'limited', 'init', 'mine');
    expect([status, stderr]).toEqual([1, 'mine/README.md: the file is larger than this place allows\n']);
    expect([...desk.files('.').keys()]).toEqual(['limited']);
  });
});

it('--version --json is JSON, in whichever order', async () => {
  for (const argv of [
    ['--version', '--json'],
    ['--json', '--version'],
  ]) {
    const { status, stdout } = await new Desk().decant(...argv);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'decant', version: '0.1.0', node: process.versions.node });
  }
});
