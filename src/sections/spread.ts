import { placeOf, textOf, asMap, type YamlEntry, type YamlFile } from '../files/yaml/index.js';
import {
  SPREAD_SHAPES,
  type GivenSpread,
  type SpreadEnd,
  type SpreadShape,
  type Typed,
} from '../model/values/index.js';
import { didYouMean } from '../problems/index.js';

/** The figures that each shape may be drawn from: one set or the other. */
export const SPREAD_ENDS: Readonly<Record<SpreadShape, readonly (readonly SpreadEnd[])[]>> = {
  triangular: [['low', 'high']],
  pert: [['low', 'high']],
  uniform: [['low', 'high']],
  normal: [['p10', 'p90'], ['sd']],
  lognormal: [['p10', 'p90']],
};
const KEYS = ['low', 'high', 'p10', 'p90', 'sd'] as const satisfies readonly SpreadEnd[];

/** The spread that stands beside one number, as an entry's `spread:` says it; beside anything else it is a fault. */
export function spreadBeside(file: YamlFile, fields: ReadonlyMap<string, YamlEntry>): { spread?: GivenSpread } {
  const entry = fields.get('spread');
  if (entry === undefined) return {};
  const at = entry.keyNode;
  if (fields.has('series'))
    file.error(at, 'a series has no spread', 'Put it on one number, in an input of its own that multiplies the series');
  else if (fields.has('members') || asMap(fields.get('value')?.value) !== undefined)
    file.error(at, 'members with values of their own have a spread each', 'Write member: { value: …, spread: … }');
  else if (!fields.has('value'))
    file.error(at, 'a spread without a value', 'It stands beside the value, in the file that gives it');
  const spread = readSpread(file, entry);
  return spread === undefined ? {} : { spread };
}

/**
 * Reads `spread: { shape: triangular, low: …, high: … }`, which stands beside one value. `low` and `high` are absolute
 * bounds: nothing is ever drawn outside them. `p10` and `p90` are what one draw in ten falls below and above; the value is their median.
 */
function readSpread(file: YamlFile, entry: YamlEntry): GivenSpread | undefined {
  const fields = file.fields(entry.value, 'spread', ['shape', ...KEYS]);
  const named = textOf(fields.get('shape')?.value) ?? '';
  const shape = SPREAD_SHAPES.find((one) => one === named);
  if (shape === undefined) {
    file.error(
      fields.get('shape')?.value ?? entry.keyNode,
      named === '' ? 'a spread needs a shape' : `there is no shape ${named.slice(0, 60)}`,
      didYouMean(named, SPREAD_SHAPES) ?? `Shapes are ${SPREAD_SHAPES.join(', ')}`,
    );
    return undefined;
  }
  const ends = new Map<SpreadEnd, Typed>();
  for (const key of KEYS) {
    const found = fields.get(key);
    const text = textOf(found?.value);
    if (found !== undefined && text !== undefined && text !== '')
      ends.set(key, { text, place: placeOf(file, found.value) });
  }
  const sets = SPREAD_ENDS[shape];
  if (sets.some((set) => set.length === ends.size && set.every((key) => ends.has(key))))
    return { shape, ends, place: placeOf(file, entry.value) };
  file.error(
    entry.value,
    ends.size === 0 ? `${shape} has no figures` : `${shape} has ${[...ends.keys()].join(' and ')}`,
    `It needs ${sets.map((set) => set.join(' and ')).join(', or ')}: ${MEANINGS[shape]}`,
  );
  return undefined;
}

const MEANINGS: Readonly<Record<SpreadShape, string>> = {
  triangular: 'absolute bounds, with the value as the likeliest',
  pert: 'absolute bounds, with the value as the likeliest',
  uniform: 'absolute bounds',
  normal: 'one draw in ten falls below p10 and one above p90, and the value is their middle; with sd it is the mean',
  lognormal: 'one draw in ten falls below p10 and one above p90, and the value is the median, √(p10 × p90)',
};
