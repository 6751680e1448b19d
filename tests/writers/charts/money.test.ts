import { describe, expect, it } from 'vitest';
import {
  formatBeds,
  formatChange,
  formatHectares,
  formatMillions,
  formatModelled,
  formatMoney,
  formatMoneyChange,
  formatWhole,
} from '../../../src/words/labels/labels.js';

describe('figures in words', () => {
  it.each([
    [0, '£0'],
    [-0.2, '£0'],
    [950, '£950'],
    [999.6, '£1k'],
    [450_000, '£450k'],
    [999_600, '£1.0m'],
    [17_700_000, '£17.7m'],
    [18_750_000, '£18.75m'],
    [18_750_000.000000007, '£18.75m'],
    [18_754_321, '£18.8m'],
    [15_000_000, '£15.0m'],
    [-34_800_000, '−£34.8m'],
    [99_960_000, '£100m'],
    [NaN, 'not known'],
    [1_240_000_000, '£1,240m'],
  ])('prints %d as %s', (gbp, text) => expect(formatMoney(gbp)).toBe(text));

  it.each([
    [6_640_000, '£6.6m'],
    [-1_440_000, '−£1.4m'],
    [640_000, '£640k'],
    [99_960_000, '£100m'],
    [NaN, 'not known'],
  ])('prints %d, worked out by a model, as %s', (gbp, text) => expect(formatModelled(gbp)).toBe(text));

  it.each([
    [1_440_000, '+£1.4m'],
    [-450_000, '−£450k'],
    [0.4, '£0'],
    [-0.4, '£0'],
    [NaN, 'not known'],
  ])('prints a change of %d as %s', (gbp, text) => expect(formatMoneyChange(gbp)).toBe(text));

  it('prints ticks in £m without noise', () => {
    expect([0, 2_500_000, -5_000_000, 300_000.0000004].map(formatMillions)).toEqual(['0', '2.5', '−5', '0.3']);
  });

  it('prints beds with at most one decimal, changes with their sign', () => {
    expect([512, 458.36].map(formatBeds)).toEqual(['512', '458.4']);
    expect([16, -54, 0, 0.01].map(formatChange)).toEqual(['+16', '−54', '0', '0']);
  });

  it('keeps the decimal of a change that is not whole, unless it rounds to none', () => {
    expect([-55.96, 31.5, 15.97, -1_234.56].map(formatChange)).toEqual(['−56.0', '+31.5', '+16.0', '−1,234.6']);
    expect([-0.01, 0.049, -0, 0.05, -0.06].map(formatChange)).toEqual(['0', '0', '0', '+0.1', '−0.1']);
    expect([16.0000000001, -54.0000000001].map(formatChange)).toEqual(['+16', '−54']);
    expect(formatChange(NaN)).toBe('not known');
  });

  it('prints areas', () => {
    expect(formatWhole(16_992.4)).toBe('16,992');
    expect([0, 8_123, 170_000].map(formatHectares)).toEqual(['0 ha', '0.81 ha', '17.0 ha']);
  });
});
