import { asMap, asScalar, type YamlEntry, type YamlFile, type YamlNode } from '../../files/yaml/index.js';
import { joinMember, partsOfMember } from '../../model/names/index.js';
import { BEYOND } from '../../model/index.js';
import type { Given, GivenMember, GivenValue, Typed } from '../../model/values/index.js';
import { pricesBeside, spreadBeside } from '../../sections/index.js';
import { parseFinancialYear } from '../../words/index.js';
import { isMemberName, MEMBER_RULE } from './names.js';
import { placeOf, PROVENANCE_KEYS, provenanceOf, textOf } from './provenance.js';

type PlainValue = Exclude<GivenValue, { kind: 'members' }>;

/** Keys by which a value of a hospital's folder is given, and by which each of its members is. */
export const VALUE_KEYS = [
  'value',
  'series',
  'beyond',
  'members',
  'unit',
  'spread',
  'prices',
  ...PROVENANCE_KEYS,
] as const;
export const MEMBER_KEYS = ['value', 'series', 'beyond', 'spread', 'prices', ...PROVENANCE_KEYS] as const;

/** Every value under `inputs:`. A value is typed alone, or in a mapping with what it is known from. */
export function readGivens(yaml: YamlFile, node: YamlNode | null): Given[] {
  return yaml.entries(node, 'inputs').flatMap((entry) => readGiven(yaml, entry) ?? []);
}

function readGiven(yaml: YamlFile, { key, keyNode, value }: YamlEntry): Given | undefined {
  if (!isMemberName(key)) return void yaml.error(keyNode, `${key} cannot be the name of an input`, MEMBER_RULE);
  const place = placeOf(yaml, keyNode);
  if (asMap(value) === undefined) {
    const typed = typedOf(yaml, value, key, keyNode);
    return typed === undefined ? undefined : { name: key, place, value: { kind: 'single', typed } };
  }
  const fields = yaml.fields(value, key, VALUE_KEYS);
  const read = valueOf(yaml, fields, key, keyNode);
  const unit = fields.has('unit') ? textOf(yaml, fields.get('unit')?.value, 'unit', keyNode) : undefined;
  const provenance = { ...provenanceOf(yaml, fields), ...pricesBeside(yaml, fields), ...spreadBeside(yaml, fields) };
  return read === undefined
    ? undefined
    : { name: key, place, value: read, ...provenance, ...(unit === undefined ? {} : { unit }) };
}

function valueOf(
  yaml: YamlFile,
  fields: ReadonlyMap<string, YamlEntry>,
  name: string,
  at: YamlNode,
): GivenValue | undefined {
  const members = fields.get('members');
  const written = ['value', 'series', 'members'].filter((key) => fields.has(key));
  if (written.length !== 1) {
    const found = written.length === 0 ? `${name} has no value` : `${name} has both ${written.join(' and ')}`;
    return void yaml.error(at, found, 'Give one of value, series, members');
  }
  return members === undefined
    ? plainValue(yaml, fields, name, at)
    : { kind: 'members', members: membersOf(yaml, members, name) };
}

function plainValue(
  yaml: YamlFile,
  fields: ReadonlyMap<string, YamlEntry>,
  name: string,
  at: YamlNode,
): PlainValue | undefined {
  const series = fields.get('series');
  if (series !== undefined) return seriesOf(yaml, series, fields.get('beyond'), name);
  if (fields.has('beyond'))
    yaml.error(fields.get('beyond')?.keyNode, `beyond goes with a series, and ${name} is none`, 'Take it away');
  const value = fields.get('value');
  if (value === undefined) return void yaml.error(at, `${name} has no value`, 'Give it a value or a series');
  const typed = typedOf(yaml, value.value, name, value.keyNode);
  return typed === undefined ? undefined : { kind: 'single', typed };
}

function seriesOf(yaml: YamlFile, series: YamlEntry, beyond: YamlEntry | undefined, name: string): PlainValue {
  const years = new Map<number, Typed>();
  for (const entry of yaml.entries(series.value, `the series of ${name}`)) {
    const year = parseFinancialYear(entry.key);
    const typed = typedOf(yaml, entry.value, entry.key, entry.keyNode);
    if (year === undefined) yaml.error(entry.keyNode, `${entry.key} is not a financial year`, 'Write it like 2016/17');
    else if (years.has(year))
      yaml.error(entry.keyNode, `${entry.key} stands twice in the series of ${name}`, 'Keep one');
    else if (typed !== undefined) years.set(year, typed);
  }
  const after = beyond === undefined ? undefined : textOf(yaml, beyond.value, 'beyond', beyond.keyNode);
  const known = BEYOND.find((each) => each === after);
  if (known !== undefined) return { kind: 'series', years, beyond: known };
  if (after !== undefined)
    yaml.error(beyond?.value, `beyond: ${after} means nothing`, 'Write zero, hold or zero elsewhere');
  return { kind: 'series', years };
}

/** Members of one dimension; or of two, written `medicine.emergency_all: 80 %` or `medicine: { emergency_all: 80 % }`. */
function membersOf(yaml: YamlFile, members: YamlEntry, name: string, first?: string): Map<string, GivenMember> {
  const read = new Map<string, GivenMember>();
  const add = (member: string, given: GivenMember, at: YamlNode): void => {
    if (read.has(member)) yaml.error(at, `${member} stands twice among the members of ${name}`, 'Keep one');
    else read.set(member, given);
  };
  for (const entry of yaml.entries(members.value, `the members of ${first ?? name}`)) {
    const key = joinMember(first === undefined ? [entry.key] : [first, entry.key]) ?? '';
    const parts = partsOfMember(key);
    if (parts.length > 2 || !parts.every(isMemberName))
      yaml.error(entry.keyNode, `${entry.key} cannot be the name of a member`, MEMBER_RULE);
    else if (parts.length === 1 && isNested(entry.value))
      for (const [member, given] of membersOf(yaml, entry, name, key)) add(member, given, entry.keyNode);
    else {
      const member = memberOf(yaml, entry, name);
      if (member !== undefined) add(key, member, entry.keyNode);
    }
  }
  return read;
}

/** A mapping under a member that has none of the keys by which a value is given. */
function isNested(node: YamlNode | null): boolean {
  const keys = asMap(node)?.items.map(({ key }) => asScalar(key)?.value) ?? [];
  return keys.length > 0 && keys.every((key) => !(MEMBER_KEYS as readonly unknown[]).includes(key));
}

function memberOf(yaml: YamlFile, { key, keyNode, value }: YamlEntry, name: string): GivenMember | undefined {
  const place = placeOf(yaml, keyNode);
  const what = `${key} of ${name}`;
  if (asMap(value) === undefined) {
    const typed = typedOf(yaml, value, what, keyNode);
    return typed === undefined ? undefined : { value: { kind: 'single', typed }, place };
  }
  const fields = yaml.fields(value, what, MEMBER_KEYS);
  const plain = plainValue(yaml, fields, what, keyNode);
  return plain === undefined
    ? undefined
    : {
        value: plain,
        place,
        ...provenanceOf(yaml, fields),
        ...pricesBeside(yaml, fields),
        ...spreadBeside(yaml, fields),
      };
}

function typedOf(yaml: YamlFile, node: YamlNode | null, what: string, at: YamlNode): Typed | undefined {
  const text = textOf(yaml, asScalar(node) ?? null, what, node ?? at);
  return text === undefined ? undefined : { text, place: placeOf(yaml, node) };
}
