import { BEYOND } from '../model/index.js';
import {
  placeOf,
  textOf,
  asList,
  asMap,
  asScalar,
  type YamlEntry,
  type YamlFile,
  type YamlNode,
} from '../files/yaml/index.js';
import {
  STATUSES,
  VALUE_KEYS,
  type Given,
  type GivenMember,
  type GivenValue,
  type Provenance,
  type Status,
  type Typed,
} from '../model/values/index.js';
import { didYouMean } from '../problems/index.js';
import { parseFinancialYear } from '../words/index.js';
import { pricesBeside } from './prices.js';
import { readCell } from './readCell.js';
import { spreadBeside } from './spread.js';

/**
 * Reads what one entry of an `inputs:` mapping gives: `name: 28 bed/ward`, or a block with `value`, `series` or `members`
 * and where they come from. Undefined when it gives no value; faults are added to the file's problems.
 */
export function readGiven(
  file: YamlFile,
  entry: YamlEntry,
  known: readonly string[] = [...VALUE_KEYS, 'unit'],
): Given | undefined {
  const place = placeOf(file, entry.keyNode);
  if (asScalar(entry.value) !== undefined) {
    const typed = readTyped(file, entry.value);
    return typed === undefined ? undefined : { name: entry.key, place, value: { kind: 'single', typed } };
  }
  const fields = file.fields(entry.value, entry.key, known);
  const spread = spreadBeside(file, fields);
  const value = readValue(file, entry, fields);
  if (value === undefined) return undefined;
  const unit = textOf(fields.get('unit')?.value);
  return {
    name: entry.key,
    place,
    value,
    ...readProvenance(file, fields),
    ...pricesBeside(file, fields),
    ...spread,
    ...(unit === undefined ? {} : { unit }),
  };
}

function readValue(file: YamlFile, entry: YamlEntry, fields: Map<string, YamlEntry>): GivenValue | undefined {
  const kinds = (['value', 'series', 'members'] as const).filter((key) => fields.has(key));
  if (kinds.length > 1) file.error(entry.keyNode, `${entry.key} has ${kinds.join(' and ')}`, 'Give one of them');
  const kind = kinds[0];
  if (kind === undefined) return undefined;
  const node = fields.get(kind)?.value ?? null;
  if (kind === 'series') return readSeries(file, node, fields.get('beyond'));
  if (kind === 'members' || asMap(node) !== undefined) return readMembers(file, node);
  const typed = readTyped(file, node);
  return typed === undefined ? undefined : { kind: 'single', typed };
}

function readSeries(
  file: YamlFile,
  node: YamlNode | null,
  beyondEntry: YamlEntry | undefined,
): Extract<GivenValue, { kind: 'series' }> {
  const years = new Map<number, Typed>();
  for (const { key, keyNode, value } of file.entries(node, 'a series')) {
    const year = parseFinancialYear(key);
    const typed = readTyped(file, value);
    if (year === undefined) file.error(keyNode, `${key} is not a financial year`, 'Write 2016/17, 2016-17 or 2017');
    else if (years.has(year)) file.error(keyNode, `${key} stands twice in this series`, 'Keep one');
    else if (typed !== undefined) years.set(year, typed);
  }
  if (beyondEntry === undefined) return { kind: 'series', years };
  const beyond = textOf(beyondEntry.value);
  const known = BEYOND.find((each) => each === beyond);
  if (known !== undefined) return { kind: 'series', years, beyond: known };
  file.error(
    beyondEntry.value,
    `beyond cannot be ${beyond ?? 'a mapping'}`,
    'Write beyond: zero, hold or zero elsewhere',
  );
  return { kind: 'series', years, beyond: 'hold' };
}

function readMembers(file: YamlFile, node: YamlNode | null): GivenValue {
  return { kind: 'members', members: new Map(membersIn(file, node)) };
}

/** Members of one dimension; or, where what stands under one is no block with its value, of two: `old: { spells: 5 }` is old.spells. */
function membersIn(file: YamlFile, node: YamlNode | null, before = ''): [string, GivenMember][] {
  const members = new Map<string, GivenMember>();
  for (const { key: own, keyNode, value } of file.entries(node, 'the members')) {
    const place = placeOf(file, keyNode);
    const key = before + own;
    if (before === '' && isNested(value)) {
      for (const [member, given] of membersIn(file, value, `${own}.`)) members.set(member, given);
      continue;
    }
    if (asScalar(value) !== undefined) {
      const typed = readTyped(file, value);
      if (typed !== undefined) members.set(key, { value: { kind: 'single', typed }, place });
      continue;
    }
    const fields = file.fields(
      value,
      key,
      [...VALUE_KEYS].filter((name) => name !== 'members'),
    );
    const series = fields.get('series');
    const typed = fields.has('value') ? readTyped(file, fields.get('value')?.value ?? null) : undefined;
    const provenance = {
      ...readProvenance(file, fields),
      ...pricesBeside(file, fields),
      ...spreadBeside(file, fields),
    };
    if (series !== undefined)
      members.set(key, { value: readSeries(file, series.value, fields.get('beyond')), place, ...provenance });
    else if (typed !== undefined) members.set(key, { value: { kind: 'single', typed }, place, ...provenance });
    else if (!fields.has('value')) file.error(keyNode, `${key} has no value`, 'Give value or series');
  }
  return [...members];
}

function isNested(node: YamlNode | null): boolean {
  const keys = asMap(node)?.items.map(({ key }) => textOf(key)) ?? [];
  return keys.length > 0 && !keys.some((key) => (VALUE_KEYS as readonly (string | undefined)[]).includes(key));
}

/** Source, status, date, note and cell of a value. */
export function readProvenance(file: YamlFile, fields: Map<string, YamlEntry>): Provenance {
  const found: { -readonly [key in keyof Provenance]: Provenance[key] } = {};
  for (const key of ['source', 'date', 'note'] as const) {
    const said = textOf(fields.get(key)?.value);
    if (said !== undefined) found[key] = said;
  }
  const status = fields.get('status');
  if (status !== undefined) {
    const said = textOf(status.value) ?? '';
    if ((STATUSES as readonly string[]).includes(said)) found.status = said as Status;
    else
      file.error(
        status.value,
        `${said} is not a status`,
        didYouMean(said, STATUSES) ?? `Statuses are ${STATUSES.join(', ')}`,
      );
  }
  const from = fields.get('from');
  const cell = from === undefined ? undefined : readCell(file, from);
  if (cell !== undefined) found.from = cell;
  if (found.status === 'measured' && cell === undefined && found.source === undefined) {
    file.error(status?.value, 'measured, but nothing says where', 'Give from: {file, row, column}, or another status');
  }
  return found;
}

function readTyped(file: YamlFile, node: YamlNode | null): Typed | undefined {
  const said = textOf(node);
  if (said === undefined || said === '') {
    file.error(
      node,
      asList(node) === undefined ? 'a value is missing here' : 'a list cannot be a value',
      'Write a number with its unit',
    );
    return undefined;
  }
  return { text: said, place: placeOf(file, node) };
}
