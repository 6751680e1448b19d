/** Words that count things. Each is a dimension of its own: beds never add to wards. */
export const COUNTS: readonly string[] = [
  'bed',
  'ward',
  'spell',
  'patient',
  'block',
  'space',
  'dwelling',
  'WTE',
  'site',
];

/** Three monies: nominal, in base-year prices, and discounted. Adding one to another is an error. */
export const MONIES: readonly string[] = ['GBP', 'realGBP', 'pvGBP'];

/** The international acre, (5,280 × 0.3048)² / 640 m². */
export const ACRE_M2 = 4046.8564224;

/** A year is the model's period, not a number of seconds; a day is counted, not timed. */
const OWN = ['year', 'day', 'date', ...COUNTS, ...MONIES];

/** The word of each dimension: those of the SI as mathjs orders them, then ours in the order in which it is told of them. */
export const DIMENSION_WORDS: readonly string[] = ['kg', 'm', 's', 'A', 'K', 'cd', 'mol', 'rad', 'bit', ...OWN];

/** Index of the year among the dimensions. */
export const YEAR_DIMENSION = DIMENSION_WORDS.indexOf('year');

/** Powers of the dimensions, in their order, and base units in one. */
export interface Measure {
  readonly powers: readonly number[];
  readonly factor: number;
}

function measure(factor: number, dimensions: Readonly<Record<string, number>>): Measure {
  return { powers: DIMENSION_WORDS.map((word) => dimensions[word] ?? 0), factor };
}

/** The words that nearly every model gets by with; mathjs, which takes long to start, reads any other. */
const COMMON = new Map<string, Measure>([
  ...['year', 'day', ...COUNTS].flatMap((word): [string, Measure][] => [
    [word, measure(1, { [word]: 1 })],
    [`${word}s`, measure(1, { [word]: 1 })],
  ]),
  ['month', measure(1 / 12, { year: 1 })],
  ['months', measure(1 / 12, { year: 1 })],
  ['date', measure(1, { date: 1 })],
  ...MONIES.flatMap((money): [string, Measure][] => [
    [money, measure(1, { [money]: 1 })],
    [`k${money}`, measure(1e3, { [money]: 1 })],
    [`m${money}`, measure(1e6, { [money]: 1 })],
  ]),
  ['m', measure(1, { m: 1 })],
  ['km', measure(1e3, { m: 1 })],
  ['m2', measure(1, { m: 2 })],
  ['m3', measure(1, { m: 3 })],
  ['ha', measure(1e4, { m: 2 })],
  ['acre', measure(ACRE_M2, { m: 2 })],
  ['acres', measure(ACRE_M2, { m: 2 })],
  ['kWh', measure(3.6e6, { kg: 1, m: 2, s: -2 })],
]);

/** The words that this field uses, for messages that name the nearest one. */
export const UNIT_WORDS: readonly string[] = [
  ...MONIES,
  ...MONIES.flatMap((money) => [`k${money}`, `m${money}`]),
  ...COUNTS,
  'm',
  'm2',
  'm3',
  'ha',
  'acre',
  'km',
  'kWh',
  'day',
  'month',
  'year',
  'date',
  'flag',
];

/** What `GBP/bed/day` measures; undefined where a word is not common, or there is more to it than `*`, `/` and a leading 1. */
export function commonMeasure(text: string): Measure | undefined {
  const pieces = text.split(/\s*([*/])\s*/);
  const powers = DIMENSION_WORDS.map(() => 0);
  let factor = 1;
  for (let piece = 0; piece < pieces.length; piece += 2) {
    const word = pieces[piece] ?? '';
    const power = pieces[piece - 1] === '/' ? -1 : 1;
    if (piece === 0 && word === '1' && pieces[1] === '/') continue;
    const found = COMMON.get(word);
    if (found === undefined) return undefined;
    factor *= found.factor ** power;
    for (const [index, each] of found.powers.entries()) powers[index] = (powers[index] ?? 0) + each * power;
  }
  return { powers, factor };
}

/** Units as people write them, and as they are written here. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:sq(?:uare)?\.? ?(k?)m(?:et(?:re|er)s?|trs?)?|sqm)\b/gi, '$1m2'],
  [/\bhectares?\b/gi, 'ha'],
  [/\bmet(?:re|er)s?\b/gi, 'm'],
  [/(?:\bper ?cent|\bpct)\b/gi, '%'],
  [/\bftes?\b/gi, 'WTE'],
  [/(?:^|\s+)(?:per|an?)\s+/g, '/'],
];

/** A unit with its words spelt as they are here: m², sqm and sq m are m2, hectares ha, per cent %. What it does not know it leaves. */
export function plainUnit(text: string): string {
  return SPELLINGS.reduce((plain, [as, here]) => plain.replace(as, here), text.normalize('NFKC').trim());
}
