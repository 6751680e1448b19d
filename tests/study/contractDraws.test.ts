import { describe, expect, it } from 'vitest';
import { differences } from '../model/simulated.js';
import { runContract, type Listed } from './contractModel.js';

const payments = Array.from({ length: 30 }, (_, at) => 12.5e6 * 1.025 ** at);
const CONTRACTS: Readonly<Record<string, Listed>> = {
  'about the ends of what is credible': { payments, capital: 100e6 },
  'of a fair value that is given': { payments, capital: 100e6, inputs: { fair_value_given: '110 mGBP' } },
};
/** Whole numbers and terms of a calendar are not drawn: half a year is none. */
const NOT_DRAWN = /_(year|from|over|before|years|life)$|_index|^first_/;

describe('drawn contracts are the exact ones, in every line, implied and not', () => {
  it.each(Object.entries(CONTRACTS))('%s', (_name, listed) => {
    const { structure, bound } = runContract(listed);
    const inputs = [...bound.values()]
      .filter(({ series, input }) => !series && !['flag', 'date', 'year'].includes(input.unit.text))
      .filter(({ input }) => !NOT_DRAWN.test(input.name))
      .map(({ input }) => ({ name: input.name, low: 0.8, high: 1.25 }));
    let state = 11;
    const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    expect(inputs.map(({ name }) => name)).toContain('service_share_median');
    expect(differences(structure, bound, inputs, 40, random).slice(0, 10)).toEqual([]);
  });
});
