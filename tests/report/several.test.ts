import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { printProblem } from '../../src/problems/index.js';
import { checkedAll } from '../../src/report/checked/index.js';
import { evaluatedAll } from '../../src/report/several/index.js';
import { printCompared } from '../../src/writers/terminal/index.js';
import { built, copyOf, edit, giveInput, shipped, templates } from '../study/reported.js';

const DECANT = { root: fileURLToPath(new URL('../..', import.meta.url)), version: '0.0.0' };

/** The typical acute hospital under a name of its own, of a trust, its beds from a source of its own. */
function site(
  code: string,
  { trust = 'Vale NHS Trust', beds = `Ward census of ${code}`, last = '2045/46' } = {},
): string {
  const folder = copyOf(join(shipped, 'typical-acute'), code);
  edit(join(folder, 'site.yaml'), 'name: A typical acute hospital', `name: ${code} hospital`);
  edit(join(folder, 'site.yaml'), 'trust: None (a worked example)', `trust: ${trust}`);
  edit(join(folder, 'site.yaml'), 'last: 2045/46', `last: ${last}`);
  const file = join(folder, 'beds.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Invented: 600 beds at 90% occupancy', beds));
  return folder;
}

const together = (...folders: string[]) => evaluatedAll(folders, DECANT, {}, () => undefined).together;

describe('several sites in one run', () => {
  it('stand side by side, and a trust’s are added up where they are alike', () => {
    const found = together(site('north'), site('south'), site('else', { trust: 'Another trust' }));
    if (found === undefined) throw new Error('nothing was compared');
    expect(found.rows.map(({ name, isSum }) => [name, isSum])).toEqual([
      ['north hospital', false],
      ['south hospital', false],
      ['else hospital', false],
      ['Vale NHS Trust, 2 sites', true],
    ]);
    const [north, , , sum] = found.rows;
    expect(north?.cells.slice(0, 2)).toEqual([600, 68_000]);
    expect(sum?.cells).toEqual(north?.cells.map((cell) => (cell ?? NaN) * 2));
    expect(found.notes).toEqual([expect.stringContaining('of these 2 sites alone')]);
    expect(found.warnings).toEqual([]);
    expect(found.decides.map(({ site: of }) => of)).toEqual(['north hospital', 'south hospital', 'else hospital']);
    expect(found.decides[0]?.title).not.toBe('The answer');
    const screen = printCompared(found).join('\n');
    expect(screen).toMatch(/Vale NHS Trust, 2 sites +1,200 +136,000/);
    expect(screen).toContain('What decides each');
  });

  it('beds that both take from one return of their trust are told, and nothing is added up', () => {
    const [a, b] = [site('north', { beds: 'KH03 Q4 RXX' }), site('south', { beds: 'KH03 Q4 RXX' })];
    const found = together(a, b);
    expect(found?.rows).toHaveLength(2);
    expect(found?.notes).toEqual([expect.stringContaining('No sum for Vale NHS Trust: a figure of the trust stands')]);
    expect(found?.warnings).toEqual([
      expect.stringMatching(
        /south\/beds\.csv:2: warning: the same figures as in north hospital.*\(KH03 Q4 RXX\).*300, 180, 120/,
      ),
    ]);
    const checked = checkedAll([a, b], new Library(templates, built));
    expect(checked.map(({ ok }) => ok)).toEqual([true, true]);
    expect(checked[0]?.problems.map(printProblem).join()).not.toContain('the same figures');
    expect(checked[1]?.problems.map(printProblem).join()).toContain('the same figures as in north hospital');
  });

  it('a ratio that both take from their trust counts nothing twice', () => {
    const ratio = (code: string): string => {
      const folder = site(code);
      giveInput(folder, 'delayed_patients: { value: 66 bed, status: published, source: Situation reports RXX }');
      giveInput(folder, 'delayed_among_beds: { value: 660 bed, status: published, source: Situation reports RXX }');
      return folder;
    };
    const [a, b] = [ratio('north'), ratio('south')];
    const found = together(a, b);
    expect(found?.warnings).toEqual([]);
    expect(found?.rows.filter(({ isSum }) => isSum)).toHaveLength(1);
    const said = checkedAll([a, b], new Library(templates, built)).flatMap(({ problems }) =>
      problems.map(printProblem),
    );
    expect(said.join()).not.toContain('the same figures');
  });

  it('of two trusts it is no warning; of other years there is no sum', () => {
    const source = { beds: 'KH03 Q4 RXX' };
    expect(together(site('north', source), site('south', { ...source, trust: 'Another' }))?.warnings).toEqual([]);
    const found = together(site('north'), site('south', { last: '2040/41' }));
    expect(found?.rows.some(({ isSum }) => isSum)).toBe(false);
    expect(found?.notes).toEqual([expect.stringContaining('other years or other scenarios')]);
  });
});
