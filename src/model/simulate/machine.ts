import { Arithmetic } from '../evaluate/arithmetic.js';
import { isWhole } from '../rounding.js';
import type { Plan } from './plan.js';
import { soleRate } from './soleRate.js';
import { engine, type Functions } from './wasm/engine.js';
import { pagesFor } from './wasm/module.js';

/** A plan made ready to run: fill the draws of a block, run it, read its results. */
export class Machine {
  private readonly numbers: Float64Array;
  private readonly arithmetic = new Arithmetic();
  private readonly runBytes: (bytes: number) => void;
  private readonly fillUniforms: (address: number, end: number, key: number, index: number) => void;

  constructor(private readonly plan: Plan) {
    const memory = new engine.Memory({ initial: pagesFor(plan.bytes) });
    this.numbers = new Float64Array(memory.buffer);
    for (const { address, values } of plan.constants) this.numbers.set(values, address / 8);
    const instance = new engine.Instance(new engine.Module(plan.module), {
      m: { memory, ...this.functions() },
    });
    const { run, uniforms } = instance.exports;
    if (typeof run !== 'function' || typeof uniforms !== 'function')
      throw new Error('the compiled model has no way in');
    this.runBytes = run as (bytes: number) => void;
    this.fillUniforms = uniforms as (address: number, end: number, key: number, index: number) => void;
  }

  /** Where the draws of one stream of a block go. */
  draws(stream: number): Float64Array {
    const from = this.plan.inputs / 8 + stream * this.plan.block;
    return this.numbers.subarray(from, from + this.plan.block);
  }

  /** Fills one stream's draws of a block with numbers between 0 and 1: those of a stream of the generator, from an index on. */
  uniforms(stream: number, key: number, index: number): void {
    const bytes = this.plan.block * 8;
    const from = this.plan.inputs + stream * bytes;
    this.fillUniforms(from, from + bytes, key, index);
  }

  /** Computes so many draws of the block. They go in pairs: where their number is odd, one more is computed. */
  run(draws: number): void {
    if (this.plan.cells > 0) this.runBytes(Math.ceil(draws / 2) * 16);
  }

  /** The results of one cell of the block, in the order of the draws; what is not finite failed. */
  results(cell: number): Float64Array {
    const from = this.plan.results / 8 + cell * this.plan.block;
    return this.numbers.subarray(from, from + this.plan.block);
  }

  private functions(): Functions {
    const { arithmetic: m, plan } = this;
    return {
      power: (base: number, exponent: number) => m.power(base, exponent),
      exp: Math.exp,
      log: (x: number) => m.log(x),
      annuity: (rate: number, years: number) => m.annuity(rate, years),
      normalInverse: (p: number) => m.normalInverse(p),
      erlangB: (load: number, beds: number) => m.erlangB(load, beds),
      erlangBeds: (load: number, share: number) => m.erlangBeds(load, share),
      inForce: (first: number, last: number, year: number) => m.inForce(first, last, year),
      yearOf: (day: number) => m.yearOf(day),
      lookup: (table: number, x: number) => {
        const found = plan.tables[table];
        return found === undefined ? NaN : m.lookup(found.keys, found.values, x);
      },
      irr: (address: number) => this.irr(address),
      at: (address: number, year: number) => this.at(address, year),
      lag: (address: number, count: number, outside: number, index: number) =>
        this.away(address, -1, { count, outside, index }),
      lead: (address: number, count: number, outside: number, index: number) =>
        this.away(address, 1, { count, outside, index }),
    };
  }

  /** Flows that change sign once are solved quickly; the others as evaluate/irr.ts does, which tells whether more than one rate fits. */
  private irr(address: number): number {
    const { years } = this.plan;
    const found = soleRate(this.numbers, address / 8, 2, years);
    return found ?? this.arithmetic.irr(Float64Array.from({ length: years }, (_, year) => this.flow(address, year)));
  }

  private at(address: number, year: number): number {
    const index = Math.round(year) - this.plan.firstYear;
    return isWhole(year) && index >= 0 && index < this.plan.years ? this.flow(address, index) : NaN;
  }

  /** The cell some years from the one of an index; only a whole number of years says which, and lag and lead look one way each. */
  private away(
    address: number,
    direction: -1 | 1,
    { count, outside, index }: { readonly count: number; readonly outside: number; readonly index: number },
  ): number {
    if (!isWhole(count) || count < 0) return NaN;
    const from = index + direction * Math.round(count);
    return from < 0 || from >= this.plan.years ? outside : this.flow(address, from);
  }

  private flow(address: number, year: number): number {
    const flow = this.numbers[address / 8 + year * 2] ?? NaN;
    return Number.isFinite(flow) ? flow : NaN;
  }
}
