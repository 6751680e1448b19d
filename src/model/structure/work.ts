import { walk, type Expression } from '../formula/ast.js';
import { isMemberFunction } from '../formula/functions.js';
import { partsOfName } from '../names/crossed.js';
import type { Problem } from '../../problems/index.js';
import type { Blueprint, PlacedLine } from './blueprint.js';
import { dimensionNameOf } from './references.js';
import { groups, sees } from './rows.js';

type Call = Extract<Expression, { kind: 'call' }>;

/** The order of rows is found with each such reading in memory; two thousand buildings in one queue make two million. */
const MOST_READINGS = 3_000_000;
/** A second or so of computing. */
const MOST_STEPS = 300_000_000;
/** What a rate of return costs a year: a grid of rates, and halvings. */
const STEPS_OF_A_RATE = 500;
/** A load of ten thousand beds is worked up to bed by bed. */
const STEPS_OF_BEDS = 15_000;

interface Work {
  readonly readings: number;
  readonly steps: number;
}

/** Whether a model can be ordered and computed in bounded memory and time: a small file can ask for a lot, by members × members. */
export function isWorkable(blueprint: Blueprint, series: ReadonlySet<string>, problems: Problem[]): boolean {
  const works = [...blueprint.lines.values()].map((line) => ({ line, ...workOf(blueprint, line, series) }));
  return (['readings', 'steps'] as const).every((kind) => {
    const most = kind === 'readings' ? MOST_READINGS : MOST_STEPS;
    const total = works.reduce((sum, work) => sum + work[kind], 0);
    const heaviest = works.reduce<(typeof works)[number] | undefined>(
      (worst, work) => (worst === undefined || work[kind] > worst[kind] ? work : worst),
      undefined,
    );
    if (total <= most || heaviest === undefined) return true;
    const doing = kind === 'readings' ? 'reads of one cell by another' : 'steps of computing';
    problems.push({
      severity: 'error',
      ...heaviest.line.place,
      found: `this model takes ${Math.round(total)} ${doing}, ${Math.round(heaviest[kind])} of them in ${heaviest.line.name}`,
      right: `At most ${most}: take fewer members or years, or put what is the same for all in a line of its own`,
    });
    return false;
  });
}

/** What all rows of a line read within one year, and the steps that all its cells take. */
function workOf(blueprint: Blueprint, line: PlacedLine, series: ReadonlySet<string>): Work {
  const rows = blueprint.dimensions.get(line.by ?? '')?.members.length ?? 1;
  let [readings, steps] = [0, 1];
  walk(line.expression, (piece) => {
    if (piece.kind === 'name') readings++;
    if (piece.kind !== 'call') return;
    const members = membersRead(blueprint, line, piece);
    readings += members;
    steps += members + stepsOf(blueprint, piece);
  });
  return { readings: rows * readings, steps: rows * steps * (series.has(line.name) ? blueprint.years.length : 1) };
}

function stepsOf({ years, tables }: Blueprint, { function: name, arguments: [first] }: Call): number {
  switch (name) {
    case 'sum':
    case 'highest':
    case 'lowest':
    case 'npv':
    case 'cumulative':
      return years.length;
    case 'irr':
      return STEPS_OF_A_RATE * years.length;
    case 'lookup':
      return first?.kind === 'name' ? (tables.get(first.name)?.keys.length ?? 1) / 4 : 1;
    case 'erlang_b':
    case 'erlang_beds':
      return STEPS_OF_BEDS;
    default:
      return 1;
  }
}

/** How many members total(), earlier() and their like read for a row of the line, on average. */
function membersRead(blueprint: Blueprint, line: PlacedLine, { function: name, arguments: [first] }: Call): number {
  if (first?.kind !== 'name' || !(isMemberFunction(name) || name === 'earlier')) return 0;
  const own = partsOfName(line.by);
  const along = name === 'earlier' ? own.at(-1) : undefined;
  return partsOfName(dimensionNameOf(blueprint, first.name)).reduce((product, part) => {
    const { members = [], parent } = blueprint.dimensions.get(part) ?? {};
    if (part === along) return (product * members.length) / 2;
    if (sees(blueprint, line.by, part)) return product;
    const isOfOwn = groups(blueprint, line.by, part) && own.includes(parent ?? '');
    const parents = isOfOwn ? (blueprint.dimensions.get(parent ?? '')?.members.length ?? 1) : 1;
    return (product * members.length) / parents;
  }, 1);
}
