import { asList, textOf, type YamlEntry, type YamlFile } from '../files/yaml/index.js';
import { STATUSES, type Status } from '../model/values/index.js';
import { parseFinancialYear } from '../words/index.js';
import { ASK_KEYS, askOf, oneOf, texts, type Fields } from './readAsk.js';
import {
  EDITIONS,
  ROWS,
  type Ask,
  type EditionKind,
  type FactAsk,
  type Gift,
  type Member,
  type Return,
  type RowKind,
} from './return.js';

/** Keys of a file of templates/returns. */
export const RETURN_KEYS = [
  ...[
    'return',
    'called',
    'about',
    'publisher',
    'licence',
    'newer',
    'latest',
    'status',
    'source',
    'row',
    'several',
    'period',
    'header',
  ],
  ...['edition', 'named', 'tells', 'gives', 'facts', 'in_order'],
] as const;
/** Keys of a member of an input that a return gives. */
export const MEMBER_KEYS = ['label', 'least', 'kin', ...ASK_KEYS] as const;
/** Keys of an input that a return gives. */
export const GIFT_KEYS = [
  'label',
  'note',
  'least',
  'lists',
  'members',
  'values',
  'status',
  'source',
  ...ASK_KEYS,
] as const;
/** Reads a file of templates/returns; undefined where it lacks what a return needs, and the file's problems say what. */
export function readReturn(yaml: YamlFile, id: string): Return | undefined {
  const fields = yaml.fields(yaml.root, 'a return', RETURN_KEYS);
  const text = (key: string): string => {
    const said = textOf(fields.get(key)?.value) ?? '';
    if (said === '') yaml.error(fields.get(key)?.keyNode, `a return has no ${key}`, `Add a line that begins ${key}:`);
    return said;
  };
  const [title, called, about, publisher, licence, newer] = [
    ...['return', 'called', 'about', 'publisher', 'licence', 'newer'],
  ].map(text);
  const status = oneOf(yaml, fields.get('status'), STATUSES, 'status');
  const row = oneOf<RowKind>(yaml, fields.get('row'), ROWS, 'row');
  if (title === undefined || status === undefined || row === undefined) return undefined;
  const tells = new Map(
    listed(yaml, fields, 'tells').flatMap((entry): [string, Ask][] => {
      const ask = askOf(yaml, yaml.fields(entry.value, entry.key, ASK_KEYS), entry);
      return ask === undefined ? [] : [[entry.key, ask]];
    }),
  );
  if (!tells.has(row)) yaml.error(fields.get('row')?.value, `nothing tells the ${row} of a row`, `Add ${row} to tells`);
  const period = texts(yaml, fields.get('period'));
  const gives = listed(yaml, fields, 'gives').flatMap((entry): [string, Gift][] => {
    const gift = giftOf(yaml, entry);
    return gift === undefined ? [] : [[entry.key, gift]];
  });
  return {
    ...{ id, title, called: called ?? '', about: about ?? '' },
    ...{ publisher: publisher ?? '', licence: licence ?? '', newer: newer ?? '' },
    ...{ status, row, source: textOf(fields.get('source')?.value) ?? title },
    period,
    several: fields.has('several') && oneOf(yaml, fields.get('several'), ['added up'], 'several') !== undefined,
    ...latestOf(yaml, fields),
    ...editionOf(yaml, fields, period),
    header: texts(yaml, fields.get('header')),
    tells,
    gives: new Map(gives),
    facts: factsOf(yaml, fields.get('facts')),
    inOrder: texts(yaml, fields.get('in_order')),
  };
}

function latestOf(yaml: YamlFile, fields: Fields): { latest?: number } {
  const entry = fields.get('latest');
  const year = parseFinancialYear(textOf(entry?.value) ?? '');
  if (entry !== undefined && year === undefined)
    yaml.error(entry.value, 'latest is no financial year', 'Write it like 2024/25');
  return year === undefined ? {} : { latest: year };
}

/** What an edition is of: said, or of what its rows say where a column of them does, or else of a year. */
function editionOf(yaml: YamlFile, fields: Fields, period: readonly string[]): Pick<Return, 'edition' | 'named'> {
  const named = textOf(fields.get('named')?.value);
  const said = fields.has('edition') ? oneOf<EditionKind>(yaml, fields.get('edition'), EDITIONS, 'edition') : undefined;
  return { edition: said ?? (period.length > 0 ? 'rows' : 'year'), ...(named === undefined ? {} : { named }) };
}

function listed(yaml: YamlFile, fields: Fields, key: string): YamlEntry[] {
  const entry = fields.get(key);
  return entry === undefined ? [] : yaml.entries(entry.value, key);
}

function giftOf(yaml: YamlFile, entry: YamlEntry): Gift | undefined {
  const fields = yaml.fields(entry.value, entry.key, GIFT_KEYS);
  const unit = textOf(fields.get('unit')?.value);
  if (unit === undefined) return void yaml.error(entry.keyNode, `${entry.key} has no unit`, 'Add unit: as in the file');
  const note = textOf(fields.get('note')?.value);
  const label = textOf(fields.get('label')?.value) ?? plainLabel(entry.key);
  const base = { ...{ unit, label }, ...(note === undefined ? {} : { note }), ...leastOf(yaml, fields) };
  if (fields.has('members')) {
    const lists = textOf(fields.get('lists')?.value);
    const members = membersOf(yaml, fields, unit);
    return { ...base, kind: 'members', members, ...(lists === undefined ? {} : { lists }) };
  }
  if (fields.has('values')) return saidOf(yaml, fields, base);
  const ask = askOf(yaml, fields, entry);
  return ask === undefined ? undefined : { ...base, kind: 'asked', ask };
}

function leastOf(yaml: YamlFile, fields: Fields): { least?: number } {
  const least = textOf(fields.get('least')?.value);
  if (least !== undefined && !Number.isFinite(Number(least)))
    yaml.error(fields.get('least')?.value, `least is ${least}, which is no number`, 'Write it like 0');
  return least === undefined ? {} : { least: Number(least) };
}

function membersOf(yaml: YamlFile, fields: Fields, unit: string): Map<string, Member> {
  return new Map(
    listed(yaml, fields, 'members').flatMap((entry): [string, Member][] => {
      const own = yaml.fields(entry.value, entry.key, MEMBER_KEYS);
      const ask = askOf(yaml, own, entry);
      const [label, kin] = ['label', 'kin'].map((key) => textOf(own.get(key)?.value));
      const said = { ...(label === undefined ? {} : { label }), ...(kin === undefined ? {} : { kin }) };
      return ask === undefined ? [] : [[entry.key, { ask: { unit, ...ask }, ...said, ...leastOf(yaml, own) }]];
    }),
  );
}

function saidOf(
  yaml: YamlFile,
  fields: Fields,
  base: Pick<Gift, 'unit' | 'label' | 'note' | 'least'>,
): Gift | undefined {
  const status = oneOf<Status>(yaml, fields.get('status'), STATUSES, 'status');
  const source = textOf(fields.get('source')?.value);
  if (source === undefined)
    return void yaml.error(
      fields.get('values')?.keyNode,
      'values that a return’s file says need a source',
      'Add source:',
    );
  const values = listed(yaml, fields, 'values').map((entry) => [entry.key, textOf(entry.value) ?? ''] as const);
  return status === undefined ? undefined : { ...base, kind: 'said', status, source, values: new Map(values) };
}

function factsOf(yaml: YamlFile, entry: YamlEntry | undefined): FactAsk[] {
  if (entry === undefined) return [];
  const items = asList(entry.value);
  if (items === undefined)
    yaml.error(entry.value ?? entry.keyNode, 'facts should be a list', 'Write - { label: …, of: […] }');
  return (items ?? []).flatMap((item): FactAsk[] => {
    const fields = yaml.fields(item, 'a fact', ['label', ...ASK_KEYS]);
    const label = textOf(fields.get('label')?.value);
    if (label === undefined) yaml.error(item, 'a fact has no label', 'Add label:');
    const ask = askOf(yaml, fields, { keyNode: fields.get('label')?.keyNode });
    return label === undefined || ask === undefined ? [] : [{ label, ask }];
  });
}

/** `parking_spaces` → "Parking spaces". */
function plainLabel(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
