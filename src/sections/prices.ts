import { textOf, type YamlEntry, type YamlFile } from '../files/yaml/index.js';
import { DEFLATOR_KINDS, type DeflatorKind } from '../model/index.js';
import { isPure, type Unit } from '../model/units/index.js';
import { didYouMean } from '../problems/index.js';
import { parseFinancialYear } from '../words/index.js';

/** The financial year of `prices: 2016/17`; undefined without one, and where it is wrong, which is told. */
export function readPrices(file: YamlFile, entry: YamlEntry | undefined): number | undefined {
  const year = parseFinancialYear(textOf(entry?.value) ?? '');
  if (entry !== undefined && year === undefined)
    file.error(entry.value ?? entry.keyNode, 'prices: names a financial year', 'Write 2016/17, 2016-17 or 2017');
  return year;
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
