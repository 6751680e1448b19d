import { EQUAL_WITHIN, isWhole } from '../rounding.js';
import type { Node, Outside } from './nodes.js';
import { isFree, type Reach, type Reader, type Whole } from './reach.js';
import { V128, type Code } from './wasm/code.js';

/** Parameter of a pass: byte offset of its pair of draws in the block. */
export const PAIR = 0;

/** Locals of a pass that say which year its loop is in: byte offsets in data, in kept values and in results. */
export interface YearLocals {
  readonly year8: number;
  readonly year16: number;
  readonly yearOut: number;
}

/** Writes the instructions that leave a value of a pair of draws on the stack. */
export class ValueCode {
  private readonly locals = new Map<Node, number>();
  private readonly carries = new Map<Node, number>();
  /** Locals that hold two numbers and their sum for a moment. */
  private readonly scratch: readonly [number, number, number];
  /** Locals that hold the bits of a sign, which an `abs` would build anew, and the share of a number that is its rounding. */
  private readonly signs: number;
  private readonly share: number;

  constructor(
    private readonly code: Code,
    private readonly whole: Whole,
    private readonly reach: Reach,
    private readonly years: YearLocals,
  ) {
    this.scratch = [code.local(V128), code.local(V128), code.local(V128)];
    [this.signs, this.share] = [code.local(V128), code.local(V128)];
    code.pair(-0).set(this.signs).pair(EQUAL_WITHIN).set(this.share);
  }

  has(node: Node): boolean {
    return this.locals.has(node);
  }

  localOf(node: Node): number {
    const known = this.locals.get(node) ?? this.code.local(V128);
    this.locals.set(node, known);
    return known;
  }

  /** The local that holds the neighbour in time of a carried cell. */
  carryOf(shift: Node): number {
    const known = this.carries.get(shift) ?? this.code.local(V128);
    this.carries.set(shift, known);
    return known;
  }

  /** Reads a value, or works it out where it is met first. */
  value(raw: Node): void {
    const node = this.reach.settled(raw);
    const local = this.locals.get(node);
    if (local !== undefined) return void this.code.get(local);
    this.compute(node);
    if (this.reach.needsLocal(node) && !this.isRead(node)) this.code.tee(this.localOf(node));
  }

  /** Works a value out. */
  compute(node: Node): void {
    const { code } = this;
    if (this.reach.isLoaded(node)) return this.load(node);
    switch (node.kind) {
      case 'data':
        return this.datum(node);
      case 'draw':
        return void code.get(PAIR).loadPair(this.whole.layout.input(node.stream));
      case 'pairwise':
        for (const operand of node.operands) this.value(operand);
        return void code.pairwise(node.op);
      case 'sum':
        for (const operand of node.operands) this.value(operand);
        return this.whole.bounds.mayCancel(node) ? this.snappedSum(node.op) : void code.pairwise(node.op);
      case 'guard':
        return this.guarded(node);
      case 'outside':
        return this.outside(node.name, node.operands, node.table);
      case 'shift':
        return this.shifted(node);
      case 'cumulative':
        code.get(this.carryOf(node));
        this.value(this.reach.source(node));
        this.added(this.whole.bounds.mayCancelOverYears(this.reach.source(node)));
        return void code.tee(this.carryOf(node));
      case 'irr':
        return this.reading('irr', node, []);
      case 'at':
        return this.at(node);
      case 'away':
        return this.reading(node.direction === -1 ? 'lag' : 'lead', node, [...node.operands, this.index()]);
      case 'reduce':
        throw new Error('a total is read after its loop');
    }
  }

  /** Adds the two on the stack; what may cancel is snapped. */
  added(mayCancel: boolean): void {
    if (mayCancel) this.snappedSum('add');
    else this.code.pairwise('add');
  }

  /** The sum or difference of the two on the stack, 0 where they cancel but for their rounding: as `plus` of rounding.ts, by the size of the first alone. */
  private snappedSum(op: 'add' | 'sub'): void {
    const { code } = this;
    const [a, b, sum] = this.scratch;
    code.set(b).tee(a).get(b).pairwise(op).tee(sum).get(sum).get(this.signs).pairwise('bitAndNot');
    code.get(a).get(this.signs).pairwise('bitAndNot').get(this.share).pairwise('mul');
    code.pairwise('lt').pairwise('bitAndNot');
  }

  /** An imported function, one draw at a time. */
  outside(name: Outside | Reader, operands: readonly Node[], first?: number, perLane = 0): void {
    const { code } = this;
    const held = operands.map((operand) => {
      this.value(operand);
      const local = this.locals.get(this.reach.settled(operand)) ?? code.local(V128);
      code.set(local);
      return local;
    });
    for (const lane of [0, 1] as const) {
      if (first !== undefined) code.i32(first + lane * perLane);
      for (const local of held) code.get(local).lane(lane);
      code.call(this.whole.imported(name));
      this.place(lane);
    }
  }

  /** Multiplies what fails by 0 and adds it: nothing, or no number. */
  failWith(node: Node): void {
    this.value(node);
    this.code.pair(0).pairwise('mul').pairwise('add');
  }

  private place(lane: 0 | 1): void {
    if (lane === 0) this.code.pairwise('splat');
    else this.code.replaceLane(1);
  }

  /** Whether reading it anew is as cheap as reading a local. */
  private isRead(node: Node): boolean {
    return isFree(node) || (this.reach.isCarried(node) && node.operands[0]?.byYear === false);
  }

  private load(node: Node): void {
    const { layout } = this.whole;
    if (node.byYear) this.code.get(this.years.year16).loadPair(layout.yearlySlot(node));
    else this.code.i32(0).loadPair(layout.slot(node));
  }

  private datum(node: Node & { readonly kind: 'data' }): void {
    const { code } = this;
    const [only = NaN] = node.values;
    if (node.byYear) code.get(this.years.year8).loadTwice(this.whole.layout.constant(node));
    // Read from memory: a constant in the code is built anew, in four instructions, wherever it stands.
    else if (only !== 0) code.i32(0).loadTwice(this.whole.layout.constant(node));
    else code.pair(0);
  }

  private guarded(node: Node): void {
    const [value, ...fails] = node.operands;
    if (value === undefined) throw new Error('a guard guards nothing');
    this.value(value);
    for (const fail of fails) if (!this.whole.bounds.isSure(fail)) this.failWith(fail);
  }

  private shifted(node: Node & { readonly kind: 'shift' }): void {
    const { code, reach, whole } = this;
    const [outside] = node.operands;
    if (outside === undefined) throw new Error('a shift has no start');
    const isCarried = reach.isCarried(node);
    if (isCarried && !outside.byYear) return void code.get(this.carryOf(node));
    this.value(outside);
    if (isCarried) code.get(this.carryOf(node));
    else code.get(this.years.year16).loadPair(whole.layout.yearlySlot(reach.source(node)) + node.years * 16);
    this.value(this.isOutside(node.years));
    code.pair(0).pairwise('ne').pairwise('bitSelect');
  }

  /** 1 in the years whose neighbour lies outside the timeline. */
  private isOutside(years: number): Node {
    const flags = Float64Array.from({ length: this.whole.years }, (_, year) =>
      year + years < 0 || year + years >= this.whole.years ? 1 : 0,
    );
    return this.whole.graph.data(`outside ${years}`, flags);
  }

  /** A function that reads the years of a value where they are kept: one double a draw. */
  private reading(name: Reader, node: Node, operands: readonly Node[]): void {
    this.outside(name, operands, this.whole.layout.yearlySlot(this.reach.source(node)), 8);
  }

  /** 0 in the first year, 1 in the second. */
  private index(): Node {
    return this.whole.graph.data(
      'index',
      Float64Array.from({ length: this.whole.years }, (_, year) => year),
    );
  }

  private at(node: Node): void {
    const { code, whole } = this;
    const [year] = node.operands;
    if (year === undefined) throw new Error('at has no year');
    if (year.kind === 'data' && !year.byYear) {
      const [only = NaN] = year.values;
      const index = Math.round(only) - whole.firstYear;
      const isInside = isWhole(only) && index >= 0 && index < whole.years;
      if (isInside) code.i32(0).loadPair(whole.layout.yearlySlot(this.reach.source(node)) + index * 16);
      else code.pair(NaN);
      return;
    }
    this.reading('at', node, [year]);
  }
}
