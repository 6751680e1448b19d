import type { Node } from './nodes.js';
import type { Reach, Whole } from './reach.js';
import type { ValueCode } from './valueCode.js';
import type { Code } from './wasm/code.js';

/**
 * A power whose base is the same in every year and whose exponent grows by whole steps, as in `(1 + rate) ^ t`: multiplied up
 * from year to year, where a power costs as much as fifty products.
 */
export class RunningPower {
  private constructor(
    private readonly whole: Whole,
    private readonly node: Node,
    private readonly base: Node,
    private readonly firstExponent: number,
    /** What each step multiplies by is the base to this power, in the years whose share of it is 1. */
    private readonly step: number,
    private readonly shares: Node,
  ) {}

  /** Undefined for any other value. */
  static of(node: Node, whole: Whole, reach: Reach): RunningPower | undefined {
    if (node.kind !== 'outside' || node.name !== 'power' || reach.isLoaded(node)) return undefined;
    const [base, exponent] = node.operands;
    if (base === undefined || base.byYear || exponent?.kind !== 'data' || !exponent.byYear) return undefined;
    // Below 0 or at it, a power fails in some years and not in others.
    if (!whole.bounds.isPositive(base)) return undefined;
    const { direction } = reach.pass;
    const { values } = exponent;
    const steps = Float64Array.from(values, (value, year) => (values[year + direction] ?? value) - value);
    const step = steps.find((one) => one !== 0) ?? 0;
    if (!steps.every((one) => one === 0 || one === step) || !Number.isInteger(step)) return undefined;
    const shares = whole.graph.data(
      `steps ${direction} ${exponent.id}`,
      steps.map((one) => (one === 0 ? 0 : 1)),
    );
    const first = values[direction === 1 ? 0 : values.length - 1] ?? NaN;
    return new RunningPower(whole, node, base, first, step, shares);
  }

  /** Before the loop. */
  begin(code: Code, values: ValueCode): void {
    const { whole, node } = this;
    this.power(this.firstExponent, code, values);
    code.set(values.localOf(node));
    this.power(this.step, code, values);
    values.value(whole.graph.number(1));
    code.pairwise('sub').set(values.carryOf(node));
  }

  /** At the end of each turn of the loop. */
  turn(code: Code, values: ValueCode): void {
    code.get(values.localOf(this.node));
    code.get(values.carryOf(this.node));
    values.value(this.shares);
    code.pairwise('mul');
    values.value(this.whole.graph.number(1));
    code.pairwise('add').pairwise('mul').set(values.localOf(this.node));
  }

  /** The base to a power that is the same in every draw. */
  private power(exponent: number, code: Code, values: ValueCode): void {
    if (exponent === 1) values.value(this.base);
    else if (exponent === 0) code.pair(1);
    else values.outside('power', [this.base, this.whole.graph.number(exponent)]);
  }
}
