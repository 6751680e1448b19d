import type { Expression } from '../formula/ast.js';
import { ACROSS_YEARS, isMemberFunction, type MemberFunction } from '../formula/functions.js';
import type { Problem } from '../../problems/index.js';
import { rowsNamed, type ModelRow, type Rows } from './rows.js';

/** Rows that are computed together: each once over all its years, or as a circle year by year. */
export interface Step {
  readonly rows: readonly number[];
  readonly direction: 'alone' | 'forward' | 'backward';
}

type When = 'same' | 'before' | 'after' | 'upTo' | 'all';
interface Edge {
  readonly to: number;
  readonly when: When;
}

/**
 * Puts rows (line × member) in an order in which each finds what it needs. A circle through `prev` runs forward, one
 * through `next` backward; a circle within a year, or one that holds both, is a problem, printed as a chain.
 */
export function orderRows(rows: Rows, problems: Problem[]): Step[] {
  const edges = rows.all.map((row) => edgesOf(row, rows));
  return components(edges).map((component) => stepOf(component, edges, rows, problems));
}

function edgesOf(row: ModelRow, rows: Rows): Edge[] {
  const edges: Edge[] = [];
  const add = (name: string, when: When, which: 'own' | MemberFunction | 'earlier' = 'own'): void => {
    for (const to of rowsNamed(rows, name, row, which)) edges.push({ to, when });
  };
  const visit = (expression: Expression): void => {
    if (expression.kind === 'name') add(expression.name, 'same');
    if (expression.kind === 'negative') visit(expression.of);
    if (expression.kind === 'binary') [expression.left, expression.right].forEach(visit);
    if (expression.kind !== 'call') return;
    const [first, ...others] = expression.arguments;
    const isNamed = first?.kind === 'name';
    switch (expression.function) {
      case 'prev':
      case 'next':
        if (isNamed) add(first.name, expression.function === 'prev' ? 'before' : 'after');
        return others.forEach(visit);
      case 'cumulative':
        return isNamed ? add(first.name, 'upTo') : undefined;
      case 'earlier':
        return isNamed ? add(first.name, 'same', expression.function) : undefined;
      case 'lag':
      case 'lead':
        if (isNamed) for (const when of whensOf(expression)) add(first.name, when);
        return others.forEach(visit);
      case 'lookup':
        return others.forEach(visit);
      case 'npv':
        for (const argument of expression.arguments) if (argument.kind === 'name') add(argument.name, 'all');
        return;
      default:
        if (isMemberFunction(expression.function))
          return isNamed ? add(first.name, 'same', expression.function) : undefined;
        if (ACROSS_YEARS.includes(expression.function) && isNamed) add(first.name, 'all');
        else if (first !== undefined) visit(first);
        others.forEach(visit);
    }
  };
  visit(row.line.expression);
  return edges;
}

/** Which years lag() and lead() look at: a number of years that is not written out may be none. */
function whensOf({ function: name, arguments: [, years] }: Extract<Expression, { kind: 'call' }>): When[] {
  const away: When = name === 'lag' ? 'before' : 'after';
  return years?.kind === 'number' ? [years.value === 0 ? 'same' : away] : ['same', away];
}

function stepOf(component: readonly number[], edges: readonly Edge[][], rows: Rows, problems: Problem[]): Step {
  const [only] = component;
  // Nearly all rows are no part of a circle.
  if (only !== undefined && component.length === 1 && !(edges[only] ?? []).some(({ to }) => to === only))
    return { rows: component, direction: 'alone' };
  const inside = new Set(component);
  const circle = component.flatMap((from) =>
    (edges[from] ?? []).filter((edge) => inside.has(edge.to)).map((edge) => ({ ...edge, from })),
  );
  if (circle.length === 0) return { rows: component, direction: 'alone' };
  const has = (when: When): boolean => circle.some((edge) => edge.when === when);
  const direction = has('after') ? 'backward' : 'forward';
  const refuse = (found: string, right: string): Step => {
    const first = rows.all[component[0] ?? 0];
    problems.push({
      severity: 'error',
      ...(first?.line.place ?? { file: 'model' }),
      found: `${found}: ${chain(component, edges, rows)}`,
      right,
    });
    return { rows: component, direction };
  };
  if (has('all'))
    return refuse('a line needs all years of itself', 'sum, npv, irr, at, highest and lowest cannot stand in a circle');
  if (has('after') && (has('before') || has('upTo')))
    return refuse('a circle runs both forward and backward', 'Keep prev and next in separate circles');
  const sameYear = component.map((from) =>
    (edges[from] ?? []).filter((edge) => inside.has(edge.to) && (edge.when === 'same' || edge.when === 'upTo')),
  );
  const byRow = new Map(component.map((from, index) => [from, sameYear[index] ?? []]));
  const placeOf = new Map(component.map((row, place) => [row, place]));
  const order = components(
    component.map((from) => (byRow.get(from) ?? []).map((edge) => ({ ...edge, to: placeOf.get(edge.to) ?? 0 }))),
  );
  const selfish = component.find((from) => byRow.get(from)?.some((edge) => edge.to === from));
  if (order.some((group) => group.length > 1) || selfish !== undefined)
    return refuse('a circle within one year', 'Look at the year before with prev(line, start)');
  return { rows: order.flat().map((index) => component[index] ?? 0), direction };
}

/** The shortest chain of lines from the circle's first row back to itself. */
function chain(component: readonly number[], edges: readonly Edge[][], rows: Rows): string {
  const inside = new Set(component);
  const start = component[0] ?? 0;
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    for (const { to } of edges[from] ?? []) {
      if (!inside.has(to) || cameFrom.has(to)) continue;
      cameFrom.set(to, from);
      queue.push(to);
    }
  }
  const names = [label(rows, start)];
  for (let at = cameFrom.get(start); at !== undefined && at !== start && names.length < 12; at = cameFrom.get(at))
    names.unshift(label(rows, at));
  return [label(rows, start), ...names].join(' → ');
}

function label(rows: Rows, index: number): string {
  const row = rows.all[index];
  return row === undefined ? '?' : row.line.name + (row.member === undefined ? '' : `[${row.member}]`);
}

/** Tarjan's strongly connected components, dependencies first, without recursion (a chain may be thousands of rows long). */
function components(edges: readonly (readonly Edge[])[]): number[][] {
  const index = new Int32Array(edges.length).fill(-1);
  const low = new Int32Array(edges.length);
  const onStack = new Uint8Array(edges.length);
  const [stack, found]: [number[], number[][]] = [[], []];
  let counter = 0;
  for (let root = 0; root < edges.length; root++) {
    if (index[root] !== -1) continue;
    const work = [{ row: root, edge: 0 }];
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { row } = frame;
      if (frame.edge === 0) {
        index[row] = low[row] = counter++;
        stack.push(row);
        onStack[row] = 1;
      }
      const to = edges[row]?.[frame.edge++]?.to;
      if (to !== undefined) {
        if (index[to] === -1) work.push({ row: to, edge: 0 });
        else if (onStack[to] === 1) low[row] = Math.min(low[row] ?? 0, index[to] ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) low[parent.row] = Math.min(low[parent.row] ?? 0, low[row] ?? 0);
      if (low[row] === index[row]) found.push(popComponent(stack, onStack, row));
    }
  }
  return found;
}

function popComponent(stack: number[], onStack: Uint8Array, root: number): number[] {
  const component: number[] = [];
  for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
    onStack[row] = 0;
    component.push(row);
    if (row === root) break;
  }
  return component.sort((a, b) => a - b);
}
