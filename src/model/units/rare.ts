import type * as Mathjs from 'mathjs';
import { ACRE_M2, COUNTS, MONIES, type Measure } from './vocabulary.js';

type Library = Pick<typeof Mathjs, 'create' | 'createUnitDependencies' | 'unitDependencies'>;
/** The kernel opens no file, so whoever reads model files lends it the library: a page, which reads none, needs none. */
let load: (() => Library) | undefined;
let asked: Pick<Mathjs.MathJsInstance, 'unit'> | undefined;

/** Lends the kernel mathjs, which is read when a unit first needs it. */
export function lendUnits(library: () => Library): void {
  load = library;
}

/** Whether `rareMeasure` has its library. */
export function knowsRareUnits(): boolean {
  return load !== undefined;
}

/** What any unit measures that mathjs knows, `kW*hour` or `(bed*day)^2`; throws when it is not one. Slow the first time. */
export function rareMeasure(text: string): Measure {
  asked ??= mathjs();
  const read = asked.unit(`1 ${text}`.replace(/^1 1\s*\//, '1 /'));
  return { powers: read.dimensions, factor: factorOf(read) };
}

/** mathjs keeps no value for a bare unit; one of it in base units is its factor. */
function factorOf(read: Mathjs.Unit): number {
  return (read.toJSON().value as number | null) === null ? 1 : (read as unknown as { value: number }).value;
}

/** mathjs with our words. It is read only when a unit needs it, and from one file: as modules it would take a second. */
function mathjs(): Pick<Mathjs.MathJsInstance, 'unit'> {
  if (load === undefined) throw new Error('nobody has lent the library of units');
  const { create, createUnitDependencies, unitDependencies } = load();
  const math = create({ ...createUnitDependencies, ...unitDependencies });
  // The order of these is that of DIMENSION_WORDS. `year` is mathjs's own word for a duration in seconds.
  math.createUnit('year', { aliases: ['years'] }, { override: true });
  math.createUnit('day', { aliases: ['days'] }, { override: true });
  math.createUnit('date', {});
  for (const word of COUNTS) math.createUnit(word, { aliases: [`${word}s`] });
  for (const money of MONIES) {
    math.createUnit(money, {});
    math.createUnit(`k${money}`, `1e3 ${money}`);
    math.createUnit(`m${money}`, `1e6 ${money}`);
  }
  math.createUnit('month', { definition: `${1 / 12} year`, aliases: ['months'] }, { override: true });
  // mathjs rounds the acre.
  math.createUnit('acre', { definition: `${ACRE_M2} m2`, aliases: ['acres'] }, { override: true });
  math.createUnit('ha', { definition: '10000 m2' });
  return math;
}
