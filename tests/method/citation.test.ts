import { describe, expect, it } from 'vitest';
import { citationsIn } from '../../src/method/index.js';

/** What a text cites, written short: `1.5`, `2.2/2b`, `/3c2`. */
function short(text: string): string[] {
  return citationsIn(text).map(({ clause = '', example }) => (example === undefined ? clause : `${clause}/${example}`));
}

describe('citations of METHOD', () => {
  it.each<[string, string[]]>([
    ['METHOD 1.5', ['1.5']],
    ['METHOD 1.5, 2.2', ['1.5', '2.2']],
    ['METHOD 0 and 2.4', ['0', '2.4']],
    ['METHOD 2.2, example 2b', ['2.2/2b']],
    ['METHOD 2.2, example 2b, × 24/28', ['2.2/2b']],
    ['METHOD 3.2 and 3.4, examples 3b, 3b2 and 3c', ['3.2', '3.4/3b', '3.4/3b2', '3.4/3c']],
    ['METHOD 2.2, example 2b; METHOD 4.2', ['2.2/2b', '4.2']],
    ['METHOD 2.3 (3, 7)', ['2.3 (3)', '2.3 (7)']],
    ['METHOD 2.3 (2) [V], gov.uk, HFMA, HSJ', ['2.3 (2)']],
    ['METHOD 6.2, option 8', ['6.2 (8)']],
    ['METHOD 4.3 [A], example 4b', ['4.3/4b']],
    ['METHOD 4.2 [M], 4.1', ['4.2', '4.1']],
    ['METHOD 2.2 [V NHS Employers]', ['2.2']],
    ['METHOD 1.2 (NHP demand model)', ['1.2']],
    ['METHOD 5, 7 (land is lognormal)', ['5', '7']],
    ['METHOD 3c2: Hexham', ['/3c2']],
    ['METHOD 3b and 3c: a company', ['/3b', '/3c']],
    ['METHOD 0, Green Book February 2026', ['0']],
    ['METHOD 4.4 gives no figure', ['4.4']],
    ['12, note METHOD 2.1; Policy Exchange, All Together Now (2012), lines 2586-2590', ['2.1']],
  ])('%s', (text, cited) => expect(short(text)).toEqual(cited));

  it('takes no range, year or number of things for a clause', () => {
    expect(short('METHOD 1.4 [A], 1.5 to 3')).toEqual(['1.4']);
    expect(short('METHOD 5, 10 acres a year')).toEqual(['5']);
    expect(short('METHOD 2.1, 12 months')).toEqual(['2.1']);
  });

  it('cites nothing where METHOD is silent', () => {
    expect(short('METHOD gives no share. Ours is 55 %.')).toEqual([]);
    expect(short('METHOD’s planning default')).toEqual([]);
  });
});
