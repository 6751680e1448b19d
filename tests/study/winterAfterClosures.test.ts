import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explained } from '../../src/report/explained/index.js';
import { copyOf, edit, resultOf, sites, studyOf } from './reported.js';

const STOKE = 'stoke-mandeville';
const SENTENCE = 'beds.too_full_in_winter';

/** Stoke Mandeville with another peak quarter, or with beds sized by it. */
function folderWith(factor: string, sizedByWinter = false): string {
  const folder = copyOf(join(sites, STOKE), STOKE);
  edit(join(folder, 'site.yaml'), 'value: 1.0653', `value: ${factor}`);
  if (sizedByWinter) edit(join(folder, 'site.yaml'), 'sized_by_winter: { value: no', 'sized_by_winter: { value: yes');
  return folder;
}

const withWinter = (factor: string, sizedByWinter = false): ReturnType<typeof resultOf> =>
  resultOf(folderWith(factor, sizedByWinter), undefined, { whole: false });

const doubted = ({ findings }: ReturnType<typeof resultOf>): string[] =>
  findings.filter(({ id }) => id === SENTENCE).map(({ option }) => option);

describe('a plan whose beds would run above 98% in the peak quarter (METHOD 1.4)', () => {
  it('is doubted, with how full each pool would be', () => {
    const result = withWinter('1.11');
    expect(doubted(result)).toEqual(['rationalise-and-sell']);
    const { kind, text, reads } = result.findings.find(({ id }) => id === SENTENCE) ?? {};
    expect(kind).toBe('odd');
    expect(text).toContain('100.5% (Beds in the PFI part); above 98%');
    expect(reads).toContain('fullest_winter');
  });

  it('is explained for the plan of which it is said, though another is the best', () => {
    const study = studyOf(folderWith('1.11'));
    expect(study.best().case.option.id).not.toBe('rationalise-and-sell');
    expect(explained(study, { name: SENTENCE, depth: 0 })).toMatchObject({ option: 'rationalise-and-sell' });
  });

  it('is not with the winter that the trust itself returned: 96.5% at the fullest', () => {
    expect(doubted(withWinter('1.0653 '))).toEqual([]);
  });

  it('is not where beds are sized by winter too, which closes no such ward', () => {
    expect(doubted(withWinter('1.11', true))).toEqual([]);
  });
});
