import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BedAnswer } from '../../src/report/answers/index.js';
import type { WithAgainst } from '../../src/report/against/index.js';
import type { CheckedSite } from '../../src/report/checked/index.js';
import type { LandOnAsking } from '../../src/report/emptied/index.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';
import { Desk } from './decant.js';

const STOKE = 'stoke-mandeville';
const shipped = fileURLToPath(new URL('../../sites', import.meta.url));

describe('--set and --against', () => {
  it('beds: before and after side by side, and JSON has both', async () => {
    const desk = new Desk().site(STOKE);
    const sets = ['--set', 'target_occupancy=85%', '--against'];
    const shown = await desk.decant('beds', STOKE, ...sets);
    expect(shown.status).toBe(0);
    expect(shown.stdout).toMatch(
      /^Runs 1 input as set on the command line: Planned occupancy 85% in place of \d+%\.$/m,
    );
    expect(shown.stdout).toMatch(/^What moves +Before +After +Difference$/m);
    expect(shown.stdout).toMatch(/^Planned occupancy +0\.92 +0\.85 +−0\.07$/m);
    expect(shown.stdout).not.toMatch(/NaN|undefined|null|−£0/);
    const { stdout } = await desk.decant('beds', STOKE, ...sets, '--json');
    const answer = JSON.parse(stdout) as WithAgainst<BedAnswer>;
    const plain = JSON.parse((await desk.decant('beds', STOKE, '--json')).stdout) as BedAnswer;
    const { before, ...against } = answer.against ?? { before: undefined, lines: [] };
    expect(before?.needed).toBe(plain.needed);
    expect(answer.needed).toBeGreaterThan(plain.needed ?? NaN);
    for (const { before: was, after, difference } of against.lines)
      expect(difference).toBe((after ?? NaN) - (was ?? NaN));
  });

  it('another best option is set beside the best before, and both are named', async () => {
    const desk = new Desk();
    cpSync(join(shipped, 'st-james'), desk.path('st-james'), { recursive: true });
    const argv = ['beds', 'st-james', '--scenario', 'torbay', '--set', 'target_occupancy=85%', '--against'];
    const { stdout } = await desk.decant(...argv);
    expect(stdout).toMatch(/^Best option: Programme alone\. Before: Rationalise and sell\.$/m);
    const { against } = JSON.parse((await desk.decant(...argv, '--json')).stdout) as WithAgainst<BedAnswer>;
    const [best] = against?.lines ?? [];
    expect(best).toMatchObject({ option: 'Best option', label: 'Exchequer, worth' });
    const was = against?.lines.find(({ option, line }) => option === 'Programme alone' && line === best?.line);
    expect(was?.after).toBe(best?.after);
    expect(best?.before).toBeGreaterThan(was?.before ?? NaN);
    const others = ['--option', 'rationalise-and-sell', '--json'];
    const other = JSON.parse((await desk.decant(...argv, ...others)).stdout) as WithAgainst<BedAnswer>;
    const rationalised = other.against?.lines.find(
      ({ option, line }) => option === 'Rationalise and sell' && line === best?.line,
    );
    expect(best?.before).toBe(rationalised?.before);
  });

  it('check: problems gained and lost', async () => {
    const desk = new Desk().site(STOKE);
    const argv = ['check', STOKE, '--set', 'site_area=30 ha', '--against'];
    const { stdout } = await desk.decant(...argv);
    expect(stdout).toMatch(/Problems gained:\n {2}--set site_area=30 ha: warning: the boundary holds 17 ha[^\n]*\n/);
    expect(stdout).toMatch(/stoke-mandeville: ready; as it is, ready\n$/);
    const [site] = JSON.parse((await desk.decant(...argv, '--json')).stdout) as CheckedSite[];
    expect(site?.against?.gained.problems).toHaveLength(1);
    expect(site?.against?.lost).toEqual({ problems: [], failedChecks: [], failures: [] });
    expect(site?.against?.before).not.toHaveProperty('changed');
  });

  it('land: blocks of one’s own beside Decant’s, whole in English', async () => {
    const desk = new Desk().site(STOKE);
    const argv = ['land', STOKE, '--empty', 'Block 6', '--draws', '50'];
    const { status, stdout } = await desk.decant(...argv);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^To empty Block 6 \(1,924 m²\), 1,924 m² of floor must go elsewhere: /m);
    expect(stdout).toMatch(/There never is so much: [^]*would\shave\sto\sbe\sbuilt\sor\srented/);
    expect(stdout).toMatch(/^- No block is in both\. Only in yours: Block 6\. Only in Decant’s: .+\.$/m);
    expect(stdout).toMatch(/^- Exchequer, worth: £[\d.]+m with yours, £[\d.]+m with Decant’s \(.+\)\.$/m);
    expect(stdout).toMatch(/^- Trust, worth: /m);
    expect(stdout).not.toMatch(/NaN|undefined|null|−£0/);
    const shown = JSON.parse((await desk.decant(...argv, '--json')).stdout) as LandOnAsking;
    expect(shown.emptied?.blocks).toHaveLength(1);
    expect(shown.against?.before.plan?.blocks.length).toBeGreaterThan(1);
  });

  it('report: the workbook’s cover, the QA log and result.json say that a reader set something', async () => {
    const desk = new Desk().site(STOKE);
    const { stdout } = await desk.decant('report', STOKE, '--set', 'target_occupancy=85%', '--against');
    expect(stdout).toMatch(/^Rationalise.*: .* · 2045\/46 +/m);
    expect(desk.files('reports').get(`${STOKE}/result.json`)?.toString()).toContain(
      'Set on the command line, in place of',
    );
  });

  it('report: another folder stands as the one before, with what inputs differ, where each is given, and what moves', async () => {
    const desk = new Desk().site(STOKE).site(STOKE, 'as-it-was');
    desk.edit(
      `${STOKE}/site.yaml`,
      'inputs:\n',
      'inputs:\n  target_occupancy: { value: 85 %, status: assumed, source: Board paper }\n',
    );
    const argv = ['report', STOKE, '--against', 'as-it-was'];
    const { status, stdout } = await desk.decant(...argv);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^Before is the folder as-it-was\.\n\nInputs that differ +Before +After +Difference\nPlanned occupancy +0\.92 +0\.85 +−0\.07\n\n/m,
    );
    expect(stdout).toMatch(/^Best option: Programme alone\. Before: Rationalise, owned wards first\.$/m);
    expect(stdout).toMatch(/^What moves +Before +After +Difference$/m);
    expect(stdout).not.toMatch(/two hospitals|NaN|undefined|null|−£0/);
  });

  it('beds: what is typed into a folder moves what the same value moves that is set on the command line', async () => {
    const desk = new Desk().site(STOKE).site(STOKE, 'as-it-was');
    desk.edit(
      `${STOKE}/site.yaml`,
      'inputs:\n',
      'inputs:\n  target_occupancy: { value: 85 %, status: assumed, source: Board paper }\n',
    );
    const argv = ['beds', STOKE, '--against', 'as-it-was'];
    const { against } = JSON.parse((await desk.decant(...argv, '--json')).stdout) as WithAgainst<BedAnswer>;
    expect(against?.beside?.inputs).toEqual([
      expect.objectContaining({ line: 'target_occupancy', before: 0.92, after: 0.85 }),
    ]);
    expect(against?.beside?.inputs[0]?.placeAfter).toMatch(/^stoke-mandeville\/site\.yaml:\d+/);
    expect(against?.beside).toMatchObject({ framed: [], onlyBefore: [], onlyAfter: [] });
    const set = ['beds', 'as-it-was', '--set', 'target_occupancy=85%', '--against', '--json'];
    const other = JSON.parse((await desk.decant(...set)).stdout) as WithAgainst<BedAnswer>;
    expect(against?.lines).toEqual(other.against?.lines);
    expect(other.against).not.toHaveProperty('beside');
  });

  it('report: in full it says what moves too', async () => {
    const desk = new Desk().site(STOKE).site(STOKE, 'as-it-was');
    const { stdout } = await desk.decant('report', STOKE, '--against', 'as-it-was', '--full');
    expect(stdout).toMatch(/^No input that both have differs\.\n\nBest option: .*, as before\.$/m);
    expect(stdout).toMatch(/^No figure of this answer moves\.\nAll \d+ stay as they are\.$/m);
    expect(stdout).toMatch(/^■ /m);
  });

  it.each([
    ['beds', []],
    ['costs', []],
    ['land', ['--draws', '20']],
  ])(
    '%s: last decade’s stand of a hospital against today’s, each in its own years and prices',
    async (command, more) => {
      const desk = new Desk();
      cpSync(join(shipped, STOKE), desk.path('today'), { recursive: true });
      cpSync(STOKE_2016_17, desk.path('then'), { recursive: true });
      const { status, stdout } = await desk.decant(command, 'today', '--against', 'then', ...more);
      expect(status).toBe(0);
      expect(stdout).toMatch(/^Base year: 2024\/25\. Before: 2016\/17\.\nLast year: 2053\/54\. Before: 2045\/46\.$/m);
      expect(stdout.replace(/\s+/g, ' ')).toContain(
        '2016/17 before and 2024/25 after: a difference in pounds holds the rise of prices too.',
      );
      expect(stdout).toMatch(/^Gross internal floor area +66,667 m² +109,205 m² +\+42,538 m²$/m);
      expect(stdout).not.toMatch(/two hospitals|NaN|undefined|null|−£0/);
    },
  );

  it('beds: another hospital may stand there, and that it is another is said', async () => {
    const desk = new Desk().site(STOKE).site('typical-acute');
    const { status, stdout } = await desk.decant(
      'beds',
      STOKE,
      '--against',
      'typical-acute',
      '--option',
      'rationalise-owned-wards-first',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Hospital: Stoke Mandeville Hospital \(RXQ02\)\. Before: A typical acute hospital\.$/m);
    expect(stdout).toMatch(
      /^These are two hospitals: what differs is the one from the other, and no change of either\./m,
    );
    expect(stdout).toMatch(/^Option shown: Rationalise, owned wards first\. Before: \w.*\.$/m);
    expect(stdout).not.toMatch(/NaN|undefined|null|−£0/);
  });

  it('check: problems that only one of two folders has; an edit above a problem is none', async () => {
    const desk = new Desk().site(STOKE).site(STOKE, 'as-it-was');
    desk.edit(`${STOKE}/site.yaml`, 'inputs:\n', '# A note\n\ninputs:\n');
    const alike = await desk.decant('check', STOKE, '--against', 'as-it-was');
    expect(alike.stdout).toMatch(/^No input that both have differs\.$/m);
    expect(alike.stdout).toMatch(/^No problem is gained or lost\.\nstoke-mandeville: ready; as-it-was, ready\n$/m);
    desk.edit(
      `${STOKE}/site.yaml`,
      /site_area:\n( {4}.*\n)+/,
      'site_area: { value: 30 ha, status: assumed, source: The deeds }\n',
    );
    const { stdout } = await desk.decant('check', STOKE, '--against', 'as-it-was');
    expect(stdout).toMatch(/^Land of the site +\S+ m² +300,000 m² +\+\S+ m²$/m);
    expect(stdout).toMatch(/Problems gained:\n {2}stoke-mandeville\/site\.yaml:\d+:\d+: warning: the boundary holds/);
  });

  it.each(['check', 'beds', 'costs', 'land', 'report'])('%s: a folder that is not there is named', async (command) => {
    for (const against of ['nowhere', join(STOKE, 'site.yaml')])
      expect(await new Desk().site(STOKE).decant(command, STOKE, '--against', against)).toEqual({
        status: 1,
        stdout: '',
        stderr: `--against ${against}: there is no such folder\n  Name the folder of a hospital, such as the one before you changed it\n`,
      });
  });

  it('report: a folder that is no hospital’s is refused before anything is written', async () => {
    const desk = new Desk().site(STOKE);
    mkdirSync(desk.path('empty'));
    const { status, stderr } = await desk.decant('report', STOKE, '--against', 'empty');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^empty cannot be evaluated\n {2}empty\/site\.yaml: this file is missing/);
    expect(desk.files('reports').size).toBe(0);
  });

  it('blocks of one’s own stand beside Decant’s of the same folder alone', async () => {
    const desk = new Desk().site(STOKE).site('typical-acute');
    const { status, stderr } = await desk.decant('land', STOKE, '--empty', 'Block 6', '--against', 'typical-acute');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('Leave out --against typical-acute, or --empty') as string,
    });
  });

  it('a model file has nothing to stand beside', async () => {
    const { status, stderr } = await new Desk()
      .site(STOKE)
      .write('model.yaml', '')
      .decant('check', 'model.yaml', '--against', STOKE);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^--set and --against are of hospitals, and model\.yaml is a model file/) as string,
    });
  });

  it.each([
    ...['check', 'beds', 'costs', 'land', 'report'].map((command) => [command, '--against']),
    ['beds', `--against=./${STOKE}/`],
  ])('%s %s: the folder beside itself has nothing to compare', async (command, against) => {
    const { status, stderr } = await new Desk().site(STOKE).decant(command, STOKE, against);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(
        /^--against has nothing to compare\n {2}It sets the folder as it is beside/,
      ) as string,
    });
  });
});
