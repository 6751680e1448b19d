import fc from 'fast-check';
import { expect, it } from 'vitest';
import { engine } from '../../src/model/simulate/wasm/engine.js';
import { encodeModule } from '../../src/model/simulate/wasm/module.js';
import { uniforms } from '../../src/model/simulate/wasm/uniforms.js';
import { uniform } from '../../src/model/statistics/splitMix64.js';

const DRAWS = 496;
const AT = 8;

const memory = new engine.Memory({ initial: 1 });
const instance = new engine.Instance(new engine.Module(encodeModule([], [uniforms()], 65_536)), { m: { memory } });

function fill(key: number, first: number): Float64Array {
  const { uniforms: filler } = instance.exports;
  if (typeof filler !== 'function') throw new Error('the module has no uniforms');
  const filled = new Float64Array(memory.buffer, 0, AT + DRAWS + 1).fill(-1);
  (filler as (address: number, end: number, key: number, index: number) => void)(AT * 8, (AT + DRAWS) * 8, key, first);
  return filled;
}

it('four draws at a time are the draws one by one, to the last bit, from any key and index', () => {
  const word = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 12_345, 0x7fffffff, -0x80000000));
  const index = fc.oneof(
    fc.nat({ max: 2 ** 31 - 1 - DRAWS }),
    fc.constantFrom(0, 1, 7, 1_000_000, 2 ** 31 - 1 - DRAWS),
  );
  fc.assert(
    fc.property(word, index, (key, first) => {
      const filled = fill(key, first);
      const expected = Array.from({ length: DRAWS }, (_, draw) => uniform(key, first + draw));
      expect([...filled.subarray(AT, AT + DRAWS)]).toEqual(expected);
      expect([filled[AT - 1], filled[AT + DRAWS]]).toEqual([-1, -1]);
    }),
    { seed: 64, numRuns: 200, endOnFailure: true },
  );
});
