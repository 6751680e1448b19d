import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rareMeasure } from '../../src/model/units/rare.js';
import { COUNTS, DIMENSION_WORDS, UNIT_WORDS, commonMeasure } from '../../src/model/units/vocabulary.js';

const PLURALS = [...COUNTS, 'year', 'month', 'day', 'acre'].map((word) => `${word}s`);
const COMMON = [...UNIT_WORDS.filter((word) => word !== 'flag'), ...PLURALS];

describe('a common unit is read without mathjs as mathjs reads it, to the last bit', () => {
  it.each(COMMON)('%s', (word) => {
    expect(commonMeasure(word)).toEqual(rareMeasure(word));
    expect(commonMeasure(`1/${word}`)).toEqual(rareMeasure(`1/${word}`));
  });

  it('any product and quotient of them', () => {
    const sign = fc.constantFrom('*', '/', ' / ', ' * ');
    const more = fc.array(fc.tuple(sign, fc.constantFrom(...COMMON)), { maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom('1 /', ''), fc.constantFrom(...COMMON), more, (one, first, others) => {
        const text = one + first + others.map(([by, word]) => by + word).join('');
        expect(commonMeasure(text)).toEqual(rareMeasure(text));
      }),
      { seed: 2026, numRuns: 2000 },
    );
  });

  it('and any other text is left to mathjs', () => {
    for (const text of [
      '',
      '1',
      '1/',
      '/bed',
      'bed/',
      'bed//day',
      'bed^2',
      '(bed*day)',
      'sqft',
      'bed*sqft',
      'm12',
      'flag',
      '1*bed',
      'toString',
    ])
      expect(commonMeasure(text), text).toBeUndefined();
  });
});

describe('the dimensions', () => {
  it('stand in the order in which mathjs has them', () => {
    for (const [index, word] of DIMENSION_WORDS.entries()) {
      const powers = rareMeasure(word).powers;
      expect([word, powers.indexOf(1), powers.filter((power) => power !== 0).length]).toEqual([word, index, 1]);
      expect(powers).toHaveLength(DIMENSION_WORDS.length);
    }
  });
});
