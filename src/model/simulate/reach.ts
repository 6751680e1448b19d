import type { Bounds } from './bounds.js';
import type { Layout } from './layout.js';
import { sourcesOf, type Graph, type Node, type Outside } from './nodes.js';
import type { Pass } from './schedule.js';

/** Imported functions that read the years of a value where they are kept. */
export type Reader = 'irr' | 'at' | 'lag' | 'lead';

/** What all passes of a plan share. */
export interface Whole {
  readonly graph: Graph;
  readonly bounds: Bounds;
  readonly layout: Layout;
  readonly years: number;
  readonly firstYear: number;
  /** The first cell of the results of each wanted value: one cell, or one a year. */
  readonly wanted: ReadonlyMap<Node, number>;
  /** The pass that works a value out, for all later ones. */
  readonly passOf: ReadonlyMap<Node, number>;
  /** Values that a pass must leave for another. */
  readonly kept: Set<Node>;
  /** Values that must be left for each year, to be read in any. */
  readonly keptByYear: Set<Node>;
  /** Number of an imported function. */
  readonly imported: (name: Outside | Reader) => number;
}

/** Which node stands for one once guards that cannot be needed are left out. */
export function settled(node: Node, bounds: Bounds): Node {
  const [value] = node.operands;
  if (node.kind !== 'guard' || value === undefined) return node;
  return node.operands.slice(1).every((fail) => bounds.isSure(fail)) ? settled(value, bounds) : node;
}

/** Read as cheaply as anything that is kept. */
export function isFree(node: Node): boolean {
  return node.kind === 'data' || node.kind === 'draw';
}

type Shift = Node & { readonly kind: 'shift' };

/** Everything that one pass works out or reads: in the order of need, and how often. */
export class Reach {
  readonly order: Node[] = [];
  /** Neighbours in time that are carried from one turn of the loop to the next. */
  readonly carried: Shift[] = [];
  private readonly uses = new Map<Node, number>();
  private readonly inLoop = new Set<Node>();
  private readonly loaded = new Set<Node>();

  constructor(
    private readonly whole: Whole,
    readonly pass: Pass,
    private readonly index: number,
  ) {
    for (const unit of pass.units) for (const root of unit.roots) this.visit(root, true);
    // What is carried may be worked out anywhere in the loop: it is visited when all else is known.
    for (const shift of this.carried) this.visit(this.source(shift), true);
  }

  settled(node: Node): Node {
    return settled(node, this.whole.bounds);
  }

  source(node: Node, which = 0): Node {
    const source = this.whole.graph.cells.get(sourcesOf(node)[which] ?? '');
    if (source === undefined) throw new Error(`no row ${sourcesOf(node)[which] ?? ''}`);
    return this.settled(source);
  }

  isLoaded(node: Node): boolean {
    return this.loaded.has(node);
  }

  isCarried(node: Node): boolean {
    return node.kind === 'shift' && node.years === -this.pass.direction;
  }

  /** Whether a value is worked out once and read again. */
  needsLocal(node: Node): boolean {
    return (this.uses.get(node) ?? 0) > 1 || (!node.byYear && this.inLoop.has(node));
  }

  private visit(raw: Node, fromLoop: boolean): void {
    const node = this.settled(raw);
    const uses = this.uses.get(node) ?? 0;
    this.uses.set(node, uses + 1);
    if (fromLoop) this.inLoop.add(node);
    if (uses > 0 || isFree(node)) return;
    const home = this.whole.passOf.get(node);
    if (home !== undefined && home < this.index) {
      (node.byYear ? this.whole.keptByYear : this.whole.kept).add(node);
      this.loaded.add(node);
      return;
    }
    switch (node.kind) {
      case 'shift':
        if (this.isCarried(node)) this.carried.push(node);
        else this.whole.keptByYear.add(this.source(node));
        break;
      case 'cumulative':
        this.visit(this.source(node), true);
        break;
      case 'reduce':
        node.sources.forEach((_, which) => this.visit(this.source(node, which), true));
        break;
      case 'irr':
      case 'at':
      case 'away':
        this.whole.keptByYear.add(this.source(node));
        break;
      default:
    }
    for (const operand of node.operands) this.visit(operand, node.byYear);
    this.order.push(node);
  }
}
