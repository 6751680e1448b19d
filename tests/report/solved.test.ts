import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { View } from '../../src/model/evaluate/index.js';
import { nearestRoot } from '../../src/report/solved/root.js';
import { driverOf } from '../../src/report/solved/drivers.js';
import { solved, type Solved } from '../../src/report/solved/index.js';
import { shipped, studyOf } from '../study/reported.js';

const ASKED = { to: 0, decisions: 'kept' } as const;
const uch = () => studyOf(join(shipped, 'university-college-hospital'));

describe('the nearest root of one number (METHOD 6.1: switching values)', () => {
  const within = 1e-9;

  it('is exact on a straight line, wherever it starts', () => {
    const amount = fc.integer({ min: -1000, max: 1000 }).map((thousandths) => thousandths / 7 + 1 / 14);
    fc.assert(
      fc.property(amount, amount, amount, (slope, root, start) => {
        const found = nearestRoot({ of: (x) => slope * (x - root), start, low: -2e3, high: 2e3, within: 1e-9 });
        expect(found.kind).toBe('met');
        expect(found.kind === 'met' ? found.at : NaN).toBeCloseTo(root, 6);
      }),
      { seed: 17, numRuns: 200 },
    );
  });

  it.each<[string, (x: number) => number, number, number]>([
    ['a cubic', (x) => x ** 3 - 8, 1, 2],
    ['an exponential', (x) => Math.exp(x) - 5, 0.5, Math.log(5)],
    ['of two the nearer', (x) => (x - 1) * (x - 6), 2, 1],
    ['from nought', (x) => (x + 1) ** 2 - 4, 0, 1],
  ])('%s', (_what, of, start, root) => {
    const found = nearestRoot({ of, start, low: -100, high: 100, within });
    expect(found).toMatchObject({ kind: 'met' });
    expect(found.kind === 'met' ? found.at : NaN).toBeCloseTo(root, 6);
  });

  it('says where a function steps over nought, and between what', () => {
    const found = nearestRoot({ of: (x) => (x < 3 ? 7 : -2), start: 1, low: 0, high: 10, within });
    expect(found).toMatchObject({ kind: 'stepped', before: 7, after: -2 });
    expect(found.kind === 'stepped' ? found.at : NaN).toBeCloseTo(3, 12);
  });

  it('finds none where there is none, and none beyond its ends', () => {
    expect(nearestRoot({ of: (x) => x ** 2 + 1, start: 1, low: -9, high: 9, within })).toMatchObject({
      kind: 'none',
      low: 82,
    });
    expect(nearestRoot({ of: (x) => x - 20, start: 1, low: 0, high: 10, within })).toMatchObject({
      kind: 'none',
      high: -10,
    });
    expect(nearestRoot({ of: (x) => (x > 5 ? undefined : x - 9), start: 1, low: 0, high: 10, within }).kind).toBe(
      'none',
    );
  });
});

describe('switching values of a hospital', () => {
  const all = solved(uch(), { ...ASKED, line: 'npsv' });
  const named = (input: string): Solved['switches'][number] => {
    const found = all.switches.find((each) => each.input === input);
    if (found === undefined) throw new Error(`${input} is no driver`);
    return found;
  };

  it('put back, each gives the target', () => {
    const study = uch();
    const option = study.cases.find(({ option: { id } }) => id === all.option)!;
    const met = all.switches.filter(({ found }) => found === 'met');
    expect(met.length).toBeGreaterThan(3);
    for (const { input, member, at, label } of met) {
      const driver = driverOf(study, option.outcome.bound.get(input)!, member);
      const outcome = study.run(option.option, { picks: [], givens: [driver!.given(at!)] }, [], { decisions: 'kept' });
      expect(Math.abs(new View(outcome!).at('npsv') ?? NaN), label).toBeLessThan(0.01);
    }
  });

  it('come the nearest first, with what steps over it, never does, and does not hang on it', () => {
    const changes = all.switches.flatMap(({ change }) => (change === null ? [] : [Math.abs(change)]));
    expect(changes).toEqual([...changes].sort((one, other) => one - other));
    const stepped = named('realisation');
    expect(stepped.found).toBe('stepped');
    const [before, after] = stepped.between ?? [];
    expect(Math.sign(before ?? 0)).toBe(-Math.sign(after ?? 0));
    expect(named('land_price_low').found).toBe('nothing');
    expect(all.switches.some(({ found }) => found === 'never')).toBe(true);
  });

  it('hold what is linear to its own arithmetic: care elsewhere is all public costs but the one-offs', () => {
    const { outcome } = uch().cases.find(({ option: { id } }) => id === all.option)!;
    const [npsv, elsewhere] = ['npsv', 'care_elsewhere_value'].map((line) => new View(outcome).at(line) ?? NaN);
    const factor = named('reprovision_cost_a_bed_day').at ?? NaN;
    expect(factor).toBeCloseTo(1 + (npsv ?? NaN) / -(elsewhere ?? NaN), 6);
  });

  it('are of a year and another value where that is asked', () => {
    const asked = { ...ASKED, line: 'trust_net', year: '2030/31', to: -1e6, by: 'realisation' };
    const { year, switches, now } = solved(uch(), asked);
    expect([year, switches.length, Number.isFinite(now)]).toEqual(['2030/31', 1, true]);
  });

  it.each<[string, Parameters<typeof solved>[1], RegExp]>([
    ['a line that there is not', { ...ASKED, line: 'npvs' }, /There is no line npvs/],
    ['a line by year without one', { ...ASKED, line: 'trust_net' }, /has a value for each year/],
    ['a year that is not of the model', { ...ASKED, line: 'trust_net', year: '1950/51' }, /has a value for each year/],
    ['an input that there is not', { ...ASKED, line: 'npsv', by: 'nonsense' }, /there is no input nonsense/],
    ['a yes or no', { ...ASKED, line: 'npsv', by: 'close_wards' }, /does not move by little/],
    ['an option that there is not', { ...ASKED, line: 'npsv', option: 'sell-all' }, /There is no option sell-all/],
  ])('refuse %s', (_what, asked, message) => {
    expect(() => solved(uch(), asked)).toThrow(message);
  });

  it('refuse a line by member without one', () => {
    const study = studyOf(join(shipped, 'stoke-mandeville'));
    expect(() => solved(study, { ...ASKED, line: 'closable_beds', year: '2030/31' })).toThrow(
      /has a value for each pool/,
    );
  });
});
