import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BedAnswer } from '../../src/report/answers/index.js';
import type { WithAgainst } from '../../src/report/against/index.js';
import type { CheckedSite } from '../../src/report/checked/index.js';
import type { LandOnAsking } from '../../src/report/emptied/index.js';
import { Desk } from './decant.js';

const STOKE = 'stoke-mandeville';

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
    cpSync(fileURLToPath(new URL('../../sites/st-james', import.meta.url)), desk.path('st-james'), { recursive: true });
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

  it.each(['check', 'beds', 'costs', 'land', 'report'])(
    '%s: --against alone has nothing to compare',
    async (command) => {
      const { status, stderr } = await new Desk().site(STOKE).decant(command, STOKE, '--against');
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringMatching(
          /^--against has nothing to compare\n {2}It sets the folder as it is beside/,
        ) as string,
      });
    },
  );
});
