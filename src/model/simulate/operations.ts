import { EQUAL_WITHIN } from '../rounding.js';
import type { Graph, Node, Test } from './nodes.js';

const NO_NINTH_DECIMAL = 2 ** 22;

/**
 * The operators of evaluate/arithmetic.ts as instructions on pairs of draws. A failure is any number that is not finite. It
 * passes through + − × by itself; an operator that could swallow one is guarded by the operands that it could swallow.
 */
export class Operations {
  constructor(private readonly graph: Graph) {}

  over(a: Node, b: Node): Node {
    const { graph } = this;
    // By zero it is infinite already; by an infinite number it would be 0.
    if (b.kind === 'data')
      return graph.pairwise(
        'mul',
        a,
        graph.data(
          `1/${b.id}`,
          b.values.map((value) => 1 / value),
        ),
      );
    // Divided once a draw rather than once a year.
    if (a.byYear && !b.byYear) return graph.pairwise('mul', a, this.over(graph.number(1), b));
    return graph.guard(graph.pairwise('div', a, b), [b]);
  }

  power(base: Node, exponent: Node): Node {
    if (isNumber(exponent, 1)) return base;
    if (isNumber(exponent, 2)) return this.graph.pairwise('mul', base, base);
    return this.graph.outside('power', [base, exponent]);
  }

  least(a: Node, b: Node): Node {
    return this.bounded('pmin', a, b);
  }

  greatest(a: Node, b: Node): Node {
    return this.bounded('pmax', a, b);
  }

  /** These instructions keep their first operand where either is no number. */
  private bounded(op: 'pmin' | 'pmax', a: Node, b: Node): Node {
    const [first, second] = a.kind === 'data' ? [b, a] : [a, b];
    return this.graph.guard(this.graph.pairwise(op, first, second), [first, second]);
  }

  less(a: Node, b: Node): Test {
    const { graph } = this;
    const below = graph.pairwise('lt', a, b);
    if (isNumber(a, 0) || isNumber(b, 0)) return { mask: below, fails: [a, b] };
    const apart = graph.pairwise('ge', graph.pairwise('sub', b, a), this.tolerance(a, b));
    return { mask: graph.pairwise('bitAnd', apart, below), fails: [a, b] };
  }

  lessOrEqual(a: Node, b: Node): Test {
    const { graph } = this;
    const notAbove = graph.pairwise('le', a, b);
    if (isNumber(a, 0) || isNumber(b, 0)) return { mask: notAbove, fails: [a, b] };
    const close = graph.pairwise('lt', graph.pairwise('sub', a, b), this.tolerance(a, b));
    return { mask: graph.pairwise('bitOr', notAbove, close), fails: [a, b] };
  }

  equal(a: Node, b: Node): Test {
    const { graph } = this;
    const same = graph.pairwise('eq', a, b);
    if (isNumber(a, 0) || isNumber(b, 0)) return { mask: same, fails: [a, b] };
    const close = graph.pairwise('lt', this.distance(a, b), this.tolerance(a, b));
    return { mask: graph.pairwise('bitOr', same, close), fails: [a, b] };
  }

  near(a: Node, b: Node): Test {
    const { graph } = this;
    const within = graph.pairwise('pmax', graph.pairwise('mul', this.size(b), graph.number(1e-9)), graph.number(0.005));
    return { mask: graph.pairwise('le', this.distance(a, b), within), fails: [a, b] };
  }

  not(test: Test): Test {
    return { mask: this.graph.pairwise('bitNot', test.mask), fails: test.fails };
  }

  both(op: 'bitAnd' | 'bitOr', a: Test, b: Test): Test {
    return { mask: this.graph.pairwise(op, a.mask, b.mask), fails: [...a.fails, ...b.fails] };
  }

  choose(condition: Node, then: Node, otherwise: Node): Node {
    const known = condition.kind === 'data' ? condition.values : [];
    if (known.length > 0 && known.every((value) => Number.isFinite(value) && value !== 0)) return then;
    if (known.length > 0 && known.every((value) => value === 0)) return otherwise;
    const { mask, fails } = this.graph.test(condition);
    return this.graph.guard(this.graph.pairwise('bitSelect', then, otherwise, mask), fails);
  }

  /** The quotient is rounded first, as floor() does. */
  mod(a: Node, divisor: Node): Node {
    const { graph } = this;
    const whole = this.whole('floor', graph.pairwise('div', a, divisor));
    return graph.sum('sub', a, graph.pairwise('mul', divisor, whole));
  }

  /** After rounding to 9 decimals, half away from zero, as rounding.ts. */
  whole(op: 'floor' | 'ceil', x: Node): Node {
    const { graph } = this;
    const size = this.size(x);
    const billionths = graph.pairwise('add', graph.pairwise('mul', size, graph.number(1e9)), graph.number(0.5));
    const rounded = graph.pairwise('div', graph.pairwise('floor', billionths), graph.number(1e9));
    const isNegative = graph.pairwise('lt', x, graph.number(0));
    const signed = graph.pairwise('bitSelect', graph.pairwise('neg', rounded), rounded, isNegative);
    const hasNinth = graph.pairwise('lt', size, graph.number(NO_NINTH_DECIMAL));
    return graph.pairwise(op, graph.pairwise('bitSelect', signed, x, hasNinth));
  }

  private tolerance(a: Node, b: Node): Node {
    const size = this.graph.pairwise('pmin', this.size(a), this.size(b));
    return this.graph.pairwise('mul', size, this.graph.number(EQUAL_WITHIN));
  }

  private distance(a: Node, b: Node): Node {
    return this.size(this.graph.pairwise('sub', a, b));
  }

  private size(x: Node): Node {
    return this.graph.pairwise('abs', x);
  }
}

function isNumber(node: Node, value: number): boolean {
  return node.kind === 'data' && node.values.length === 1 && node.values[0] === value;
}
