import { describe, expect, it } from 'vitest';
import { companyFinance } from '../../src/decisions/company/finance.js';
import type { Site } from '../../src/hospitals/index.js';
import type { View } from '../../src/model/evaluate/index.js';

const site = { folder: 'sites/x', contracts: [{ file: 'sites/x/pfi/deed.yaml' }] } as unknown as Site;

/** A model of one contract whose lines come to these values in each of two years. */
function viewOf(value: number | null): View {
  const failures = value === null ? [{ line: 'gearing', year: 2014, reason: 'it divides by 0' }] : [];
  return { members: () => ['deed'], yearly: () => [0, value], outcome: { failures } } as unknown as View;
}

/** Decides on a model whose lines come to `next` of the tax that was tried. */
function decided(
  next: (tax: number) => number | null,
  first: number | null = 100,
): ReturnType<typeof companyFinance.decide> {
  return companyFinance.decide(viewOf(first), site, ({ tax }) => viewOf(next(tax.get('deed')?.[1] ?? NaN)));
}

describe('what goes round in a circle', () => {
  it('is solved where each turn moves less than the one before', () => {
    const answer = decided((tax) => 30 + tax / 4);
    if ('refusal' in answer) throw new Error(answer.refusal.found);
    expect(answer.found.tax.get('deed')?.[0]).toBe(0);
    expect(answer.found.tax.get('deed')?.[1]).toBeCloseTo(40, 5);
  });

  it('is refused where it never settles, at the contract’s file, with how far it still moves', () => {
    const answer = decided((tax) => 200 - tax, 50);
    expect(answer).toMatchObject({ refusal: { severity: 'error', file: 'sites/x/pfi/deed.yaml' } });
    expect('refusal' in answer && answer.refusal.found).toMatch(/after 200 turns they still move by £100 a year/);
  });

  it('is refused where a line has no value, with the line and the reason', () => {
    const answer = decided(() => null);
    expect('refusal' in answer && answer.refusal.found).toMatch(/: gearing of 2013\/14 has no value, it divides by 0$/);
  });

  it('is left as it is where the model is faulty otherwise', () => {
    const answer = companyFinance.decide(viewOf(7), site, () => undefined);
    expect('found' in answer && answer.found.tax.get('deed')).toEqual([0, 7]);
  });
});
