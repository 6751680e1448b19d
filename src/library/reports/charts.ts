import { asList, type YamlEntry, type YamlFile, type YamlNode } from '../../files/yaml/index.js';
import { oneOf, placeOf, textOf } from '../scalars.js';
import { CHART_OF, SHAPES, STEPS, YEAR_WORDS, type ChartLine, type NamedLine, type TopicChart } from './declaration.js';
import { conditionOf, namedAt, partOf, waysOf } from './ways.js';

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
  const lines = (asList(fields.get('lines')?.value) ?? []).flatMap((node) => lineOf(file, node, names) ?? []);
  const picture = textOf(fields.get('picture')?.value) ?? `${topic}-${key}`.replaceAll('_', '-');
  if (!FILE.test(picture))
    file.error(
      fields.get('picture')?.value,
      `${picture} cannot be the name of a picture`,
      'Write small letters, digits and hyphens',
    );
  const when = conditionOf(file, fields.get('when')?.value);
  const each = namedAt(file, fields.get('each')?.value);
  return {
    id: `${topic}.${key}`,
    place: placeOf(file, keyNode),
    picture,
    shape: shape ?? 'lines',
    of: oneOf(file, fields.get('of'), CHART_OF) ?? 'best',
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
    reads: new Map(namedIn(file, fields.get('reads'))),
  };
}

function lineOf(file: YamlFile, node: YamlNode | null, names: readonly string[]): ChartLine | undefined {
  const fields = file.fields(node, 'a line of a chart', CHART_LINE_KEYS);
  const line = namedAt(file, fields.get('line')?.value);
  if (fields.get('label') === undefined)
    file.error(node, 'a line of a chart has no label', 'Add label: what a reader calls it');
  const where = namedAt(file, fields.get('where')?.value);
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

/** Names of lines under what each is called or is read for. */
function namedIn(file: YamlFile, entry: YamlEntry | undefined): [string, NamedLine][] {
  if (entry === undefined) return [];
  return file.entries(entry.value, entry.key).flatMap(({ key, keyNode, value }): [string, NamedLine][] => {
    const named = namedAt(file, value);
    if (named === undefined) file.error(keyNode, `${key} names no line`, `Write ${key}: and the name of a line`);
    return named === undefined ? [] : [[key, named]];
  });
}
