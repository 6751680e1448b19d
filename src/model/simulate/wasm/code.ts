import { Bytes } from './bytes.js';

/** Value types of a WebAssembly function's parameters and locals. */
export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;
export type ValueType = typeof I32 | typeof F64 | typeof V128;

/** Instructions on pairs of doubles, by their numbers in the specification's table (prefix 0xfd). */
const PAIRWISE = {
  eq: 0x47,
  ne: 0x48,
  lt: 0x49,
  gt: 0x4a,
  le: 0x4b,
  ge: 0x4c,
  floor: 0x75,
  ceil: 0x74,
  abs: 0xec,
  neg: 0xed,
  sqrt: 0xef,
  add: 0xf0,
  sub: 0xf1,
  mul: 0xf2,
  div: 0xf3,
  min: 0xf4,
  max: 0xf5,
  /** b < a ? b : a */
  pmin: 0xf6,
  /** a < b ? b : a */
  pmax: 0xf7,
  bitNot: 0x4d,
  bitAnd: 0x4e,
  /** a & ~b */
  bitAndNot: 0x4f,
  bitOr: 0x50,
  bitSelect: 0x52,
  splat: 0x14,
} as const;
export type Pairwise = keyof typeof PAIRWISE;

/** Instructions on two whole numbers of 64 bits. */
const TWOFOLD = {
  add: 0xce,
  mul: 0xd5,
  xor: 0x51,
  /** By as many bits as the number on the stack says, without the sign. */
  shiftRight: 0xcd,
} as const;

/** The bytes of one function's body, written instruction by instruction on a stack. */
export class Code {
  private readonly bytes = new Bytes();
  private readonly locals: ValueType[] = [];

  constructor(private readonly parameters: number) {}

  /** A further local; its number. */
  local(type: ValueType): number {
    this.locals.push(type);
    return this.parameters + this.locals.length - 1;
  }

  get(local: number): this {
    return this.put(0x20).unsigned(local);
  }

  set(local: number): this {
    return this.put(0x21).unsigned(local);
  }

  tee(local: number): this {
    return this.put(0x22).unsigned(local);
  }

  call(index: number): this {
    return this.put(0x10).unsigned(index);
  }

  i32(value: number): this {
    return this.put(0x41).signed(value);
  }

  f64(value: number): this {
    return this.put(0x44).raw(new Uint8Array(Float64Array.of(value).buffer));
  }

  addI32(): this {
    return this.put(0x6a);
  }

  /** Runs the body again for as long as what `again` leaves on the stack is not 0. */
  loop(body: () => void, again: () => void): this {
    this.put(0x03).put(0x40);
    body();
    again();
    return this.put(0x0d).put(0x00).put(0x0b);
  }

  lessI32(): this {
    return this.put(0x48);
  }

  notNegativeI32(): this {
    return this.i32(0).put(0x4e);
  }

  pairwise(name: Pairwise): this {
    return this.simd(PAIRWISE[name]);
  }

  /** Both doubles at an address on the stack plus an offset. */
  loadPair(offset: number): this {
    return this.simd(0x00).put(3).unsigned(offset);
  }

  /** One double, twice. */
  loadTwice(offset: number): this {
    return this.simd(0x0a).put(3).unsigned(offset);
  }

  storePair(offset: number): this {
    return this.simd(0x0b).put(3).unsigned(offset);
  }

  loadI32(offset: number): this {
    return this.put(0x28).put(2).unsigned(offset);
  }

  pair(value: number): this {
    const bytes = new Uint8Array(Float64Array.of(value, value).buffer);
    return this.simd(0x0c).raw(bytes);
  }

  twofold(name: keyof typeof TWOFOLD): this {
    return this.simd(TWOFOLD[name]);
  }

  /** A whole number of 32 bits, four times. */
  fourTimes(): this {
    return this.simd(0x11);
  }

  four(...values: readonly [number, number, number, number]): this {
    return this.simd(0x0c).raw(new Uint8Array(Int32Array.from(values).buffer));
  }

  lane(which: 0 | 1): this {
    return this.simd(0x21).put(which);
  }

  replaceLane(which: 0 | 1): this {
    return this.simd(0x22).put(which);
  }

  /** The body with its locals, as the code section holds it. */
  body(): Bytes {
    const runs: [number, ValueType][] = [];
    for (const type of this.locals) {
      const last = runs.at(-1);
      if (last?.[1] === type) last[0]++;
      else runs.push([1, type]);
    }
    const whole = new Bytes();
    whole.vector(runs, ([count, type]) => whole.unsigned(count).byte(type));
    return whole.all(this.bytes.written()).byte(0x0b);
  }

  private simd(code: number): this {
    return this.put(0xfd).unsigned(code);
  }

  private put(byte: number): this {
    this.bytes.byte(byte);
    return this;
  }

  private raw(bytes: ArrayLike<number>): this {
    this.bytes.all(bytes);
    return this;
  }

  private unsigned(value: number): this {
    this.bytes.unsigned(value);
    return this;
  }

  private signed(value: number): this {
    this.bytes.signed(value);
    return this;
  }
}
