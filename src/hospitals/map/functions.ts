import { plainLabel } from '../site/names.js';

/** What floor may be used for, in the order in which a table shows it. `all_functions` is floor that nobody told apart. */
export const FUNCTIONS = [
  'inpatient_wards',
  'outpatients',
  'theatres',
  'emergency',
  'imaging',
  'laboratories',
  'pharmacy',
  'maternity',
  'intensive_care',
  'therapies',
  'day_care',
  'offices',
  'education',
  'stores',
  'catering',
  'plant',
  'residences',
  'mortuary',
  'other_clinical',
  'all_functions',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

const REST = 'all_functions';

export function functionLabel(name: string): string {
  return name === REST ? 'Floor whose function is not given' : plainLabel(name);
}

/** Functions that any block names, in order; only `all_functions` where none does. */
export function functionsOf(blocks: readonly { readonly functions: Readonly<Record<string, number>> }[]): string[] {
  const named = new Set(blocks.flatMap(({ functions }) => Object.keys(functions)));
  const found = FUNCTIONS.filter((name) => named.has(name));
  return found.length === 0 ? [REST] : found;
}

/** Floor areas that add up to the block's: what is left over is `all_functions`, and a rounding error is taken off the largest. */
export function wholeFloor(named: Readonly<Record<string, number>>, floorAreaM2: number): Record<string, number> {
  const areas = Object.fromEntries(Object.entries(named).filter(([, area]) => area > 0));
  const left = floorAreaM2 - Object.values(areas).reduce((sum, area) => sum + area, 0);
  if (left > 0) return { ...areas, [REST]: (areas[REST] ?? 0) + left };
  const [largest] = Object.entries(areas).sort(([, a], [, b]) => b - a);
  return largest === undefined ? areas : { ...areas, [largest[0]]: largest[1] + left };
}
