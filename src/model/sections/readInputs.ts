import { asList, type YamlEntry, type YamlFile } from '../document/index.js';
import { didYouMean } from '../nearest.js';
import { parseFinancialYear } from '../financialYear.js';
import { isWrong, readQuantity, type Unit } from '../units/index.js';
import { VALUE_KEYS, readGiven } from './readGiven.js';
import { placeOf, readUnitOf, readable, said } from './fields.js';
import type { DeclaredInput } from './section.js';

const KEYS = ['unit', 'label', 'by', 'range', 'spread', 'prices', ...VALUE_KEYS] as const;

/** Reads the inputs that a section declares, each with the value that it may hold itself. */
export function readInputs(file: YamlFile, entries: readonly YamlEntry[]): DeclaredInput[] {
  return entries.map((entry) => {
    const fields = file.fields(entry.value, entry.key, KEYS);
    const unit = readUnitOf(file, fields.get('unit'), entry);
    const by = said(fields.get('by')?.value);
    const note = said(fields.get('note')?.value);
    const range = readRange(file, fields.get('range'), unit);
    if (fields.has('spread')) checkSpread(file, fields.get('spread'), unit);
    // Only the value part of the entry is read here: unknown keys were refused above.
    const given = readGiven(file, entry, KEYS);
    const prices = readPrices(file, fields.get('prices'));
    return {
      name: entry.key,
      place: placeOf(file, entry.keyNode),
      unit,
      label: said(fields.get('label')?.value) ?? readable(entry.key),
      ...(note === undefined ? {} : { note }),
      ...(by === undefined ? {} : { by }),
      ...(range === undefined ? {} : { range }),
      ...(given === undefined ? {} : { given }),
      ...(given === undefined && ['value', 'series', 'members'].some((key) => fields.has(key))
        ? { valueFault: true as const }
        : {}),
      ...(prices === undefined ? {} : { prices }),
    };
  });
}

function readPrices(file: YamlFile, entry: YamlEntry | undefined): number | undefined {
  const year = parseFinancialYear(said(entry?.value) ?? '');
  if (entry !== undefined && year === undefined)
    file.error(entry.value, 'prices: names a financial year', 'Write 2016/17, 2016-17 or 2017');
  return year;
}

function readRange(file: YamlFile, entry: YamlEntry | undefined, unit: Unit): readonly [number, number] | undefined {
  if (entry === undefined) return undefined;
  const ends = (asList(entry.value) ?? []).map((node) => readQuantity(said(node) ?? '', unit, unit));
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

/** The two numbers that each shape is drawn from. */
const SPREAD_ENDS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['triangular', ['low', 'high']],
  ['pert', ['low', 'high']],
  ['normal', ['p10', 'p90']],
  ['lognormal', ['p10', 'p90']],
]);

/** A spread is checked now and sampled by the simulate engine: absolute bounds with the value as mode, or P10 and P90. */
function checkSpread(file: YamlFile, entry: YamlEntry | undefined, unit: Unit): void {
  const fields = file.fields(entry?.value, 'spread', ['shape', 'low', 'high', 'p10', 'p90']);
  const shape = said(fields.get('shape')?.value) ?? '';
  const ends = SPREAD_ENDS.get(shape);
  if (ends === undefined)
    return file.error(
      fields.get('shape')?.value ?? entry?.keyNode,
      shape === '' ? 'a spread needs a shape' : `there is no shape ${shape}`,
      didYouMean(shape, SPREAD_ENDS.keys()) ?? 'Shapes are triangular, pert, normal, lognormal',
    );
  const read = ends.map((key) => readQuantity(said(fields.get(key)?.value) ?? '', unit, unit));
  const [low, high] = read;
  const fault = read.find(isWrong);
  if (fault !== undefined)
    return file.error(entry?.value, `${shape} needs ${ends.join(' and ')}: ${fault.wrong}`, fault.right);
  if (low !== undefined && high !== undefined && !isWrong(low) && !isWrong(high) && low.value > high.value) {
    file.error(entry?.value, `${ends[0]} is above ${ends[1]}`, 'Exchange them');
  }
}
