import { cellKey } from '../evaluate/emit.js';
import type { Step, Structure } from '../structure/index.js';
import { sourcesOf, type Graph, type Node } from './nodes.js';

/** Values that are worked out together: the rows of a step, a sum over the years, or a copy that is kept to be read by year. */
export interface Unit {
  readonly order: number;
  readonly roots: readonly Node[];
  /** The pass that it stands in: even ones run forward through the years, odd ones backward. */
  readonly level: number;
  /** Rows that read themselves in other years. */
  readonly isCircle: boolean;
}

/** One loop over the years, in one direction, over units in an order in which each finds what it needs. */
export interface Pass {
  readonly direction: 1 | -1;
  readonly units: readonly Unit[];
}

export interface Schedule {
  readonly units: readonly Unit[];
  readonly passes: readonly Pass[];
  /** The unit that works a value out; other passes read it from there. Values without one are worked out wherever they are read. */
  readonly homeOf: ReadonlyMap<Node, Unit>;
}

/** Passes longer than this are cut, so that each is a function that compiles quickly. */
const MOST_NODES = 2500;

/** What one unit reads of the others. */
interface Needs {
  readonly same: Set<Unit>;
  readonly before: Set<Unit>;
  readonly after: Set<Unit>;
  readonly whole: Set<Unit>;
  /** True where it runs forward whatever it reads. */
  forward: boolean;
  /** How many values stand in it alone. */
  size: number;
}

/** Puts the rows of some steps into as few loops over the years as what they read allows. */
export function schedule(structure: Structure, graph: Graph, steps: readonly Step[]): Schedule {
  const scheduler = new Scheduler(graph);
  for (const step of steps) {
    const keys = step.rows.flatMap((index) => {
      const row = structure.all[index];
      return row === undefined ? [] : [cellKey(row.line.name, row.member)];
    });
    scheduler.place(keys, step.direction);
  }
  return scheduler.finish();
}

class Scheduler {
  private readonly units: Unit[] = [];
  private readonly sizes = new Map<Unit, number>();
  private readonly homeOf = new Map<Node, Unit>();
  /** Units that keep a node's values by year, where no row does. */
  private readonly keepers = new Map<Node, Unit>();

  constructor(private readonly graph: Graph) {}

  place(keys: readonly string[], direction: Step['direction']): void {
    const roots = keys.flatMap((key) => this.graph.cells.get(key) ?? []);
    const needs = this.needsOf(roots, direction === 'backward');
    if (direction === 'forward') needs.forward = true;
    this.add(roots, needs, this.levelOf(roots, needs, direction === 'backward'), true, direction !== 'alone');
  }

  finish(): Schedule {
    const passes: Pass[] = [];
    const sorted = [...this.units].sort((a, b) => a.level - b.level || a.order - b.order);
    let [size, level, open]: [number, number, Unit[]] = [0, -1, []];
    for (const unit of sorted) {
      const grown = size + (this.sizes.get(unit) ?? 0);
      if (unit.level !== level || grown > MOST_NODES) {
        open = [];
        passes.push({ direction: unit.level % 2 === 0 ? 1 : -1, units: open });
        [size, level] = [0, unit.level];
      }
      size += this.sizes.get(unit) ?? 0;
      open.push(unit);
    }
    return { units: this.units, passes, homeOf: this.homeOf };
  }

  private add(roots: readonly Node[], needs: Needs, level: number, isHome: boolean, isCircle = false): Unit {
    const unit: Unit = { order: this.units.length, roots, level, isCircle };
    this.units.push(unit);
    this.sizes.set(unit, needs.size);
    for (const root of roots) if (isHome && !isFree(root) && !this.homeOf.has(root)) this.homeOf.set(root, unit);
    return unit;
  }

  private needsOf(roots: readonly Node[], backward = false): Needs {
    const needs: Needs = {
      same: new Set(),
      before: new Set(),
      after: new Set(),
      whole: new Set(),
      forward: false,
      size: 0,
    };
    const own = new Set(roots);
    const seen = new Set<Node>();
    const visit = (node: Node): void => {
      if (seen.has(node)) return;
      seen.add(node);
      if (node.kind === 'reduce') return void needs.whole.add(this.reduction(node));
      const home = this.homeOf.get(node);
      if (home !== undefined) return void needs.same.add(home);
      // A running sum runs forward: a circle that runs backward finds it done.
      if (node.kind === 'cumulative' && backward) return void needs.same.add(this.running(node));
      needs.size++;
      if (node.kind === 'shift' || node.kind === 'away') {
        const [source] = this.sources(node);
        const years = node.kind === 'shift' ? node.years : node.direction;
        if (source !== undefined && !own.has(source)) this.needCell(source, years, needs);
      }
      if (node.kind === 'cumulative') {
        needs.forward = true;
        const [source] = this.sources(node);
        if (source !== undefined && !own.has(source)) visit(source);
      }
      if (node.kind === 'irr' || node.kind === 'at')
        for (const source of this.sources(node)) needs.whole.add(this.kept(source));
      node.operands.forEach(visit);
    };
    roots.forEach(visit);
    return needs;
  }

  private sources(node: Node): Node[] {
    return sourcesOf(node).flatMap((key) => this.graph.cells.get(key) ?? []);
  }

  private needCell(source: Node, years: number, needs: Needs): void {
    (years < 0 ? needs.before : needs.after).add(this.kept(source));
  }

  /** The unit whose values of a node can be read by year. */
  private kept(source: Node): Unit {
    const known = this.homeOf.get(source) ?? this.keepers.get(source);
    if (known !== undefined) return known;
    const needs = this.needsOf([source]);
    const keeper = this.add([source], needs, this.levelOf([source], needs, false), false);
    this.keepers.set(source, keeper);
    return keeper;
  }

  private reduction(node: Node): Unit {
    const known = this.keepers.get(node);
    if (known !== undefined) return known;
    const needs = this.needsOf(this.sources(node));
    const unit = this.add([node], needs, this.levelOf([node], needs, false), true);
    this.keepers.set(node, unit);
    return unit;
  }

  private running(node: Node): Unit {
    const needs = this.needsOf([node]);
    return this.homeOf.get(node) ?? this.add([node], needs, this.levelOf([node], needs, false), true);
  }

  /** The first pass in which everything that a unit reads is there. */
  private levelOf(roots: readonly Node[], needs: Needs, backward: boolean): number {
    const isOnce = roots.every((root) => !root.byYear && root.kind !== 'reduce');
    let level = 0;
    for (const unit of needs.same) level = Math.max(level, unit.level);
    for (const unit of needs.whole) level = Math.max(level, unit.level + 1);
    for (const unit of [...needs.before, ...needs.after]) level = Math.max(level, unit.level);
    if (isOnce) return level;
    const turns = (at: number): boolean =>
      (needs.forward && at % 2 === 1) ||
      (backward && at % 2 === 0) ||
      (at % 2 === 1 && [...needs.before].some((unit) => unit.level === at)) ||
      (at % 2 === 0 && [...needs.after].some((unit) => unit.level === at));
    while (turns(level)) level++;
    const isFreeToTurn = !backward && level % 2 === 1;
    // Most loops run forward: a unit that may as well do so joins them.
    if (isFreeToTurn && ![...needs.same, ...needs.after].some((unit) => unit.level === level)) level++;
    return level;
  }
}

/** Read as cheaply as a kept value is. */
function isFree(node: Node): boolean {
  return node.kind === 'data' || node.kind === 'draw';
}
