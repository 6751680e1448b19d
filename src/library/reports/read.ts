import { placeOf, textOf, asList, type YamlEntry, type YamlFile, type YamlNode } from '../../files/yaml/index.js';
import {
  HOSPITAL,
  SAID_IN,
  SENTENCE_KINDS,
  SPOKEN_OF,
  YEAR_WORDS,
  type ReportTopic,
  type Sentence,
  type TopicTable,
  type Way,
} from './declaration.js';
import { namedBy, namesBy, oneOf, saidBy } from '../scalars.js';
import { readAnswer } from './answer.js';
import { readAppraisals } from './appraisals/index.js';
import { readCharts } from './charts.js';
import { conditionOf, partOf, waysOf } from './ways.js';

export const TOPIC_KEYS = [
  'topic',
  'asks',
  'order',
  'parts',
  'options',
  'tables',
  'charts',
  'appraisals',
  'sentences',
  'answer',
] as const;
export const TABLE_KEYS = ['title', 'lines'] as const;
export const SENTENCE_KEYS = ['kind', 'in', 'of', 'year', 'each', 'when', 'title', 'text', 'parts'] as const;
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
  const parts = asList(fields.get('parts')?.value)?.map((item) => textOf(item) ?? '') ?? [HOSPITAL];
  const order = Number(need('order'));
  if (!Number.isFinite(order)) file.error(fields.get('order')?.value, 'order is no number', 'Write order: 20');
  return {
    id,
    file: file.file,
    title: need('topic'),
    titlePlace: placeOf(file, fields.get('topic')?.value ?? file.root),
    asks: need('asks'),
    order,
    parts,
    options: oneOf(file, fields.get('options'), OPTIONS_OF_TOPIC) ?? 'all',
    tables: (asList(fields.get('tables')?.value) ?? []).map((node) => tableOf(file, node)),
    sentences:
      fields.get('sentences') === undefined
        ? []
        : file.entries(fields.get('sentences')?.value, 'sentences').map((entry) => sentenceOf(file, entry, id)),
    charts: readCharts(file, fields.get('charts'), id),
    appraisals: readAppraisals(file, fields.get('appraisals'), id),
    ...(fields.get('answer') === undefined ? {} : { answer: readAnswer(file, fields.get('answer')?.value) }),
  };
}

function tableOf(file: YamlFile, node: YamlNode | null): TopicTable {
  const fields = file.fields(node, 'a table', TABLE_KEYS);
  const title = saidBy(file, fields.get('title'));
  if (!fields.has('title')) file.error(node, 'the table has no title', 'Add title: …');
  if (!fields.has('lines')) file.error(node, 'the table has no lines', 'Add lines: [a, b]');
  return {
    title: title ?? '',
    lines: namesBy(file, fields.get('lines')),
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
  const when = conditionOf(file, fields.get('when'));
  const each = namedBy(file, fields.get('each'));
  return {
    id: `${topic}.${key}`,
    place: placeOf(file, keyNode),
    kind,
    in: oneOf(file, fields.get('in'), SAID_IN) ?? 'report',
    of: oneOf(file, fields.get('of'), SPOKEN_OF) ?? 'change',
    year: oneOf(file, fields.get('year'), YEAR_WORDS) ?? 'full',
    ...(each === undefined ? {} : { each }),
    ...(when === undefined ? {} : { when }),
    title: ways('title'),
    text: ways('text'),
    parts: new Map(entries.map((entry) => [entry.key, partOf(file, entry, names)])),
  };
}
