import type { Node } from './nodes.js';
import { isFree, type Reach, type Whole } from './reach.js';
import { RunningPower } from './runningPower.js';
import { PAIR, ValueCode, type YearLocals } from './valueCode.js';
import { Code, I32 } from './wasm/code.js';

type Total = Node & { readonly kind: 'reduce' };

/** Writes one pass as a function over one pair of draws: what is the same in every year first, then a loop over the years. */
export class PassCode {
  private readonly code = new Code(1);
  private readonly years: YearLocals;
  private readonly values: ValueCode;
  private readonly powers: readonly RunningPower[];

  constructor(
    private readonly whole: Whole,
    private readonly reach: Reach,
  ) {
    this.years = { year8: this.code.local(I32), year16: this.code.local(I32), yearOut: this.code.local(I32) };
    this.values = new ValueCode(this.code, whole, reach, this.years);
    this.powers = reach.order.flatMap((node) => RunningPower.of(node, whole, reach) ?? []);
  }

  write(): Code {
    const { reach, code, whole } = this;
    for (const node of reach.order) this.prepare(node);
    const roots = [...new Set(reach.pass.units.flatMap((unit) => unit.roots.map((root) => reach.settled(root))))];
    const isTotal = (root: Node): root is Total => root.kind === 'reduce' && !reach.isLoaded(root);
    const inLoop = roots.filter((root) => root.byYear || isTotal(root) || whole.keptByYear.has(root));
    for (const root of roots) if (!root.byYear && !isTotal(root)) this.leaveOnce(root);
    if (inLoop.length === 0) return code;
    const totals = inLoop.filter(isTotal);
    for (const total of totals) this.start(total);
    for (const shift of reach.carried) this.startCarry(shift);
    for (const node of reach.order) if (node.kind === 'cumulative') code.pair(0).set(this.values.carryOf(node));
    for (const power of this.powers) power.begin(this.code, this.values);
    this.loop(() => {
      for (const root of inLoop) {
        if (isTotal(root)) this.accumulate(root);
        else this.leave(root);
      }
      this.turn();
    });
    for (const total of totals) {
      if (whole.kept.has(total)) code.i32(0).get(this.values.localOf(total)).storePair(whole.layout.slot(total));
    }
    return code;
  }

  private loop(body: () => void): void {
    const { code, whole } = this;
    const { year8, year16, yearOut } = this.years;
    const { direction } = this.reach.pass;
    const from = direction === 1 ? 0 : whole.years - 1;
    const stride = whole.layout.block * 8;
    code.i32(from * 8).set(year8);
    code.i32(from * 16).set(year16);
    code
      .get(PAIR)
      .i32(from * stride)
      .addI32()
      .set(yearOut);
    code.loop(body, () => {
      code
        .get(year16)
        .i32(direction * 16)
        .addI32()
        .set(year16);
      code
        .get(yearOut)
        .i32(direction * stride)
        .addI32()
        .set(yearOut);
      code
        .get(year8)
        .i32(direction * 8)
        .addI32()
        .tee(year8);
      if (direction === 1) code.i32(whole.years * 8).lessI32();
      else code.notNegativeI32();
    });
  }

  /** A value that is the same in every year is worked out before the loop. */
  private prepare(node: Node): void {
    if (node.byYear || node.kind === 'reduce' || !this.reach.needsLocal(node) || this.values.has(node)) return;
    this.values.compute(node);
    this.code.set(this.values.localOf(node));
  }

  /** Leaves a value of a year where later passes and the results look for it. */
  private leave(root: Node): void {
    const { code, whole, values } = this;
    const cell = whole.wanted.get(root);
    if (!isFree(root) && !values.has(root)) {
      values.compute(root);
      code.set(values.localOf(root));
    }
    if (whole.keptByYear.has(root)) {
      code.get(this.years.year16);
      values.value(root);
      code.storePair(whole.layout.yearlySlot(root));
    }
    if (cell === undefined || !root.byYear) return;
    code.get(this.years.yearOut);
    values.value(root);
    code.storePair(this.result(cell));
  }

  private leaveOnce(root: Node): void {
    const { code, whole, values } = this;
    const cell = whole.wanted.get(root);
    if (whole.kept.has(root)) {
      code.i32(0);
      values.value(root);
      code.storePair(whole.layout.slot(root));
    }
    if (cell === undefined) return;
    code.get(PAIR);
    values.value(root);
    code.storePair(this.result(cell));
  }

  private result(cell: number): number {
    return this.whole.layout.results() + cell * this.whole.layout.block * 8;
  }

  /** A total over the years before the first of them. */
  private start(total: Total): void {
    const none = total.how === 'highest' ? -Infinity : total.how === 'lowest' ? Infinity : 0;
    this.code.pair(none).set(this.values.localOf(total));
  }

  private accumulate(total: Total): void {
    const { code, reach, values } = this;
    const flow = reach.source(total);
    const isExtreme = total.how === 'highest' || total.how === 'lowest';
    code.get(values.localOf(total));
    values.value(flow);
    if (total.how === 'npv') {
      values.value(reach.source(total, 1));
      code.pairwise('mul');
    }
    if (isExtreme) code.pairwise(total.how === 'highest' ? 'max' : 'min');
    else values.added(this.mayCancel(total, flow));
    if (isExtreme && !this.whole.bounds.isSure(flow)) values.failWith(flow);
    code.set(values.localOf(total));
  }

  private mayCancel(total: Total, flow: Node): boolean {
    const factor = total.how === 'npv' ? this.reach.source(total, 1) : undefined;
    return this.whole.bounds.mayCancelOverYears(flow, factor);
  }

  private startCarry(shift: Node): void {
    const [outside] = shift.operands;
    if (outside === undefined || outside.byYear) return;
    this.values.value(outside);
    this.code.set(this.values.carryOf(shift));
  }

  /** What the loop takes over into its next turn: all at once, since one may read another. */
  private turn(): void {
    const { code, reach, values } = this;
    for (const shift of reach.carried) values.value(reach.source(shift));
    for (const shift of [...reach.carried].reverse()) code.set(values.carryOf(shift));
    for (const power of this.powers) power.turn(code, values);
  }
}
