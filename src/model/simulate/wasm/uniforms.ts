import { RANGE, STEP } from '../../statistics/mulberry32.js';
import { Code, I32, V128 } from './code.js';
import type { ModuleFunction } from './module.js';

/** `uniforms(address, end, state)`: fills memory with what `uniform` of statistics/mulberry32.ts gives, four draws at a time. */
export function uniforms(): ModuleFunction {
  const [address, end, first] = [0, 1, 2];
  const code = new Code(3);
  const [state, mixed] = [code.local(V128), code.local(V128)];
  const all = (value: number): Code => code.four(value, value, value, value);
  const shifted = (local: number, bits: number): Code =>
    code.get(local).get(local).i32(bits).fourfold('shiftRight').fourfold('xor');
  const keep = (offset: number): Code =>
    code
      .fourfold('toDoubles')
      .pair(0.5)
      .pairwise('add')
      .pair(1 / RANGE)
      .pairwise('mul')
      .storePair(offset);
  code
    .get(first)
    .fourfold('splat')
    .four(0, STEP, 2 * STEP, 3 * STEP)
    .fourfold('add')
    .set(state);
  code.loop(
    () => {
      shifted(state, 15).get(state);
      all(1).fourfold('or').fourfold('mul').set(mixed).get(mixed).get(mixed);
      shifted(mixed, 7).get(mixed);
      all(61).fourfold('or').fourfold('mul').fourfold('add').fourfold('xor').set(mixed);
      shifted(mixed, 14).set(mixed);
      code.get(address).get(mixed);
      keep(0).get(address).get(mixed).get(mixed).upperHalf();
      keep(16).get(state);
      all(4 * STEP)
        .fourfold('add')
        .set(state);
    },
    () => void code.get(address).i32(32).addI32().tee(address).get(end).lessI32(),
  );
  return { signature: { parameters: [I32, I32, I32], results: [] }, code, exported: 'uniforms' };
}
