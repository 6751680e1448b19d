import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluatedOf, sites, shippedLibrary as library } from './reported.js';

describe('METHOD 4.3: ground that is out of proportion to the floor that stood on it', () => {
  it.each([
    [
      'stoke-mandeville',
      ['rationalise-owned-wards-first'],
      '5.6% of the site goes with 1.6% of the blocks’ floor, 3.4',
    ],
    // Where the land is re-used and not sold a block with more ground is worth emptying.
    ['typical-acute', ['strategic-estates-partnership'], '10.5% of the site goes with 2.9% of the blocks’ floor, 3.6'],
    ['university-college-hospital', [], ''],
  ])('%s: said beside the receipt of %j', (site, expected, words) => {
    const { result } = evaluatedOf(join(sites, site), library);
    const said = result.findings.filter(
      ({ id, text }) => id === 'land-value.doubts' && text.includes('of the site goes with'),
    );
    expect(said.map(({ option }) => option)).toEqual(expected);
    for (const { kind, text } of said) {
      expect(kind).toBe('odd');
      expect(text.startsWith(`${words} times its share, though parking is kept back: other open ground`), text).toBe(
        true,
      );
    }
  });
});
