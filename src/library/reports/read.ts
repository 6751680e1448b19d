import { asList, asScalar, sourceOf, type YamlEntry, type YamlFile, type YamlNode } from '../../files/yaml/index.js';
import { parseFormula } from '../../model/formula/index.js';
import { didYouMean, type Place } from '../../problems/index.js';
import {
  SAID_IN,
  SENTENCE_KINDS,
  SPOKEN_OF,
  YEAR_WORDS,
  type Condition,
  type NamedLine,
  type Part,
  type ReportTopic,
  type Sentence,
  type TopicTable,
  type Way,
} from './declaration.js';
import { readAnswer } from './answer.js';
import { readText } from './text.js';

export const TOPIC_KEYS = ['topic', 'asks', 'order', 'options', 'tables', 'sentences', 'answer'] as const;
export const TABLE_KEYS = ['title', 'lines'] as const;
export const SENTENCE_KEYS = ['kind', 'in', 'of', 'year', 'each', 'when', 'title', 'text', 'parts'] as const;
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
export const OPTIONS_OF_TOPIC = ['all', 'planned'] as const;

/** Reads a topic of a report; every fault is a problem of the file. Names of lines are judged against the model later. */
export function readTopic(file: YamlFile, id: string): ReportTopic {
  const fields = file.fields(file.root, 'a report topic', TOPIC_KEYS);
  const need = (key: (typeof TOPIC_KEYS)[number]): string => {
    const said = textOf(fields.get(key)?.value);
    if (said === undefined)
      file.error(fields.get(key)?.keyNode ?? file.root, `the topic has no ${key}`, `Add ${key}: …`);
    return said ?? '';
  };
  const order = Number(need('order'));
  if (!Number.isFinite(order)) file.error(fields.get('order')?.value, 'order is no number', 'Write order: 20');
  return {
    id,
    file: file.file,
    title: need('topic'),
    asks: need('asks'),
    order,
    options: oneOf(file, fields.get('options'), OPTIONS_OF_TOPIC) ?? 'all',
    tables: (asList(fields.get('tables')?.value) ?? []).map((node) => tableOf(file, node)),
    sentences:
      fields.get('sentences') === undefined
        ? []
        : file.entries(fields.get('sentences')?.value, 'sentences').map((entry) => sentenceOf(file, entry, id)),
    ...(fields.get('answer') === undefined ? {} : { answer: readAnswer(file, fields.get('answer')?.value) }),
  };
}

function tableOf(file: YamlFile, node: YamlNode | null): TopicTable {
  const fields = file.fields(node, 'a table', TABLE_KEYS);
  const title = textOf(fields.get('title')?.value);
  const lines = asList(fields.get('lines')?.value);
  if (title === undefined) file.error(node, 'the table has no title', 'Add title: …');
  if (lines === undefined) file.error(node, 'the table has no lines', 'Add lines: [a, b]');
  return {
    title: title ?? '',
    lines: (lines ?? []).flatMap((line): NamedLine[] => {
      const name = textOf(line);
      return name === undefined ? [] : [{ name, place: placeOf(file, line) }];
    }),
  };
}

function sentenceOf(file: YamlFile, { key, keyNode, value }: YamlEntry, topic: string): Sentence {
  const fields = file.fields(value, `the sentence ${key}`, SENTENCE_KEYS);
  const entries = fields.get('parts') === undefined ? [] : file.entries(fields.get('parts')?.value, 'parts');
  const names = entries.map((entry) => entry.key);
  const ways = (field: 'kind' | 'title' | 'text'): Way[] => waysOf(file, fields.get(field), names);
  for (const field of ['kind', 'title', 'text'] as const)
    if (fields.get(field) === undefined) file.error(keyNode, `the sentence ${key} has no ${field}`, `Add ${field}: …`);
  const kind = ways('kind');
  for (const { text } of kind) {
    const [only] = text;
    const said = only?.kind === 'words' ? only.text : '';
    if (!(SENTENCE_KINDS as readonly string[]).includes(said))
      file.error(fields.get('kind')?.value, `kind cannot be ${said}`, `Kinds are ${SENTENCE_KINDS.join(', ')}`);
  }
  const when = conditionOf(file, fields.get('when')?.value);
  const each = textOf(fields.get('each')?.value);
  return {
    id: `${topic}.${key}`,
    place: placeOf(file, keyNode),
    kind,
    in: oneOf(file, fields.get('in'), SAID_IN) ?? 'report',
    of: oneOf(file, fields.get('of'), SPOKEN_OF) ?? 'best',
    year: oneOf(file, fields.get('year'), YEAR_WORDS) ?? 'full',
    ...(each === undefined ? {} : { each }),
    ...(when === undefined ? {} : { when }),
    title: ways('title'),
    text: ways('text'),
    parts: new Map(entries.map((entry) => [entry.key, partOf(file, entry, names)])),
  };
}

/** A text; a list of ways, the first of which holds; or a mapping with `each:` or `list:`, said for each and joined. */
function partOf(file: YamlFile, entry: YamlEntry, names: readonly string[]): Part {
  const plain = { isList: false, join: '', before: '', after: '', none: '' };
  if (asScalar(entry.value) !== undefined || asList(entry.value) !== undefined)
    return { ...plain, ways: waysOf(file, entry, names) };
  const fields = file.fields(entry.value, `the part ${entry.key}`, PART_KEYS);
  const each = textOf(fields.get('each')?.value);
  const exactly = (key: (typeof PART_KEYS)[number]): string => rawOf(fields.get(key)?.value) ?? '';
  const ways = fields.get('list') ?? fields.get('ways') ?? fields.get('text');
  const when = conditionOf(file, fields.get('when')?.value);
  const order = conditionOf(file, fields.get('order')?.value);
  const most = countOf(file, fields.get('most'));
  return {
    ways: waysOf(file, ways, names).map((way) =>
      when === undefined || way.when !== undefined ? way : { ...way, when },
    ),
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

function waysOf(file: YamlFile, entry: YamlEntry | undefined, names: readonly string[]): Way[] {
  const list = asList(entry?.value);
  if (list === undefined) return entry === undefined ? [] : [wayOf(file, entry.value, names)];
  return list.map((node) => {
    if (asScalar(node) !== undefined) return wayOf(file, node, names);
    const fields = file.fields(node, 'a way of saying it', WAY_KEYS);
    const when = conditionOf(file, fields.get('when')?.value);
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

function conditionOf(file: YamlFile, node: YamlNode | null | undefined): Condition | undefined {
  const text = textOf(node);
  if (text === undefined) return undefined;
  const parsed = parseFormula(text);
  if (!('fault' in parsed)) return { text, expression: parsed, place: placeOf(file, node) };
  file.error(node, `the condition cannot be read: ${parsed.fault.found}`, parsed.fault.right);
  return undefined;
}

function oneOf<T extends string>(file: YamlFile, entry: YamlEntry | undefined, known: readonly T[]): T | undefined {
  const text = textOf(entry?.value);
  if (entry === undefined || text === undefined) return undefined;
  const found = known.find((each) => each === text);
  if (found === undefined)
    file.error(
      entry.value,
      `${entry.key} cannot be ${text}`,
      didYouMean(text, known) ?? `It may be ${known.join(', ')}`,
    );
  return found;
}

function textOf(node: YamlNode | null | undefined): string | undefined {
  return rawOf(node)?.trim();
}

/** A scalar as it was written, its spaces kept where it was quoted. */
function rawOf(node: YamlNode | null | undefined): string | undefined {
  const scalar = asScalar(node);
  if (scalar === undefined || scalar.value === null) return undefined;
  return typeof scalar.value === 'string' ? scalar.value : sourceOf(scalar);
}

function placeOf(file: YamlFile, node: YamlNode | null | undefined): Place {
  return { file: file.file, ...file.place(node) };
}
