import { expect, it } from 'vitest';
import { engine } from '../../src/model/simulate/wasm/engine.js';
import { encodeModule } from '../../src/model/simulate/wasm/module.js';
import { uniforms } from '../../src/model/simulate/wasm/uniforms.js';
import { stateOf, uniform } from '../../src/model/statistics/mulberry32.js';

it('four draws at a time are the draws one by one, from any start and place', () => {
  const memory = new engine.Memory({ initial: 1 });
  const { uniforms: filler } = new engine.Instance(new engine.Module(encodeModule([], [uniforms()], 65_536)), {
    m: { memory },
  }).exports;
  if (typeof filler !== 'function') throw new Error('the module has no uniforms');
  const fill = filler as (address: number, end: number, state: number) => void;
  for (const [start, first] of [
    [12_345, 0],
    [-1, 1_000_000],
    [0x7fffffff, 496],
    [-2_147_483_648, 7],
  ] as const) {
    new Float64Array(memory.buffer).fill(-1);
    fill(64, 64 + 496 * 8, stateOf(start, first));
    const filled = new Float64Array(memory.buffer, 0, 600);
    expect([...filled.subarray(8, 504)]).toEqual(
      Array.from({ length: 496 }, (_, index) => uniform(start, first + index)),
    );
    expect([filled[7], filled[504]]).toEqual([-1, -1]);
  }
});
