import { BITS_LEFT_OUT, GOLDEN, PRODUCTS, RANGE, SHIFTS, times, type Words } from '../../statistics/splitMix64.js';
import { Code, I32, V128 } from './code.js';
import type { ModuleFunction } from './module.js';

/** Sign and exponent of the doubles from 1 to 2, whose other 52 bits say how far between. */
const ONE: Words = [0x3ff00000, 0];

/**
 * `uniforms(address, end, key, index)`: fills memory with what `uniform` of statistics/splitMix64.ts gives from an index on:
 * two pairs of draws side by side, so that neither waits for a product of its own.
 */
export function uniforms(): ModuleFunction {
  const [address, end, key, index] = [0, 1, 2, 3];
  const code = new Code(4);
  const pairs = [0, 1].map((place) => ({ place, state: code.local(V128), mixed: code.local(V128) }));
  const words = ([high, low]: Words): Code => code.four(low, high, low, high);
  for (const { place, state } of pairs) {
    code.get(key).fourTimes().four(0, -1, 0, -1).pairwise('bitAnd');
    code.get(index).fourTimes().four(-1, 0, -1, 0).pairwise('bitAnd').pairwise('bitOr');
    code.four(2 * place, 0, 2 * place + 1, 0).twofold('add');
    words(GOLDEN).twofold('mul').set(state);
  }
  code.loop(
    () => {
      for (const { state, mixed } of pairs) code.get(state).set(mixed);
      SHIFTS.forEach((bits, step) => {
        for (const { mixed } of pairs) {
          code.get(mixed).get(mixed).i32(bits).twofold('shiftRight').twofold('xor').set(mixed);
          const product = PRODUCTS[step];
          if (product !== undefined) words(product).get(mixed).twofold('mul').set(mixed);
        }
      });
      for (const { place, state, mixed } of pairs) {
        code.get(address).get(mixed).i32(BITS_LEFT_OUT).twofold('shiftRight');
        words(ONE).pairwise('bitOr');
        code
          .pair(1 - 0.5 / RANGE)
          .pairwise('sub')
          .storePair(16 * place);
        words(times([0, 2 * pairs.length], GOLDEN))
          .get(state)
          .twofold('add')
          .set(state);
      }
    },
    () => void code.get(address).i32(32).addI32().tee(address).get(end).lessI32(),
  );
  return { signature: { parameters: [I32, I32, I32, I32], results: [] }, code, exported: 'uniforms' };
}
