import { describe, expect, it } from 'vitest';
import type { Shape } from '../../src/model/structure/index.js';
import { correlate, type RankCorrelation } from '../../src/model/statistics/index.js';
import { Mixer } from '../../src/uncertainty/mixture.js';
import { drawnInputs } from '../../src/uncertainty/drawn.js';
import { Sampler } from '../../src/uncertainty/sampler.js';
import { uniform } from '../../src/model/statistics/index.js';
import { HEAD } from '../model/models.js';
import { checkedOf } from '../model/simulated.js';

const pair = (one: string, other: string, rank: number): RankCorrelation => ({
  between: [{ name: one }, { name: other }],
  rank,
});

const DRAWS = 100_000;
const SPREADS = {
  land_price: 'shape: lognormal, p10: 600000, p90: 900000',
  build_cost: 'shape: triangular, low: 700000, high: 900000',
  delay: 'shape: pert, low: 700000, high: 800000',
  wages: 'shape: normal, sd: 5',
} as const;
const modelOf = (names: readonly (keyof typeof SPREADS)[]): string =>
  `${HEAD}inputs:\n${names
    .map((name) => `  ${name}: { unit: 1, value: 734846.92, spread: { ${SPREADS[name]} } }\n`)
    .join('')}lines:\n  x:\n    unit: 1\n    formula: ${names.join(' + ')}\n`;
const ALL = ['land_price', 'build_cost', 'delay', 'wages'] as const;

/** The draws of each input of a model. */
function drawn(
  names: readonly (keyof typeof SPREADS)[],
  stated: readonly RankCorrelation[],
): Map<string, Float64Array> {
  const inputs = drawnInputs(checkedOf(modelOf(names)).bound, 1, correlate(stated));
  return new Map(
    inputs.map((input) => {
      const values = new Float64Array(DRAWS);
      new Sampler(input).fill(values, 0);
      return [input.name, values];
    }),
  );
}

function ranksOf(values: Float64Array): Float64Array {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? NaN) - (values[b] ?? NaN));
  const ranks = new Float64Array(values.length);
  order.forEach((draw, rank) => (ranks[draw] = rank));
  return ranks;
}

function spearman(a: Float64Array | undefined, b: Float64Array | undefined): number {
  if (a === undefined || b === undefined) return NaN;
  const [one, other] = [ranksOf(a), ranksOf(b)];
  const squares = one.reduce((sum, rank, draw) => sum + (rank - (other[draw] ?? NaN)) ** 2, 0);
  return 1 - (6 * squares) / (DRAWS * (DRAWS ** 2 - 1));
}

const STATED: RankCorrelation[] = [pair('land_price', 'build_cost', 0.5), pair('delay', 'build_cost', -0.7)];
/** Four standard errors of a rank correlation, at most. */
const NEAR = 4 / Math.sqrt(DRAWS);

describe('correlated draws', () => {
  it('have the rank correlations stated, whatever their shapes, and none where none is', () => {
    const values = drawn(ALL, STATED);
    const between = (one: string, other: string) => spearman(values.get(one), values.get(other));
    expect(Math.abs(between('land_price', 'build_cost') - 0.5)).toBeLessThan(NEAR);
    expect(Math.abs(between('delay', 'build_cost') + 0.7)).toBeLessThan(NEAR);
    expect(Math.abs(between('delay', 'land_price'))).toBeLessThan(NEAR);
    for (const name of ['land_price', 'build_cost', 'delay'])
      expect(Math.abs(between('wages', name))).toBeLessThan(NEAR);
  });

  it('have each the distribution that they have alone', () => {
    const [together, alone] = [drawn(ALL, STATED), drawn(ALL, [])];
    for (const name of ALL) {
      const [one, other] = [together.get(name)?.toSorted(), alone.get(name)?.toSorted()];
      // The largest gap of two samples' shares (Kolmogorov and Smirnov), of which one in a thousand is above 1.95 √(2/n).
      let [gap, at] = [0, 0];
      one?.forEach((value, index) => {
        while ((other?.[at] ?? Infinity) < value) at++;
        gap = Math.max(gap, Math.abs(at - index) / DRAWS);
      });
      expect(gap).toBeLessThan(1.95 * Math.sqrt(2 / DRAWS));
    }
  });

  it('leave the draws of inputs that no correlation names as they are, and of the first that one does', () => {
    const [together, alone] = [drawn(ALL, STATED), drawn(ALL, [])];
    for (const name of ['wages', 'build_cost']) expect(together.get(name)).toEqual(alone.get(name));
    for (const name of ['land_price', 'delay']) expect(together.get(name)).not.toEqual(alone.get(name));
    expect(drawn(ALL, [pair('land_price', 'build_cost', 0)])).toEqual(alone);
  });

  it('are alike in a model that draws only some of them', () => {
    const all = drawn(ALL, STATED);
    for (const names of [['land_price', 'delay'], ['delay'], ['wages', 'land_price']] as const)
      for (const [name, values] of drawn(names, STATED)) expect(values).toEqual(all.get(name));
  });

  it('hang on no order in which correlations or their inputs are stated', () => {
    const turned = STATED.map(({ between: [one, other], rank }) => ({
      between: [other, one] as const,
      rank,
    })).reverse();
    expect(drawn(ALL, turned)).toEqual(drawn(ALL, STATED));
  });

  it('go wholly together at 1, and against each other at −1', () => {
    const values = drawn(ALL, [
      pair('build_cost', 'land_price', 1),
      pair('build_cost', 'delay', -1),
      pair('land_price', 'delay', -1),
    ]);
    expect(spearman(values.get('build_cost'), values.get('land_price'))).toBeCloseTo(1, 9);
    expect(spearman(values.get('build_cost'), values.get('delay'))).toBeCloseTo(-1, 9);
  });

  it('that contradict one another have the nearest that can be, and say which', () => {
    const stated: RankCorrelation[] = [pair('build_cost', 'land_price', 0.9), pair('build_cost', 'delay', 0.9)];
    const correlated = correlate(stated);
    expect(correlated.isNearest).toBe(true);
    const values = drawn(ALL, stated);
    for (const [one, other] of [
      ['build_cost', 'land_price'],
      ['delay', 'land_price'],
    ] as const) {
      const had = correlated.rankOf(one, other);
      expect(Math.abs(spearman(values.get(one), values.get(other)) - had)).toBeLessThan(NEAR);
    }
    expect(correlated.rankOf('build_cost', 'delay')).toBeLessThan(0.9);
    expect(correlated.rankOf('delay', 'land_price')).toBeGreaterThan(0);
    expect(correlate(STATED).isNearest).toBe(false);
  });

  it.each([
    [[pair('a', 'a', 1)], 'a and a have two correlations, or are one input'],
    [[pair('a', 'b', 0.1), pair('b', 'a', 0.2)], 'b and a have two correlations'],
    [[pair('a', 'b', 1.1)], 'between -1 and 1, not 1.1'],
    [[pair('a', 'b', NaN)], 'between -1 and 1, not NaN'],
  ] as const)('%j is refused', (stated, fault) => {
    expect(() => correlate(stated)).toThrow(fault);
  });

  it('of a block are those one by one, to the last bit', () => {
    const inputs = drawnInputs(checkedOf(modelOf(ALL)).bound, 3, correlate(STATED));
    const mixer = new Mixer();
    for (const first of [0, 128, 0])
      for (const input of inputs) {
        if (input.mixture === undefined) continue;
        const values = new Float64Array(128);
        mixer.mix(values, input.mixture, first, (key) =>
          values.forEach((_, at) => (values[at] = uniform(key, first + at))),
        );
        const sampler = new Sampler(input);
        sampler.transform(values);
        expect([...values]).toEqual(Array.from(values, (_, at) => sampler.draw(first + at)));
      }
  });

  it('stay within the ends of any draw, however far out their parts add up to', () => {
    const shape: Shape = { shape: 'normal', mean: 0, sd: 1 };
    // The key and index of the greatest of all uniforms, twice.
    const part = { key: 0, weight: 9 };
    const sampler = new Sampler({
      spread: { shape, stream: 'x', place: { file: 'x' } },
      key: 0,
      mixture: [part, part],
    });
    expect(sampler.draw(0)).toBeCloseTo(-8.209536, 6);
  });
});
