import { textOf, type YamlEntry, type YamlFile } from '../files/yaml/index.js';
import { DEFLATOR_KINDS, type DeflatorKind } from '../model/index.js';
import { dimensionPower, isPure, type Unit } from '../model/units/index.js';
import type { Given } from '../model/values/index.js';
import { didYouMean } from '../problems/index.js';
import { parseFinancialYear } from '../words/index.js';

/** The financial year of `prices: 2016/17` beside a value; where it is wrong that is told, and so the year is not asked for as well. */
export function pricesBeside(
  file: YamlFile,
  fields: ReadonlyMap<string, YamlEntry>,
): Pick<Given, 'prices' | 'pricesFault'> {
  const entry = fields.get('prices');
  if (entry === undefined) return {};
  const prices = parseFinancialYear(textOf(entry.value) ?? '');
  if (prices !== undefined) return { prices };
  file.error(entry.value ?? entry.keyNode, 'prices: names a financial year', 'Write 2016/17, 2016-17 or 2017');
  return { pricesFault: true };
}

/** The input that `price_year:` names, which says of which year the prices of a declared input are. */
export function readPriceYear(
  file: YamlFile,
  entry: YamlEntry | undefined,
  { name, unit }: { readonly name: string; readonly unit: Unit },
): string | undefined {
  if (entry === undefined) return undefined;
  const named = textOf(entry.value);
  if (named === undefined)
    file.error(entry.value ?? entry.keyNode, 'price_year: names an input', 'Write price_year: land_price_year');
  if (dimensionPower(unit, 'realGBP') !== 1)
    file.error(
      entry.keyNode,
      `${name} is in ${unit.text}, which has no year of prices`,
      'Only a real sum has one: take price_year: away',
    );
  return named;
}

/** What `deflator:` says of a declared input, which must be such that it can restate prices. */
export function readDeflator(
  file: YamlFile,
  entry: YamlEntry | undefined,
  { name, unit, by }: { readonly name: string; readonly unit: Unit; readonly by: string | undefined },
): DeflatorKind | undefined {
  if (entry === undefined) return undefined;
  const text = textOf(entry.value) ?? '';
  const kind = DEFLATOR_KINDS.find((known) => known === text);
  if (kind === undefined)
    file.error(
      entry.value ?? entry.keyNode,
      `deflator cannot be ${text === '' ? 'empty' : text}`,
      didYouMean(text, DEFLATOR_KINDS) ?? 'Write deflator: growth (on the year before), or deflator: index',
    );
  if (by !== undefined) file.error(entry.keyNode, `${name} has members`, 'One price level serves all: leave by: out');
  if (kind === 'growth' && !isPure(unit))
    file.error(
      entry.keyNode,
      `${name} is in ${unit.text}, and a growth is a pure number`,
      'Write unit: 1, or deflator: index',
    );
  return kind;
}
