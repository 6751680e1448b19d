import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModel } from './proof/agreement.js';
import { Choices, tapes } from './proof/choices.js';
import { randomModel } from './proof/randomModel.js';
import { checkedOf, differences } from './simulated.js';

/** A plain generator of the tests: the same draws each time. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

describe('simulated lines are the exact ones', () => {
  it('of language/example.yaml', () => {
    const text = readFileSync(new URL('language/example.yaml', import.meta.url), 'utf8');
    const { structure, bound } = checkedOf(text);
    const drawn = [
      'bed_fall',
      'ward_area',
      'gia',
      'price',
      'charge_base',
      'loan',
      'loan_rate',
      'beds_open',
      'indexed_share',
    ];
    expect(
      differences(
        structure,
        bound,
        drawn.map((name) => ({ name })),
        500,
        randoms(1),
      ),
    ).toEqual([]);
  });

  it('of a model with every function', () => {
    const text = readFileSync(new URL('workbook/stress.yaml', import.meta.url), 'utf8');
    const { structure, bound } = checkedOf(text);
    const drawn = [...bound.values()].filter(({ series, input }) => !series && input.unit.text !== 'flag');
    expect(
      differences(
        structure,
        bound,
        drawn.map(({ input }) => ({ name: input.name })),
        300,
        randoms(2),
      ),
    ).toEqual([]);
  });

  it('of lag and lead by the year’s own number, which is below 0 before the base year', () => {
    const { structure, bound } = checkedOf(`section: Looking back
timeline: { first: 2024, base: 2026, last: 2028 }
inputs:
  x: { unit: 1, value: 3, status: assumed, source: A test }
lines:
  z:
    unit: 1
    formula: x * (year - base_year + 1)
  back:
    unit: 1
    formula: lag(z, t, x)
  ahead:
    unit: 1
    formula: lead(z, t, x)
  share:
    unit: 1
    formula: lag(z, t, x) / cumulative(z)
`);
    expect(differences(structure, bound, [{ name: 'x' }], 20, randoms(3))).toEqual([]);
  });

  it('of random models', () => {
    let [models, cells] = [0, 0];
    fc.assert(
      fc.property(tapes, (tape) => {
        const text = randomModel(new Choices(tape));
        const { structure, bound } = readModel(text);
        const drawn = [...bound.values()].filter(({ series, input }) => !series && input.unit.text !== 'flag');
        const found = differences(
          structure,
          bound,
          drawn.map(({ input }) => ({ name: input.name })),
          8,
          randoms(tape[0] ?? 0),
        );
        models++;
        cells += structure.all.length;
        expect(found.slice(0, 5).join('\n'), text).toBe('');
      }),
      { seed: 7, numRuns: 300, endOnFailure: true },
    );
    expect(models).toBe(300);
    expect(cells).toBeGreaterThan(3000);
  });
});
