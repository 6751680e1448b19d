import type { Pairwise } from './wasm/code.js';

/** Functions that are worked out outside, one draw at a time. */
export type Outside =
  'power' | 'exp' | 'log' | 'annuity' | 'normalInverse' | 'erlangB' | 'erlangBeds' | 'inForce' | 'yearOf' | 'lookup';

/** What one value of the compiled model is made from. Cells of other rows are named by their key, for circles are not yet known. */
type Detail =
  /** The same in every draw: one number, or one a year. */
  | { readonly kind: 'data'; readonly values: Float64Array }
  | { readonly kind: 'draw'; readonly stream: number }
  | { readonly kind: 'pairwise'; readonly op: Pairwise }
  /** A sum or difference, 0 where its operands cancel but for their rounding. */
  | { readonly kind: 'sum'; readonly op: 'add' | 'sub' }
  /** The first operand, made to fail where one of the others does. */
  | { readonly kind: 'guard' }
  | { readonly kind: 'outside'; readonly name: Outside; readonly table?: number }
  /** A cell some years before (negative) or after; the operand stands outside the timeline. */
  | { readonly kind: 'shift'; readonly source: string; readonly years: number }
  /** As a shift, by as many years as the first operand says; the second stands outside the timeline. */
  | { readonly kind: 'away'; readonly source: string; readonly direction: -1 | 1 }
  | { readonly kind: 'cumulative'; readonly source: string }
  | { readonly kind: 'reduce'; readonly how: Reduction; readonly sources: readonly string[] }
  | { readonly kind: 'irr'; readonly source: string }
  /** The cell of the year that the operand says. */
  | { readonly kind: 'at'; readonly source: string };

export type Reduction = 'sum' | 'npv' | 'highest' | 'lowest';

/** One value of a model: for a draw, and a year where it differs by year. */
export type Node = Detail & {
  readonly id: number;
  readonly operands: readonly Node[];
  readonly byYear: boolean;
  readonly byDraw: boolean;
};

/** A condition: bits that are all ones where it holds, and the values whose failure is its own. */
export interface Test {
  readonly mask: Node;
  readonly fails: readonly Node[];
}

/** The values of a model, each kept once. */
export class Graph {
  readonly all: Node[] = [];
  /** The value of each row that was lowered, and of each input that one reads, by key. */
  readonly cells = new Map<string, Node>();
  private readonly known = new Map<string, Node>();
  private readonly tests = new Map<Node, Test>();

  number(value: number): Node {
    return this.node(`n${Object.is(value, -0) ? '-0' : value}`, { kind: 'data', values: Float64Array.of(value) }, []);
  }

  /** One number a year; one number where all are the same. */
  data(key: string, values: Float64Array): Node {
    const first = values[0] ?? NaN;
    if (values.every((value) => Object.is(value, first))) return this.number(first);
    return this.node(`d${key}`, { kind: 'data', values }, [], { byYear: true });
  }

  draw(stream: number): Node {
    return this.node(`s${stream}`, { kind: 'draw', stream }, [], { byDraw: true });
  }

  pairwise(op: Pairwise, ...operands: readonly Node[]): Node {
    return this.node(op, { kind: 'pairwise', op }, operands);
  }

  sum(op: 'add' | 'sub', a: Node, b: Node): Node {
    return this.node(`sum ${op}`, { kind: 'sum', op }, [a, b]);
  }

  outside(name: Outside, operands: readonly Node[], table?: number): Node {
    const detail = { kind: 'outside', name, ...(table === undefined ? {} : { table }) } as const;
    return this.guard(this.node(`o${name}${table ?? ''}`, detail, operands), operands);
  }

  /** `value`, failed where one of the others is. What surely never fails is left out later, when bounds are known. */
  guard(value: Node, fails: readonly Node[]): Node {
    const needed = [...new Set(fails)].filter((fail) => !isFinite(fail));
    return needed.length === 0 ? value : this.node('guard', { kind: 'guard' }, [value, ...needed]);
  }

  shift(source: string, years: number, outside: Node): Node {
    const detail = { kind: 'shift', source, years } as const;
    return this.node(`shift${source}:${years}`, detail, [outside], { byYear: true, byDraw: true });
  }

  away(source: string, direction: -1 | 1, years: Node, outside: Node): Node {
    const detail = { kind: 'away', source, direction } as const;
    return this.node(`away${source}:${direction}`, detail, [years, outside], { byYear: true, byDraw: true });
  }

  cumulative(source: string): Node {
    return this.node(`cumulative${source}`, { kind: 'cumulative', source }, [], { byYear: true, byDraw: true });
  }

  reduce(how: Reduction, sources: readonly string[]): Node {
    return this.node(`${how}${sources.join(':')}`, { kind: 'reduce', how, sources }, [], { byDraw: true });
  }

  irr(source: string): Node {
    return this.node(`irr${source}`, { kind: 'irr', source }, [], { byDraw: true });
  }

  at(source: string, year: Node): Node {
    return this.node(`at${source}`, { kind: 'at', source }, [year], { byDraw: true });
  }

  /** A condition as a number: 1 where it holds, 0 where not, failed where what it compares failed. */
  flag(test: Test): Node {
    const flag = this.guard(this.pairwise('bitAnd', test.mask, this.number(1)), test.fails);
    this.tests.set(flag, test);
    return flag;
  }

  /** A number as a condition: it holds where the number is not 0. */
  test(node: Node): Test {
    return this.tests.get(node) ?? { mask: this.pairwise('ne', node, this.number(0)), fails: [node] };
  }

  private node(
    key: string,
    detail: Detail,
    operands: readonly Node[],
    rate: { readonly byYear?: boolean; readonly byDraw?: boolean } = {},
  ): Node {
    const full = `${key}(${operands.map(({ id }) => id).join()})`;
    const known = this.known.get(full);
    if (known !== undefined) return known;
    const made: Node = {
      ...detail,
      id: this.all.length,
      operands,
      byYear: rate.byYear === true || operands.some(({ byYear }) => byYear),
      byDraw: rate.byDraw === true || operands.some(({ byDraw }) => byDraw),
    };
    this.all.push(made);
    this.known.set(full, made);
    return made;
  }
}

/** Known before any draw never to fail. */
function isFinite(node: Node): boolean {
  return node.kind === 'data' && node.values.every(Number.isFinite);
}

/** The rows and inputs that a node reads in other years, or over all years. */
export function sourcesOf(node: Node): readonly string[] {
  switch (node.kind) {
    case 'shift':
    case 'away':
    case 'cumulative':
    case 'irr':
    case 'at':
      return [node.source];
    case 'reduce':
      return node.sources;
    default:
      return [];
  }
}
