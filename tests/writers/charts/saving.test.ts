import { describe, expect, it } from 'vitest';
import { bridgeSteps, printedSteps } from '../../../src/writers/charts/bedBridge.js';
import { spansOf } from '../../../src/writers/charts/bridge.js';
import { finding as regimesFinding } from '../../../src/writers/charts/regimes.js';
import { finding } from '../../../src/writers/charts/saving.js';
import { SAMPLE } from './samples.js';

const SAVING = SAMPLE.saving;
const REGIMES = SAMPLE.regimes;

describe('the bridge from bed-days to money', () => {
  const steps = SAVING.steps.map(({ label, gbp, kind }) => ({ label, amount: gbp ?? NaN, kind }));

  it('ends at the net, each step where the one before ended, below nought too', () => {
    const spans = spansOf(steps);
    expect(spans[1]).toEqual([12e6, 40e6]);
    expect(spans[2]).toEqual([0, 12e6]);
    expect(spans[4]).toEqual([-1e6, 7e6]);
    expect(spans[5]).toEqual([-2e6, -1e6]);
    expect(spans[6]).toEqual([-2e6, 0]);
  });

  it('says gross, released and net in its title', () => {
    expect(finding(SAVING)).toBe(
      'fewer bed-days and admissions, worth £40.0m at full cost, release £12.0m in 2021/22; in all the exchequer loses £2.0m',
    );
  });
});

describe('bars of a bed bridge', () => {
  it('keep the kinds of the figure', () => {
    expect(bridgeSteps(SAMPLE.bedBridge.steps).map(({ kind }) => kind)).toEqual(
      SAMPLE.bedBridge.steps.map(({ kind }) => kind),
    );
  });
});

describe('the title of the regimes', () => {
  it('counts those under which the trust loses, of those that are known', () => {
    expect(regimesFinding(REGIMES)).toBe('the trust loses under 1 of 2 payment regimes in 2021/22');
  });

  it('does not call a loss of pennies one, and says none and all', () => {
    const under = (...trust: number[]) =>
      regimesFinding({ ...REGIMES, regimes: trust.map((trustGbp) => ({ ...REGIMES.regimes[0]!, trustGbp })) });
    expect(under(-0.2, 5)).toBe('the trust loses under none of 2 payment regimes in 2021/22');
    expect(under(-2, -5)).toBe('the trust loses under all of 2 payment regimes in 2021/22');
  });
});

describe('the figures of a bed bridge as printed', () => {
  const bridgeOf = (...amounts: number[]) =>
    amounts.map((amount, index) => ({
      label: `${index}`,
      amount,
      kind: index === 0 || index === amounts.length - 1 ? ('level' as const) : ('change' as const),
    }));

  it('add up: the step whose rounding is farthest off gives way', () => {
    const printed = printedSteps(bridgeOf(600, -13.043, 17.821, -60.478, -55.64, 5.564, 1.776, 496));
    expect(printed.slice(0, -1).reduce((sum, beds) => sum + beds, 0)).toBeCloseTo(496, 9);
    expect(printed).toEqual([600, -13.1, 17.8, -60.5, -55.6, 5.6, 1.8, 496]);
  });

  it('stand as they are where they do not add up, or are not known', () => {
    expect(printedSteps(bridgeOf(600, 10, 500))).toEqual([600, 10, 500]);
    expect(printedSteps(bridgeOf(600, NaN, 600))).toEqual([600, NaN, 600]);
  });
});
