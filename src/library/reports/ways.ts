import {
  placeOf,
  rawOf,
  textOf,
  asList,
  asScalar,
  type YamlEntry,
  type YamlFile,
  type YamlNode,
} from '../../files/yaml/index.js';
import { parseFormula } from '../../model/formula/index.js';
import { namedBy, saidBy } from '../scalars.js';
import type { Condition, Part, Way } from './declaration.js';
import { readText } from './text.js';

export const PART_KEYS = [
  'each',
  'order',
  'most',
  'ways',
  'list',
  'text',
  'when',
  'join',
  'before',
  'after',
  'none',
] as const;
export const WAY_KEYS = ['when', 'text'] as const;

/** A text; a list of ways, the first of which holds; or a mapping with `each:` or `list:`, said for each and joined. */
export function partOf(file: YamlFile, entry: YamlEntry, names: readonly string[]): Part {
  const plain = { isList: false, join: '', before: '', after: '', none: '' };
  if (asScalar(entry.value) !== undefined || asList(entry.value) !== undefined)
    return { ...plain, ways: waysOf(file, entry, names) };
  const fields = file.fields(entry.value, `the part ${entry.key}`, PART_KEYS);
  const each = namedBy(file, fields.get('each'));
  const exactly = (key: (typeof PART_KEYS)[number]): string => {
    const words = rawOf(fields.get(key)?.value) ?? '';
    // Said as they stand: braces would reach a reader.
    if (/[{}]/.test(words))
      file.error(
        fields.get(key)?.value ?? entry.keyNode,
        `${key} of the part ${entry.key} fills in no braces`,
        'Put what is in braces into text:, or into the sentence',
      );
    return words;
  };
  const ways = fields.get('list') ?? fields.get('ways') ?? fields.get('text');
  const when = conditionOf(file, fields.get('when'));
  const order = conditionOf(file, fields.get('order'));
  const most = countOf(file, fields.get('most'));
  return {
    ways: waysOf(file, ways, names).map((way) => (when === undefined ? way : { ...way, when: both(when, way.when) })),
    isList: fields.has('list'),
    ...(each === undefined ? {} : { each }),
    ...(order === undefined ? {} : { order }),
    ...(most === undefined ? {} : { most }),
    join: exactly('join'),
    before: exactly('before'),
    after: exactly('after'),
    none: exactly('none'),
  };
}

function countOf(file: YamlFile, entry: YamlEntry | undefined): number | undefined {
  if (entry === undefined) return undefined;
  const count = Number(textOf(entry.value));
  if (Number.isInteger(count) && count > 0) return count;
  file.error(entry.value ?? entry.keyNode, `${entry.key} is no whole number above 0`, 'Write most: 1');
  return undefined;
}

export function waysOf(file: YamlFile, entry: YamlEntry | undefined, names: readonly string[]): Way[] {
  const list = asList(entry?.value);
  if (list === undefined) return entry === undefined ? [] : [wayOf(file, entry.value, names)];
  return list.map((node) => {
    if (asScalar(node) !== undefined) return wayOf(file, node, names);
    const fields = file.fields(node, 'a way of saying it', WAY_KEYS);
    const when = conditionOf(file, fields.get('when'));
    if (!fields.has('text')) file.error(node, 'this way says nothing', 'Add text: …, or text: "" for nothing');
    const said = wayOf(file, fields.get('text')?.value ?? null, names);
    return when === undefined ? said : { ...said, when };
  });
}

function wayOf(file: YamlFile, node: YamlNode | null, names: readonly string[]): Way {
  const text = rawOf(node) ?? '';
  return {
    text: readText(text, names, placeOf(file, node), ({ found, right }) => file.error(node, found, right)),
  };
}

/** What must hold; undefined where the key is left out and, with a problem, where it cannot be read. */
export function conditionOf(file: YamlFile, entry: YamlEntry | undefined): Condition | undefined {
  const text = saidBy(file, entry);
  if (entry === undefined || text === undefined) return undefined;
  const parsed = parseFormula(text);
  if (!('fault' in parsed)) return { text, expression: parsed, place: placeOf(file, entry.value) };
  file.error(entry.value, `the condition cannot be read: ${parsed.fault.found}`, parsed.fault.right);
  return undefined;
}

/** A part's condition and that of one of its ways: both must hold. */
function both(one: Condition, other: Condition | undefined): Condition {
  if (other === undefined) return one;
  const { at } = one.expression;
  return {
    text: `(${one.text}) and (${other.text})`,
    expression: { kind: 'binary', operator: 'and', left: one.expression, right: other.expression, at },
    place: other.place,
  };
}
