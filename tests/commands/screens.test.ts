import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/report/index.js';
import { Desk, type Left } from './decant.js';

const STOKE = 'stoke-mandeville';
const [LINES, COLUMNS] = [24, 120];

/** That what a command printed fits on one screen, and says which option is the best. */
function expectOneScreen({ status, stdout, stderr }: Left): void {
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(LINES);
  expect(lines.filter((line) => line.length > COLUMNS)).toEqual([]);
  expect(stdout.match(/Best for the exchequer: /g)).toHaveLength(1);
  expect(stdout).toMatch(/What decides it\n[^]*What to doubt\n[^]*--full prints the rest[^]*and \d+ more warnings/);
  expect(stdout).not.toMatch(/NaN|undefined|null|−£0/);
}

describe('an answer on Stoke Mandeville', () => {
  it.each(['beds', 'costs', 'land'])('%s fits on one screen, and says which option is the best', async (command) =>
    expectOneScreen(await new Desk().site(STOKE).decant(command, STOKE)),
  );

  it('report does so too, and says the first sentence of what leads, whole and with its numbers, and no title alone', async () => {
    const desk = new Desk().site(STOKE);
    const left = await desk.decant('report', STOKE);
    expectOneScreen(left);
    const { stdout } = left;
    const { findings } = JSON.parse(readFileSync(join(desk.folder, 'reports', STOKE, 'result.json'), 'utf8')) as Result;
    const [, decides = '', doubts = ''] =
      /What decides it\n([^]*)What to doubt\n([^]*?)- [\d,]+ of [\d,]+ input/.exec(stdout) ?? [];
    for (const [said, kind] of [
      [decides, 'decides'],
      [doubts, 'odd'],
    ] as const) {
      const points = said
        .replace(/\n {2}/g, ' ')
        .trim()
        .split('\n');
      expect(points.length).toBeGreaterThan(1);
      const whole = findings
        .filter((each) => each.kind === kind)
        .map(({ title, text }) => `- ${title.split(' · ')[0]}. ${text} `);
      for (const point of points) {
        expect(point).toMatch(/^- .+\. .+\.$/);
        expect(
          whole.some((each) => each.startsWith(`${point} `)),
          point,
        ).toBe(true);
      }
    }
  });

  it('has the table of options in the full report too, with the value by which the best is chosen', async () => {
    const { stdout } = await new Desk().site(STOKE).decant('report', STOKE, '--full');
    expect(stdout).toMatch(/^Options, by 2045\/46 .+Trust, PV +Exchequer, worth$/m);
    expect(stdout).toMatch(/^Rationalise, owned wards first .+ £[\d.]+m$/m);
    expect(stdout).toMatch(/ \[costs\.stranded\]$/m);
  });
});
