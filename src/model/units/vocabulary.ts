import { create, createUnitDependencies, unitDependencies, type Unit as MathUnit } from 'mathjs';

/** Words that count things. Each is a dimension of its own: beds never add to wards. */
const COUNTS = ['bed', 'ward', 'spell', 'patient', 'block', 'space', 'dwelling', 'WTE', 'site'];

/** Three monies: nominal, in base-year prices, and discounted. Adding one to another is an error. */
const MONIES = ['GBP', 'realGBP', 'pvGBP'];

const math = create({ ...createUnitDependencies, ...unitDependencies });

// `year` is mathjs's own word for a duration in seconds; here a year is the model's period and a day is counted, not timed.
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
// mathjs rounds the acre; this is the international acre, (5,280 × 0.3048)² / 640 m².
math.createUnit('acre', { definition: '4046.8564224 m2', aliases: ['acres'] }, { override: true });
math.createUnit('ha', { definition: '10000 m2' });

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

/** Index of a custom dimension in mathjs's vectors, found by asking for it. */
export const YEAR_DIMENSION = math.unit('1 year').dimensions.findIndex((power) => power === 1);

const SI_WORDS = ['kg', 'm', 's', 'A', 'K', 'cd', 'mol', 'rad', 'bit'];

/** The word of each dimension, in the order of mathjs's vectors. */
export const DIMENSION_WORDS: readonly string[] = (() => {
  const words = [...SI_WORDS];
  for (const word of ['year', 'day', 'date', ...COUNTS, ...MONIES])
    words[math.unit(`1 ${word}`).dimensions.findIndex((power) => power === 1)] = word;
  return words;
})();

/** mathjs's own reading of a quantity such as `900 kGBP/acre`; throws when it is not one. */
export function mathUnit(text: string): MathUnit {
  return math.unit(text);
}
