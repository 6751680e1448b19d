import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSite } from '../../src/study/index.js';
import { root } from '../commands/decant.js';
import { differences } from './simulated.js';
import { shippedLibrary } from '../study/reported.js';

describe('simulated hospitals are the exact ones, in every line of every option', () => {
  it.each(['stoke-mandeville', 'university-college-hospital', 'typical-acute'])('%s', (name) => {
    const { study } = openSite(join(root, 'sites', name), shippedLibrary);
    expect(study).toBeDefined();
    for (const { option, outcome } of study?.cases ?? []) {
      const drawn = [...outcome.bound.values()].filter(
        ({ series, input }) => !series && !['flag', 'date'].includes(input.unit.text),
      );
      const inputs = drawn.map(({ input }) => ({ name: input.name, low: 0.9, high: 1.1 }));
      let state = 11;
      const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
      expect(inputs.length).toBeGreaterThan(20);
      const found = differences(outcome.structure, outcome.bound, inputs, 12, random);
      expect(found.slice(0, 10), option.id).toEqual([]);
    }
  });
});
