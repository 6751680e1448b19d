import { asList, asMap, textOf, type YamlEntry, type YamlFile, type YamlNode } from '../files/yaml/index.js';
import { didYouMean } from '../problems/index.js';
import type { Ask, Way, Where } from './return.js';

/** Keys by which a figure is asked for. */
export const ASK_KEYS = [
  ...['unit', 'of', 'after', 'mean', 'months', 'over', 'series', 'year', 'beyond', 'last', 'where'],
] as const;
/** Keys of one way of reading a figure. */
export const WAY_KEYS = ['add', 'maybe', 'less', 'over'] as const;
const KINDS = ['of', 'mean', 'series', 'last'] as const;

/** The fields of a mapping, by their keys. */
export type Fields = ReadonlyMap<string, YamlEntry>;

/** What is asked, by the one key that says how. */
export function askOf(yaml: YamlFile, fields: Fields, { keyNode }: { keyNode: YamlNode | undefined }): Ask | undefined {
  const [kind, ...others] = KINDS.filter((each) => fields.has(each));
  if (kind === undefined || others.length > 0)
    return void yaml.error(keyNode, 'this says in no one way how it is read', `Give one of ${KINDS.join(', ')}`);
  const unit = textOf(fields.get('unit')?.value);
  const where = whereOf(yaml, fields);
  const base = { ...(unit === undefined ? {} : { unit }), ...(where === undefined ? {} : { where }) };
  const entry = fields.get(kind);
  if (kind === 'series') return { ...base, how: kind, ...seriesOf(yaml, fields), patterns: texts(yaml, entry) };
  if (kind === 'last') return { ...base, how: kind, patterns: texts(yaml, entry) };
  const ways = (asList(entry?.value) ?? []).flatMap((item) => wayOf(yaml, item) ?? []);
  if (ways.length === 0) return void yaml.error(entry?.value ?? keyNode, `${kind} names no column`, 'Write a list');
  const after = textOf(fields.get('after')?.value);
  if (kind === 'of') return { ...base, how: 'cell', ways, ...(after === undefined ? {} : { after }) };
  const over = fields.has('over') ? oneOf(yaml, fields.get('over'), ['year'], 'over') : undefined;
  return { ...base, how: 'mean', ways, months: monthsOf(yaml, fields), overYear: over !== undefined };
}

/** Calendar months, 1 for January. */
function monthsOf(yaml: YamlFile, fields: Fields): number[] {
  const entry = fields.get('months');
  const months = texts(yaml, entry).map(Number);
  if (months.some((month) => !Number.isInteger(month) || month < 1 || month > 12))
    yaml.error(entry?.value, 'months holds what is no calendar month', 'Write numbers from 1, January, to 12');
  return months;
}

function whereOf(yaml: YamlFile, fields: Fields): Where | undefined {
  const entry = fields.get('where');
  if (entry === undefined) return undefined;
  return new Map(yaml.entries(entry.value, 'where').map((column) => [column.key, texts(yaml, column)] as const));
}

function seriesOf(yaml: YamlFile, fields: Fields): { beforeBase: boolean; beyond?: 'zero' | 'hold' } {
  const beyond = fields.has('beyond') ? oneOf(yaml, fields.get('beyond'), ['zero', 'hold'], 'beyond') : undefined;
  const year = fields.has('year') ? oneOf(yaml, fields.get('year'), ['before base'], 'year') : undefined;
  return { beforeBase: year !== undefined, ...(beyond === undefined ? {} : { beyond }) };
}

function wayOf(yaml: YamlFile, node: YamlNode): Way | undefined {
  const alone = textOf(node);
  if (alone !== undefined) return { add: [alone], maybe: [], less: [] };
  if (asMap(node) === undefined)
    return void yaml.error(node, 'this names no column', 'Write a column, or add: and a list');
  const fields = yaml.fields(node, 'a way of reading', WAY_KEYS);
  const over = textOf(fields.get('over')?.value);
  return {
    add: texts(yaml, fields.get('add')),
    maybe: texts(yaml, fields.get('maybe')),
    less: texts(yaml, fields.get('less')),
    ...(over === undefined ? {} : { over }),
  };
}

/** A list of texts; none where it is left out. */
export function texts(yaml: YamlFile, entry: YamlEntry | undefined): string[] {
  if (entry === undefined) return [];
  const items = asList(entry.value);
  if (items === undefined) {
    yaml.error(entry.value ?? entry.keyNode, `${entry.key} should be a list`, `Write ${entry.key}: [ … ]`);
    return [];
  }
  return items.flatMap((item) => {
    const text = textOf(item);
    if (text === undefined) yaml.error(item, `${entry.key} holds what is no text`, 'Put it in quotes');
    return text ?? [];
  });
}

/** One of the words that are known; a problem where it is none. */
export function oneOf<T extends string>(
  yaml: YamlFile,
  entry: YamlEntry | undefined,
  known: readonly T[],
  what: string,
): T | undefined {
  const said = textOf(entry?.value) ?? '';
  const found = known.find((each) => each === said);
  if (found === undefined)
    yaml.error(
      entry?.value ?? yaml.root,
      said === '' ? `a return has no ${what}` : `there is no ${what} ${said}`,
      didYouMean(said, known) ?? `It may be ${known.join(', ')}`,
    );
  return found;
}
