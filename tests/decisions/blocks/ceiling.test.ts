import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Ceiling } from '../../../src/decisions/blocks/ceiling.js';
import { queueOf } from '../../../src/decisions/blocks/queue.js';
import { bestFrom, instances, steps } from './instances.js';

it('no set is worth more than the ceiling says, from any block on and after any floor', () => {
  fc.assert(
    fc.property(instances, fc.double({ min: 0, max: 1, noNaN: true }), ({ units, available, wards }, within) => {
      const floor = steps(available, wards);
      const queue = queueOf(units, floor);
      const ceiling = new Ceiling(queue, floor);
      for (let index = 0; index <= queue.length; index++)
        for (let taken = within; taken <= (available.at(-1) ?? 0); taken++)
          expect(ceiling.at(index, taken)).toBeGreaterThanOrEqual(
            bestFrom(queue.slice(index), taken, available, wards) - 1e-9,
          );
    }),
    { numRuns: 200 },
  );
});
