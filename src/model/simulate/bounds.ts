import { EQUAL_WITHIN } from '../rounding.js';
import { sourcesOf, type Graph, type Node } from './nodes.js';
import type { Schedule, Unit } from './schedule.js';

type Sum = Node & { readonly kind: 'sum' };

/** Far enough from the largest double that the rounding of another order of operations cannot overflow. */
const LARGEST = 1e300;
/** A divisor nearer to 0 than this may be 0. */
const SMALLEST = 1e-200;

/** Whether two numbers between these bounds may add up to what is nothing but their rounding. */
function canCancel(aLow: number, aHigh: number, bLow: number, bHigh: number): boolean {
  if ((aLow >= 0 && bLow >= 0) || (aHigh <= 0 && bHigh <= 0)) return false;
  const least = 2 * EQUAL_WITHIN * Math.max(-aLow, aHigh, -bLow, bHigh);
  return !(aLow + bLow > least || aHigh + bHigh < -least);
}

/**
 * Follows the bounds of the draws through every value, over all years, and finds the values that surely never fail: where none
 * of its operands can, an operator needs no guard. What it cannot bound, it says may fail: its bounds are infinite.
 */
export class Bounds {
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  /** 1 for values that are worked out, or being so. */
  private readonly isSeen: Uint8Array;
  /** What the unit at hand works out, in an order in which each finds what it needs. */
  private readonly order: Node[] = [];
  /** Whether anything changed since it was last asked. */
  private isWidened = false;

  constructor(
    private readonly graph: Graph,
    private readonly years: number,
    private readonly firstYear: number,
    private readonly draws: readonly (readonly [number, number])[],
    schedule: Schedule,
  ) {
    const { length } = graph.all;
    this.low = new Float64Array(length).fill(NaN);
    this.high = new Float64Array(length).fill(NaN);
    this.isSeen = new Uint8Array(length);
    for (const unit of schedule.units) this.follow(unit);
  }

  /** Whether a value is finite in every draw and year. */
  isSure(node: Node): boolean {
    return node.kind === 'data' ? node.values.every(Number.isFinite) : this.isAbove(node, -Infinity);
  }

  /** Whether a value is finite, and above 0, in every draw and year. */
  isPositive(node: Node): boolean {
    return this.isAbove(node, SMALLEST);
  }

  /** Whether the operands of a sum may cancel but for their rounding. */
  mayCancel({ op, operands: [a, b] }: Sum): boolean {
    if (a === undefined || b === undefined) throw new Error('a sum adds nothing');
    const isSum = op === 'add';
    const least = isSum ? this.lowAt(b.id) : -this.highAt(b.id);
    const greatest = isSum ? this.highAt(b.id) : -this.lowAt(b.id);
    return canCancel(this.lowAt(a.id), this.highAt(a.id), least, greatest);
  }

  /** Whether a total over the years may cancel: not where all that it adds lies on one side of 0. */
  mayCancelOverYears(flow: Node, factor?: Node): boolean {
    const isOneSided = (node: Node): boolean => this.lowAt(node.id) >= 0 || this.highAt(node.id) <= 0;
    return !isOneSided(flow) || (factor !== undefined && !isOneSided(factor));
  }

  private isAbove(node: Node, floor: number): boolean {
    return (this.low[node.id] ?? NaN) > floor && (this.high[node.id] ?? NaN) < Infinity;
  }

  /** A circle is followed year by year: what it reads of itself lies within the bounds of the years before. */
  private follow({ roots, isCircle }: Unit): void {
    const { order } = this;
    order.length = 0;
    for (const root of roots) this.visit(root);
    this.isWidened = true;
    for (let year = 1; isCircle && this.isWidened && year < this.years; year++) {
      this.isWidened = false;
      for (const node of order) this.work(node, node.id);
    }
  }

  /** Works a value's bounds out after those of what it reads. */
  private visit(node: Node): void {
    const { id } = node;
    if (this.isSeen[id] === 1) return;
    this.isSeen[id] = 1;
    for (const operand of node.operands) this.visit(operand);
    // What a shift reads may be in the same circle, and comes in its turn: it has bounds from the year after.
    if (node.kind !== 'shift') for (const key of sourcesOf(node)) this.visit(this.cell(key));
    this.work(node, id);
    if (node.kind !== 'data' && node.kind !== 'draw') this.order.push(node);
  }

  /** Widens a value's bounds. */
  private set(index: number, low: number, high: number): void {
    const isBounded = low >= -LARGEST && high <= LARGEST;
    const least = this.lowAt(index);
    const greatest = this.highAt(index);
    // Not "wider": a value that is new has no bounds yet.
    if (least <= low && greatest >= high) return;
    this.isWidened = true;
    this.low[index] = isBounded ? (least < low ? least : low) : -Infinity;
    this.high[index] = isBounded ? (greatest > high ? greatest : high) : Infinity;
  }

  private copy(index: number, from: number): void {
    this.set(index, this.lowAt(from), this.highAt(from));
  }

  private work(node: Node, id: number): void {
    // Called tens of thousands of times before anything is compiled: no arrays, which would cost more than the bounds.
    const { operands } = node;
    const a = operands[0]?.id ?? id;
    const b = operands[1]?.id ?? a;
    switch (node.kind) {
      case 'data':
        for (const value of node.values) this.set(id, value, value);
        return;
      case 'draw': {
        const [low, high] = this.draws[node.stream] ?? [NaN, NaN];
        return this.set(id, low, high);
      }
      case 'pairwise':
        return this.pairwise(node, id, a, b);
      case 'sum':
        return this.summed(node, id, a, b);
      case 'guard':
        return this.areBounded(operands) ? this.copy(id, a) : this.unknown(id);
      case 'outside':
        return this.outside(node, id, a, b);
      case 'shift':
        this.copy(id, a);
        return this.neighbour(node, id);
      case 'cumulative': {
        const own = this.source(node);
        return this.set(
          id,
          Math.min(this.lowAt(own), this.years * this.lowAt(own)),
          Math.max(this.highAt(own), this.years * this.highAt(own)),
        );
      }
      case 'reduce':
        return this.reduced(node, id);
      case 'at': {
        const [year] = node.operands;
        const isInside =
          year?.kind === 'data' &&
          year.values.every(
            (one) =>
              Number.isInteger(one - this.firstYear) && one >= this.firstYear && one < this.firstYear + this.years,
          );
        return isInside ? this.copy(id, this.source(node)) : this.unknown(id);
      }
      case 'irr':
      case 'away':
        return this.unknown(id);
    }
  }

  private cell(key: string): Node {
    const cell = this.graph.cells.get(key);
    if (cell === undefined) throw new Error(`no row ${key}`);
    return cell;
  }

  private source(node: Node, which = 0): number {
    return this.cell(sourcesOf(node)[which] ?? '').id;
  }

  /** What a cell is in another year: of a circle's own rows, what they were in the years before. */
  private neighbour(node: Node & { readonly kind: 'shift' }, id: number): void {
    const source = this.cell(node.source);
    if (source.kind === 'data' || source.kind === 'draw') this.visit(source);
    if (!Number.isNaN(this.low[source.id])) this.copy(id, source.id);
  }

  private pairwise(node: Node & { readonly kind: 'pairwise' }, id: number, a: number, b: number): void {
    const aLow = this.lowAt(a);
    const aHigh = this.highAt(a);
    const bLow = this.lowAt(b);
    const bHigh = this.highAt(b);
    switch (node.op) {
      case 'add':
        return this.set(id, aLow + bLow, aHigh + bHigh);
      case 'sub':
        return this.set(id, aLow - bHigh, aHigh - bLow);
      case 'mul':
        return this.product(id, aLow, aHigh, bLow, bHigh);
      case 'div':
        return bLow > SMALLEST || bHigh < -SMALLEST
          ? this.product(id, aLow, aHigh, 1 / bHigh, 1 / bLow)
          : this.unknown(id);
      case 'neg':
        return this.set(id, -aHigh, -aLow);
      case 'abs':
        return this.set(id, Math.max(aLow, 0), Math.max(-aLow, aHigh));
      case 'sqrt':
        return aLow >= 0 ? this.set(id, Math.sqrt(aLow), Math.sqrt(aHigh)) : this.unknown(id);
      case 'floor':
      case 'ceil':
        return this.set(id, aLow - 1, aHigh + 1);
      case 'pmin':
        return this.set(id, Math.min(aLow, bLow), Math.min(aHigh, bHigh));
      case 'pmax':
        return this.set(id, Math.max(aLow, bLow), Math.max(aHigh, bHigh));
      case 'bitSelect':
        return this.set(id, Math.min(aLow, bLow), Math.max(aHigh, bHigh));
      default:
        // A mask, or a mask that picks 1 or 0.
        return this.set(id, 0, 1);
    }
  }

  /** What may cancel may be 0. */
  private summed(node: Sum, id: number, a: number, b: number): void {
    const low = this.lowAt(a) + (node.op === 'add' ? this.lowAt(b) : -this.highAt(b));
    const high = this.highAt(a) + (node.op === 'add' ? this.highAt(b) : -this.lowAt(b));
    if (this.mayCancel(node)) this.set(id, Math.min(low, 0), Math.max(high, 0));
    else this.set(id, low, high);
  }

  private product(id: number, aLow: number, aHigh: number, bLow: number, bHigh: number): void {
    const a = aLow * bLow;
    const b = aLow * bHigh;
    const c = aHigh * bLow;
    const d = aHigh * bHigh;
    this.set(id, Math.min(a, b, c, d), Math.max(a, b, c, d));
  }

  private outside(node: Node & { readonly kind: 'outside' }, id: number, a: number, b: number): void {
    const low = this.lowAt(a);
    const high = this.highAt(a);
    if (!this.areBounded(node.operands)) return this.unknown(id);
    if (node.name === 'exp') return this.set(id, Math.exp(low), Math.exp(high));
    if (node.name === 'log' && low > SMALLEST) return this.set(id, Math.log(low), Math.log(high));
    if (node.name === 'inForce') return this.set(id, 0, 1);
    if (node.name !== 'power' || low <= SMALLEST) return this.unknown(id);
    const ends = [this.lowAt(b), this.highAt(b)].flatMap((exponent) => [low ** exponent, high ** exponent]);
    this.set(id, Math.min(...ends), Math.max(...ends));
  }

  private reduced(node: Node & { readonly kind: 'reduce' }, id: number): void {
    const flow = this.source(node);
    const [low, high] = [this.lowAt(flow), this.highAt(flow)];
    if (node.how === 'highest' || node.how === 'lowest') return this.copy(id, flow);
    if (node.how === 'sum') return this.set(id, this.years * low, this.years * high);
    const factor = this.source(node, 1);
    this.product(id, this.years * low, this.years * high, this.lowAt(factor), this.highAt(factor));
  }

  private unknown(id: number): void {
    this.set(id, -Infinity, Infinity);
  }

  private areBounded(nodes: readonly Node[]): boolean {
    return nodes.every(({ id }) => this.lowAt(id) > -Infinity && this.highAt(id) < Infinity);
  }

  private lowAt(id: number): number {
    return this.low[id] ?? NaN;
  }

  private highAt(id: number): number {
    return this.high[id] ?? NaN;
  }
}
