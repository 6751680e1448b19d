import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Desk } from './decant.js';

const MINE = `scenario: Torbay, half as much
extends: torbay
inputs: { realisation: { value: 0.25, status: illustrative, source: Ours } }
`;

describe('decant scenarios', () => {
  it('lists each with its evidence; what-ifs come last and are called so', async () => {
    const { status, stdout } = await new Desk().decant('scenarios');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^torbay +Torbay, care trust\n +TOR-OCC-502 −33\.07 % of bed-days$/m);
    expect(stdout).toMatch(/^kaiser-length-of-stay +What if: /m);
    expect(stdout.indexOf('\ntorbay ')).toBeLessThan(stdout.indexOf('\nkaiser-length-of-stay '));
  });

  it('--json gives id, title, mark and evidence', async () => {
    const { stdout } = await new Desk().decant('scenarios', '--json');
    expect(JSON.parse(stdout)).toContainEqual({
      id: 'cumbria',
      title: 'Cumbria, emergency admissions',
      whatIf: false,
      evidence: 'CUM-EA −6.67 % of admissions',
    });
  });
});

describe('decant scenarios show', () => {
  it('prints words, patients, years, caveat, scope, conflicts and what speaks against it', async () => {
    const { status, stdout } = await new Desk().decant('scenarios', 'show', 'torbay');
    expect(status).toBe(0);
    for (const text of [
      'Torbay, care trust (torbay)',
      'TOR-OCC-502  Torbay: daily average occupied beds: −33.07 % of bed-days',
      'quote        “Results include a reduction in the daily average number of occupied beds from 750 in 1998/9 to 502 in 2009/10,',
      'population   Torbay, about 140,000 people',
      'denominator  occupied beds',
      'years        1998/9 to 2009/10',
      'caveat       11 years, secular LOS decline not removed',
      'No controls.',
      'applied to   100 % (published; evidence_kinds.csv: whole local system; Occupied beds of every kind were counted.) of all patients',
      'misprints its first year as 1989/99',
      'DH integrated care pilots (16): emergency admissions +2 %',
      'realisation = 0.5, normal sd 0.390',
    ])
      expect(stdout).toContain(text);
  });

  it('a what-if begins with its banner', async () => {
    const { stdout } = await new Desk().decant('scenarios', 'show', 'redbridge-targets');
    expect(stdout).toContain('\n\nWHAT IF, not a finding: these numbers rest on a target (RED-LTC, RED-EL).');
  });

  it('shows one’s own, in plain text and as JSON', async () => {
    const desk = new Desk().write('mine.yaml', MINE);
    expect((await desk.decant('scenarios', 'show', 'mine.yaml')).stdout).toContain('Laid over: torbay, growth-alone');
    const { stdout } = await desk.decant('scenarios', 'show', 'mine.yaml', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ id: 'mine.yaml', whatIf: false, effects: [{ id: 'TOR-OCC-502' }] });
  });

  it('one that is not there, or faulty, is told with its place and leaves with 1', async () => {
    const desk = new Desk().write('bad.yaml', `${MINE}effects: [{ evidence: NHS-25, pods: all, scope: 100 % }]\n`);
    const unknown = await desk.decant('scenarios', 'show', 'torbey');
    expect(unknown).toMatchObject({ status: 1, stdout: '' });
    expect(unknown.stderr).toContain('there is no scenario torbey. Did you mean torbay?');
    const bad = await desk.decant('scenarios', 'show', 'bad.yaml');
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain('bad.yaml:4:23: NHS-25 is a benchmark, not an effect');
  });
});

describe('--scenario', () => {
  it('checks a hospital under another scenario, and leaves with 1 where that is faulty', async () => {
    const desk = new Desk().site('typical-acute').write('mine.yaml', MINE);
    expect(await desk.decant('check', 'typical-acute', '--scenario', 'geisinger')).toMatchObject({
      status: 0,
      stdout: 'typical-acute: ready\n',
    });
    expect((await desk.decant('check', 'typical-acute', '--scenario', 'mine.yaml')).status).toBe(0);
    const missing = await desk.decant('check', 'typical-acute', '--scenario', 'gone.yaml');
    expect(missing).toMatchObject({ status: 1 });
    expect(missing.stdout).toContain('gone.yaml: this file is missing');
  });

  it('writes a report under it, with its evidence, banner and another hash of inputs', async () => {
    const desk = new Desk().site('typical-acute');
    const reported = async (...flags: string[]) => {
      const { status, stderr } = await desk.decant('report', 'typical-acute', '--out', 'out', ...flags);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return JSON.parse(readFileSync(desk.path('out', 'typical-acute', 'result.json'), 'utf8')) as {
        inputHash: string;
        scenario: { id: string; banner?: string; effects: { id: string }[] };
        findings: { title: string; text: string }[];
      };
    };
    const own = await reported();
    expect(own.scenario).toMatchObject({ id: 'integrated-care-1b', effects: [{ id: 'GEI-ADM' }, { id: 'GEI-LOS' }] });
    const other = await reported('--scenario', 'a-quarter-need-not-be-there');
    expect(other.scenario.banner).toMatch(/^WHAT IF, not a finding: .* a benchmark \(NHS-25\)/);
    expect(other.findings[0]).toMatchObject({ id: 'evidence.what_if', title: 'What if', text: other.scenario.banner });
    expect(other.inputHash).not.toBe(own.inputHash);
  });

  it('explains a number under it', async () => {
    const desk = new Desk().site('typical-acute');
    const explain = async (...flags: string[]) =>
      (await desk.decant('explain', 'realisation', '--site', 'typical-acute', ...flags)).stdout;
    expect(await explain()).toContain('(realisation) = 1\n');
    expect(await explain('--scenario', 'torbay')).toContain('(realisation) = 0.5\n');
  });
});
