import { placeOf, textOf, asList, type YamlEntry, type YamlFile } from '../files/yaml/index.js';
import type { DeclaredInput } from '../model/index.js';
import { dimensionPower, isPure, isWrong, readQuantity, type Unit } from '../model/units/index.js';
import { VALUE_KEYS } from '../model/values/index.js';
import { readable } from '../words/index.js';
import { readAtMost, readOfContracts, readWhole, readYearly, refuseUnlikePairs } from './bounds.js';
import { readGiven } from './readGiven.js';
import { readBy, readUnitOf } from './fields.js';
import { readDeflator, readPriceYear } from './prices.js';

/** Keys of an input where it is declared. */
export const INPUT_KEYS = [
  'unit',
  'label',
  'by',
  'range',
  'whole',
  'yearly',
  'at_most',
  'of_contracts',
  'deflator',
  'price_year',
  ...VALUE_KEYS,
] as const;

/** Reads the inputs that a section declares, each with the value that it may hold itself. */
export function readInputs(file: YamlFile, entries: readonly YamlEntry[]): DeclaredInput[] {
  const inputs = entries.map((entry): DeclaredInput => {
    const fields = file.fields(entry.value, entry.key, INPUT_KEYS);
    const unit = readUnitOf(file, fields.get('unit'), entry);
    const by = readBy(file, fields.get('by'));
    const note = textOf(fields.get('note')?.value);
    const range = fields.has('range') ? readRange(file, fields.get('range'), unit) : rangeOf(unit);
    // Only the value part of the entry is read here: unknown keys were refused above.
    const given = readGiven(file, entry, INPUT_KEYS);
    const deflator = readDeflator(file, fields.get('deflator'), { name: entry.key, unit, by });
    const priceYear = readPriceYear(file, fields.get('price_year'), { name: entry.key, unit });
    if (fields.has('prices') && given === undefined)
      file.error(
        fields.get('prices')?.keyNode,
        `${entry.key} says prices: but gives no value`,
        'prices: goes beside the value, in the file that gives it',
      );
    return {
      name: entry.key,
      place: placeOf(file, entry.keyNode),
      unit,
      label: textOf(fields.get('label')?.value) ?? readable(entry.key),
      ...(note === undefined ? {} : { note }),
      ...(by === undefined ? {} : { by }),
      ...(range === undefined ? {} : { range }),
      ...readYearly(file, fields.get('yearly')),
      ...readWhole(file, fields.get('whole'), unit),
      ...readAtMost(file, fields.get('at_most')),
      ...readOfContracts(file, fields.get('of_contracts')),
      ...(given === undefined ? {} : { given }),
      ...(given === undefined && ['value', 'series', 'members'].some((key) => fields.has(key))
        ? { valueFault: true as const }
        : {}),
      ...(deflator === undefined ? {} : { deflator }),
      ...(priceYear === undefined ? {} : { priceYear }),
    };
  });
  refuseUnlikePairs(file, inputs);
  return inputs;
}

/** What may be below 0: money is owed, a day lies before another, an angle turns back, a night is cold. */
const SIGNED = ['GBP', 'realGBP', 'pvGBP', 'date', 'rad', 'K'];

/**
 * There are no fewer than no beds, and no less than no floor: a section need not say so of each. A rate (beds a year, days a spell) may
 * say how something changes, and a pure number may be anything.
 */
function rangeOf(unit: Unit): readonly [number, number] | undefined {
  const isRate = unit.text.includes('/');
  if (isRate || isPure(unit) || SIGNED.some((word) => dimensionPower(unit, word) !== 0)) return undefined;
  return [0, Infinity];
}

function readRange(file: YamlFile, entry: YamlEntry | undefined, unit: Unit): readonly [number, number] | undefined {
  if (entry === undefined) return undefined;
  const ends = (asList(entry.value) ?? []).map((node) => readQuantity(textOf(node) ?? '', unit, unit));
  const [low, high] = ends;
  if (
    low !== undefined &&
    high !== undefined &&
    ends.length === 2 &&
    !isWrong(low) &&
    !isWrong(high) &&
    low.value <= high.value
  ) {
    return [low.value, high.value];
  }
  file.error(entry.value, 'a range has a lowest and a highest value', 'Write range: [0, 1]');
  return undefined;
}
