import { cellKey } from '../evaluate/emit.js';
import { compile, type Outcome } from '../evaluate/index.js';
import type { Bound, ModelRow, Structure } from '../structure/index.js';
import { Bounds } from './bounds.js';
import { Invariants } from './invariants.js';
import { Layout } from './layout.js';
import { Lowering } from './lower.js';
import { Graph, type Node, type Outside } from './nodes.js';
import { PassCode } from './passCode.js';
import { Reach, settled, type Reader, type Whole } from './reach.js';
import { extentOf } from './reads.js';
import { schedule } from './schedule.js';
import { Code, F64, I32, type ValueType } from './wasm/code.js';
import { encodeModule, type Import, type ModuleFunction, type Signature } from './wasm/module.js';
import { uniforms } from './wasm/uniforms.js';

/** 1,500 lines over 40 years are 60,000; 400,000 take some 20 seconds to plan, and 1,600,000 exhaust a small heap. */
const MOST_DRAWN_CELLS = 250_000;

/** An input that is drawn: the cells that one draw fills, and the bounds of what is drawn. */
export interface Stream {
  /** `name`, or `name.member` for each member that the draw fills. */
  readonly cells: readonly string[];
  /** Infinite where a draw may fail. */
  readonly bounds: readonly [number, number];
}

/** Where the results of a wanted row stand: its first cell, and one cell a year or one. No cells where no draw changes the row. */
export interface WantedRow {
  readonly row: number;
  readonly cell?: number;
  readonly cells: number;
}

/** A model compiled for simulation, as plain data: a thread needs nothing else. */
export interface Plan {
  readonly module: Uint8Array<ArrayBuffer>;
  readonly bytes: number;
  readonly constants: readonly { readonly address: number; readonly values: Float64Array }[];
  /** Draws in a block. */
  readonly block: number;
  readonly streams: number;
  readonly inputs: number;
  readonly results: number;
  readonly cells: number;
  readonly rows: readonly WantedRow[];
  readonly tables: readonly { readonly keys: readonly number[]; readonly values: readonly number[] }[];
  readonly years: number;
  readonly firstYear: number;
}

/** How many figures each imported function takes. */
const FIGURES: Readonly<Record<Outside | Reader, number>> = {
  power: 2,
  exp: 1,
  log: 1,
  annuity: 2,
  normalInverse: 1,
  erlangB: 2,
  erlangBeds: 2,
  inForce: 3,
  yearOf: 1,
  lookup: 1,
  irr: 0,
  at: 1,
  lag: 3,
  lead: 3,
};
/** These take the place in memory, or the number of the table, before their figures. */
const PLACED: readonly string[] = ['lookup', 'irr', 'at', 'lag', 'lead'];

export interface PlannedSimulation {
  readonly plan: Plan;
  /** The rows that no draw changes, by the exact engine; the others have no values in it. */
  readonly undrawn: Outcome;
}

/** Compiles the wanted rows of a model, and what they need, to WebAssembly over pairs of draws. */
export function planSimulation(
  structure: Structure,
  bound: Bound,
  streams: readonly Stream[],
  wanted: readonly number[],
): PlannedSimulation {
  const streamOf = new Map(streams.flatMap(({ cells }, stream) => cells.map((cell) => [cell, stream] as const)));
  const extent = extentOf(structure, streamOf.keys(), wanted);
  refuseTooMany(structure, extent.needed);
  const undrawn = compile(
    structure,
    structure.steps.filter(({ rows }) => !rows.some((row) => extent.drawnRows.has(row))),
  ).run(bound);
  const graph = new Graph();
  const steps = structure.steps.filter(({ rows }) => rows.some((row) => extent.needed.has(row)));
  lower(
    undrawn,
    graph,
    steps.flatMap(({ rows }) => rows),
    extent.drawn,
    streamOf,
  );
  const planned = schedule(structure, graph, steps);
  const years = structure.blueprint.years.length;
  const firstYear = structure.blueprint.timeline.first;
  const bounds = new Bounds(
    graph,
    years,
    firstYear,
    streams.map((stream) => stream.bounds),
    planned,
  );
  const rows = wantedRows(structure, graph, bounds, wanted, extent.needed);
  const cells = rows.at.size === 0 ? 0 : rows.cells;
  const layout = new Layout(years, streams.length, cells);
  const imports = new Imports();
  const passOf = new Map<Node, number>();
  planned.passes.forEach(({ units }, index) => {
    for (const unit of units)
      for (const root of unit.roots) {
        const node = settled(root, bounds);
        if (node.kind !== 'data' && node.kind !== 'draw' && !passOf.has(node)) passOf.set(node, index);
      }
  });
  const whole: Whole = {
    graph,
    bounds,
    layout,
    years,
    firstYear,
    wanted: rows.at,
    passOf,
    kept: new Set(),
    keptByYear: new Set(),
    imported: (name) => imports.number(name),
  };
  // What each pass reads of the others must be known before the first is written.
  const reaches = planned.passes.map((pass, index) => new Reach(whole, pass, index));
  const codes = reaches.map((reach) => new PassCode(whole, reach).write());
  const results = layout.results();
  const module = encodeModule(imports.all, functions(codes, imports.all.length), layout.bytes);
  const plan: Plan = {
    module,
    bytes: layout.bytes,
    constants: layout.constants,
    block: layout.block,
    streams: streams.length,
    inputs: layout.inputs,
    results,
    cells,
    rows: rows.rows,
    tables: [...structure.blueprint.tables.values()].map(({ keys, values }) => ({ keys, values })),
    years,
    firstYear,
  };
  return { plan, undrawn };
}

function lower(
  undrawn: Outcome,
  graph: Graph,
  indices: readonly number[],
  drawn: ReadonlySet<string>,
  streamOf: ReadonlyMap<string, number>,
): void {
  const rows = indices.flatMap((index): ModelRow | ModelRow[] => undrawn.structure.all[index] ?? []);
  const invariants = new Invariants(undrawn, drawn);
  for (const row of rows) invariants.collect(row);
  invariants.evaluate();
  const lowering = new Lowering(undrawn.structure, graph, invariants, streamOf);
  for (const row of rows) lowering.lower(row);
}

interface Wanted {
  readonly rows: readonly WantedRow[];
  readonly at: ReadonlyMap<Node, number>;
  readonly cells: number;
}

function wantedRows(
  structure: Structure,
  graph: Graph,
  bounds: Bounds,
  wanted: readonly number[],
  needed: ReadonlySet<number>,
): Wanted {
  const at = new Map<Node, number>();
  let next = 0;
  const rows = wanted.map((index): WantedRow => {
    const row = structure.all[index];
    const found = row === undefined ? undefined : graph.cells.get(cellKey(row.line.name, row.member));
    if (found === undefined || !needed.has(index)) return { row: index, cells: 0 };
    const node = settled(found, bounds);
    const cells = node.byYear ? structure.blueprint.years.length : 1;
    const cell = at.get(node) ?? next;
    if (!at.has(node)) next += cells;
    at.set(node, cell);
    return { row: index, cell, cells };
  });
  return { rows, at, cells: next };
}

/** Raised for a model of which more hangs on the draws than memory would hold compiled. */
export class TooManyDrawnCells extends Error {
  constructor(readonly cells: number) {
    super(`${cells} cells hang on the draws, and at most ${MOST_DRAWN_CELLS} can be simulated at once`);
  }
}

function refuseTooMany(structure: Structure, needed: ReadonlySet<number>): void {
  const years = structure.blueprint.years.length;
  let cells = 0;
  for (const row of needed) cells += structure.all[row]?.line.series === true ? years : 1;
  if (cells > MOST_DRAWN_CELLS) throw new TooManyDrawnCells(cells);
}

class Imports {
  readonly all: Import[] = [];

  number(name: Outside | Reader): number {
    const known = this.all.findIndex((one) => one.name === name);
    if (known >= 0) return known;
    const figures: ValueType[] = Array.from({ length: FIGURES[name] }, (): ValueType => F64);
    const parameters: ValueType[] = PLACED.includes(name) ? [I32, ...figures] : figures;
    this.all.push({ name, signature: { parameters, results: [F64] } });
    return this.all.length - 1;
  }
}

/** The passes, and `run(bytes)`, which takes each pair of draws of a block through all of them. */
function functions(passes: readonly Code[], imported: number): ModuleFunction[] {
  const signature: Signature = { parameters: [I32], results: [] };
  const run = new Code(1);
  const pair = run.local(I32);
  run.loop(
    () => passes.forEach((_, index) => void run.get(pair).call(imported + index)),
    () => void run.get(pair).i32(16).addI32().tee(pair).get(0).lessI32(),
  );
  return [...passes.map((code) => ({ signature, code })), { signature, code: run, exported: 'run' }, uniforms()];
}
