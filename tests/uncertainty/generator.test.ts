import { describe, expect, it } from 'vitest';
import { mulberry32, stateOf, uniform } from '../../src/model/statistics/mulberry32.js';
import { UNIFORM_ENDS, hash, streamStarts } from '../../src/uncertainty/generator.js';

describe('the generator', () => {
  it('METHOD 7e: mulberry32 of seed 12345, the first five', () => {
    const drawn = [0, 1, 2, 3, 4].map((index) => mulberry32(stateOf(12345, index)) / 2 ** 32);
    expect(drawn.map((value) => Number(value.toFixed(12)))).toEqual([
      0.979728267761, 0.3067522645, 0.484205421526, 0.817934412509, 0.509428369347,
    ]);
  });

  it('gives numbers strictly between 0 and 1, half a step from both', () => {
    expect(UNIFORM_ENDS[0]).toBeGreaterThan(0);
    expect(UNIFORM_ENDS[1]).toBeLessThan(1);
    for (let index = 0; index < 10_000; index++) {
      const value = uniform(7, index);
      expect(value >= UNIFORM_ENDS[0] && value <= UNIFORM_ENDS[1]).toBe(true);
    }
  });

  it('spreads evenly: a thousand draws to each tenth of 10,000, within four standard errors', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index++) {
      const tenth = Math.floor(uniform(99, index) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(4 * 30);
  });
});

describe('streams', () => {
  it('hang on the seed and the name alone', () => {
    const alone = streamStarts(1, ['bed_fall']).get('bed_fall');
    expect(streamStarts(1, ['gia', 'bed_fall', 'price']).get('bed_fall')).toBe(alone);
    expect(streamStarts(2, ['bed_fall']).get('bed_fall')).not.toBe(alone);
    expect(streamStarts(1, ['bed_falls']).get('bed_falls')).not.toBe(alone);
  });

  it('start apart where two names meet in one start', () => {
    const names = new Map<number, string>();
    let pair: [string, string] | undefined;
    for (let count = 0; pair === undefined; count++) {
      const [name, start] = [`input_${count}`, hash(`1:input_${count}`)];
      const other = names.get(start);
      if (other !== undefined) pair = [other, name];
      names.set(start, name);
    }
    const starts = streamStarts(1, pair);
    expect(starts.get(pair[0])).not.toBe(starts.get(pair[1]));
    expect(streamStarts(1, [pair[1], pair[0]])).toEqual(starts);
  });
});
