import { placeOf, asList, type YamlEntry, type YamlFile, type YamlNode } from '../../files/yaml/index.js';
import { didYouMean } from '../../problems/index.js';
import { namedBy, oneOf, saidBy } from '../scalars.js';
import {
  CHART_OF,
  CHART_READS,
  LINE_KEYS_OF,
  SHAPES,
  STEPS,
  YEAR_WORDS,
  type ChartLine,
  type ChartRead,
  type ChartShape,
  type NamedLine,
  type TopicChart,
} from './declaration.js';
import { conditionOf, partOf, waysOf } from './ways.js';

export const CHART_KEYS = [
  ...(['picture', 'shape', 'of', 'year', 'when', 'each', 'title', 'says', 'subtitle', 'axis', 'note'] as const),
  ...(['lines', 'reads', 'parts'] as const),
] as const;
export const CHART_LINE_KEYS = [
  ...(['line', 'label', 'below', 'step', 'less', 'unless_nought', 'all_years', 'where', 'share', 'made_of'] as const),
] as const;

const FILE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Reads the charts of a topic; every fault is a problem of the file. */
export function readCharts(file: YamlFile, entry: YamlEntry | undefined, topic: string): TopicChart[] {
  return entry === undefined
    ? []
    : file.entries(entry.value, 'charts').flatMap((chart) => chartOf(file, chart, topic) ?? []);
}

function chartOf(file: YamlFile, { key, keyNode, value }: YamlEntry, topic: string): TopicChart | undefined {
  const fields = file.fields(value, `the chart ${key}`, CHART_KEYS);
  const wrong = (found: string, right: string): undefined =>
    void file.error(keyNode, `the chart ${key} ${found}`, right);
  const parts = fields.get('parts') === undefined ? [] : file.entries(fields.get('parts')?.value, 'parts');
  const names = parts.map((part) => part.key);
  const shape = oneOf(file, fields.get('shape'), SHAPES);
  if (fields.get('shape') === undefined) return wrong('has no shape', `Add shape: one of ${SHAPES.join(', ')}`);
  for (const needed of ['title', 'says', 'axis', 'lines'] as const)
    if (fields.get(needed) === undefined) wrong(`has no ${needed}`, `Add ${needed}: …`);
  const lines = (asList(fields.get('lines')?.value) ?? []).flatMap((node) => lineOf(file, node, names, shape) ?? []);
  const picture = saidBy(file, fields.get('picture')) ?? `${topic}-${key}`.replaceAll('_', '-');
  if (!FILE.test(picture))
    file.error(
      fields.get('picture')?.value,
      `${picture} cannot be the name of a picture`,
      'Write small letters, digits and hyphens',
    );
  if (fields.has('lines') && lines.length === 0) wrong('draws nothing', 'Write lines: and - { line: a, label: A }');
  if (fields.has('each') !== (shape === 'variants'))
    wrong(
      fields.has('each') ? `has each:, and shape ${shape ?? ''} draws no variants` : 'names no experiment',
      'Write shape: variants and each: an experiment, or neither',
    );
  const when = conditionOf(file, fields.get('when'));
  const each = namedBy(file, fields.get('each'));
  return {
    id: `${topic}.${key}`,
    place: placeOf(file, keyNode),
    picture,
    shape: shape ?? 'lines',
    of: oneOf(file, fields.get('of'), CHART_OF) ?? 'change',
    year: oneOf(file, fields.get('year'), YEAR_WORDS) ?? 'full',
    ...(when === undefined ? {} : { when }),
    ...(each === undefined ? {} : { each }),
    title: waysOf(file, fields.get('title'), names),
    says: waysOf(file, fields.get('says'), names),
    subtitle: waysOf(file, fields.get('subtitle'), names),
    axis: waysOf(file, fields.get('axis'), names),
    note: waysOf(file, fields.get('note'), names),
    parts: new Map(parts.map((part) => [part.key, partOf(file, part, names)])),
    lines,
    reads: new Map(readsOf(file, fields.get('reads'))),
  };
}

function lineOf(
  file: YamlFile,
  node: YamlNode | null,
  names: readonly string[],
  shape: ChartShape | undefined,
): ChartLine | undefined {
  const fields = file.fields(node, 'a line of a chart', CHART_LINE_KEYS);
  const taken: readonly string[] = shape === undefined ? CHART_LINE_KEYS : ['line', 'label', ...LINE_KEYS_OF[shape]];
  for (const [key, { keyNode }] of fields)
    if (!taken.includes(key))
      file.error(keyNode, `a line of shape ${shape ?? ''} has no ${key}`, `It may have ${taken.join(', ')}`);
  const line = namedBy(file, fields.get('line'));
  if (fields.get('label') === undefined)
    file.error(node, 'a line of a chart has no label', 'Add label: what a reader calls it');
  const where = namedBy(file, fields.get('where'));
  const step = oneOf(file, fields.get('step'), STEPS);
  if (line === undefined && step !== 'level') {
    file.error(
      node,
      'a line of a chart names no line',
      'Add line: and its name; only a level may be what the steps before it make',
    );
    return undefined;
  }
  return {
    ...(line === undefined ? {} : { line }),
    label: waysOf(file, fields.get('label'), names),
    below: waysOf(file, fields.get('below'), names),
    step: step ?? 'change',
    less: isYes(file, fields.get('less')),
    unlessNought: isYes(file, fields.get('unless_nought')),
    allYears: isYes(file, fields.get('all_years')),
    share: isYes(file, fields.get('share')),
    ...(where === undefined ? {} : { where }),
    madeOf: namedIn(file, fields.get('made_of')),
  };
}

function isYes(file: YamlFile, entry: YamlEntry | undefined): boolean {
  return oneOf(file, entry, ['yes', 'no']) === 'yes';
}

/** What a picture reads besides, each under a name that some picture knows. */
function readsOf(file: YamlFile, entry: YamlEntry | undefined): [ChartRead, NamedLine][] {
  return namedIn(file, entry).flatMap(([role, named]): [ChartRead, NamedLine][] => {
    const known = CHART_READS.find((each) => each === role);
    if (known !== undefined) return [[known, named]];
    file.error(
      entry?.value,
      `no picture reads ${role}`,
      didYouMean(role, CHART_READS) ?? `Pictures read ${CHART_READS.join(', ')}`,
    );
    return [];
  });
}

/** Names of lines under what each is called or is read for. */
function namedIn(file: YamlFile, entry: YamlEntry | undefined): [string, NamedLine][] {
  if (entry === undefined) return [];
  return file.entries(entry.value, entry.key).flatMap((each): [string, NamedLine][] => {
    const named = namedBy(file, each);
    return named === undefined ? [] : [[each.key, named]];
  });
}
