import { asList, placeOf, textOf, type YamlEntry, type YamlFile, type YamlNode } from '../files/yaml/index.js';
import type { DeclaredCorrelation, PlacedName } from '../model/index.js';
import { readProvenance } from './readGiven.js';

export const CORRELATION_KEYS = ['between', 'rank', 'source', 'status', 'date', 'note'] as const;

/** Reads `correlations:`, a list of pairs of inputs, each with the rank correlation of their draws. */
export function readCorrelations(file: YamlFile, entry: YamlEntry | undefined): DeclaredCorrelation[] {
  if (entry === undefined) return [];
  const nodes = asList(entry.value);
  if (nodes === undefined)
    file.error(entry.value ?? entry.keyNode, 'correlations is a list', 'Write - { between: [one, other], rank: 0.5 }');
  return (nodes ?? []).flatMap((node) => readCorrelation(file, node) ?? []);
}

function readCorrelation(file: YamlFile, node: YamlNode | null): DeclaredCorrelation | undefined {
  const fields = file.fields(node, 'a correlation', CORRELATION_KEYS);
  const between = readBetween(file, node, fields.get('between'));
  const rank = readRank(file, node, fields.get('rank'));
  const { source, status, date, note } = readProvenance(file, fields);
  if (between === undefined || rank === undefined) return undefined;
  const said = Object.entries({ source, status, date, note }).filter(([, text]) => text !== undefined);
  return { place: placeOf(file, node), between, rank, ...Object.fromEntries(said) };
}

function readBetween(
  file: YamlFile,
  node: YamlNode | null,
  entry: YamlEntry | undefined,
): DeclaredCorrelation['between'] | undefined {
  const names = (asList(entry?.value) ?? []).flatMap((each): PlacedName[] => {
    const name = textOf(each) ?? '';
    return name === '' ? [] : [{ name, place: placeOf(file, each) }];
  });
  const [one, other] = names;
  const at = entry?.value ?? entry?.keyNode ?? node;
  if (one === undefined || other === undefined || names.length !== 2)
    return void file.error(at, 'a correlation is between two inputs', 'Write between: [land_price, build_cost]');
  if (one.name === other.name) return void file.error(at, `${one.name} is correlated with itself`, 'Name two inputs');
  return [one, other];
}

function readRank(file: YamlFile, node: YamlNode | null, entry: YamlEntry | undefined): number | undefined {
  const text = textOf(entry?.value) ?? '';
  const rank = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
  if (rank >= -1 && rank <= 1) return rank;
  const found =
    text === '' ? 'a correlation needs rank:' : `a rank correlation lies between -1 and 1, not ${text.slice(0, 40)}`;
  return void file.error(
    entry?.value ?? entry?.keyNode ?? node,
    found,
    '1: the ranks of their draws go together; 0: they do not; -1: they go against each other',
  );
}
