import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { givensOf, Store, textAnswer, type Return } from '../../src/returns/index.js';

const root = join(import.meta.dirname, '..', '..');
const returns = Library.shipped(root).returns();
const store = new Store(join(root, 'national'), undefined);

/** What a shipped publication gives of a site, by member, as it would be typed; and what is said of it. */
function givenOf(
  id: string,
  edition: string,
  site: string,
  input: string,
): { given: Record<string, string>; odd: string[] } {
  const ofReturn = returns.find(id, { file: 'test' }, []) as Return;
  const held = store.held(id, edition, true);
  if (held === undefined) throw new Error(`no ${id} ${edition}`);
  const rows = store.rows(held, ofReturn);
  const own = rows.rows.filter((row) => textAnswer(ofReturn.tells.get('site'), rows, row) === site);
  const odd: string[] = [];
  const { givens } = givensOf({
    ...{ ofReturn, rows, own, file: 'x.csv', year: held.year ?? 0, called: held.printed, place: { file: 'x' } },
    timeline: undefined,
    sorry: () => undefined,
    odd: (found) => odd.push(found),
  });
  const value = givens.find(({ name }) => name === input)?.value;
  const members = value?.kind === 'members' ? [...value.members] : [];
  const text = members.map(([name, { value: one }]) => [name, one.kind === 'single' ? one.typed.text : '']);
  return { given: Object.fromEntries(text) as Record<string, string>, odd };
}

describe('hard and soft FM before 2016-17, when their totals were returned', () => {
  it('fall into lines whole: Stoke Mandeville’s of 2015-16 are £8,352,447 and £10,259,866', () => {
    const { given, odd } = givenOf('eric-site', '2015-16', 'RXQ02', 'running_cost');
    // 8,352,447 less 3,594,421 + 1,938,386 + 74,532 + 54,427 + 301,163 + 20,764 + 65,907 + 0.
    expect(given.other_hard_fm).toBe('2302847 realGBP');
    // 10,259,866 less 3,593,120 + 2,074,200 + 1,039,837 + 1,167,363.
    expect(given.other_soft_fm).toBe('2385346 realGBP');
    const all = Object.values(given).reduce((sum, text) => sum + parseFloat(text), 0);
    expect(all).toBe(8_352_447 + 10_259_866);
    expect(odd).toEqual([]);
  });

  it('whose total is less than its lines leaves no rest below nought, and says so', () => {
    // 2014-15: hard FM £807,907, of which maintenance alone is £1,615,815.
    const { given, odd } = givenOf('eric-site', '2014-15', 'RXQ02', 'running_cost');
    expect(given).not.toHaveProperty('other_hard_fm');
    expect(given.other_soft_fm).toBe('1916159 realGBP');
    expect(odd).toEqual([
      expect.stringMatching(/has -2565390 realGBP of Running cost, other hard fm, below 0: it is left out/),
    ]);
  });

  it('of the PFI sheet of 2015-16 too, with its financing costs', () => {
    const { given, odd } = givenOf('eric-pfi', '2015-16', 'RXQ02', 'eric_pfi_cost');
    expect(given).toEqual({
      ...{ financing: '6543004 GBP', maintenance: '1284004 GBP', energy: '503980 GBP', waste: '100755 GBP' },
      ...{ cleaning: '93369 GBP', food: '891749 GBP', laundry: '447051 GBP', portering: '303346 GBP' },
      other_soft_fm: '672590 GBP',
    });
    expect(odd).toEqual([expect.stringMatching(/other hard fm, below 0/)]);
  });
});
