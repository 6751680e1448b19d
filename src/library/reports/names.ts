import { walk, type Expression } from '../../model/formula/index.js';
import { asSentences, asWords } from './appraisals/index.js';
import {
  type Condition,
  type NamedLine,
  type Part,
  type ReportTopic,
  type Sentence,
  type TopicChart,
  type Way,
} from './declaration.js';

/** Words of the calendar that a condition may read beside lines and inputs. */
export const CALENDAR: readonly string[] = ['first_year', 'base_year', 'full_year', 'last_year', 'today_year', 'year'];

/** Functions of a report's own, which take names and are true or false. */
export const OF_NAMES: readonly string[] = ['has', 'illustrative', 'given', 'says'];

/** Functions that a condition may call; anything more is a line of the model. */
export const CONDITION_FUNCTIONS: readonly string[] = [
  'at',
  'abs',
  'not',
  'min',
  'max',
  'has',
  'illustrative',
  'given',
  'own',
  'says',
];

/** What has words of its own: a sentence, or a chart. */
export type Worded = Sentence | TopicChart;

/** All that has words in a topic but its charts: its sentences, and what its appraisals say. */
export function sentencesIn({ sentences, appraisals }: ReportTopic): Sentence[] {
  return [...sentences, ...appraisals.flatMap(asSentences)];
}

/** All that has words in a topic, each of them once. */
export function wordsIn({ sentences, charts, appraisals }: ReportTopic): Worded[] {
  return [...sentences, ...appraisals.flatMap(asWords), ...charts];
}

/** All the ways of saying the pieces of a sentence, or what a chart says. */
export function waysOf(worded: Worded): Way[] {
  const own =
    'shape' in worded
      ? [
          worded.title,
          worded.says,
          worded.subtitle,
          worded.axis,
          worded.note,
          ...worded.lines.flatMap(({ label, below }) => [label, below]),
        ]
      : [worded.kind, worded.title, worded.text];
  return [...own, ...[...worded.parts.values()].map((part: Part) => part.ways)].flat();
}

/** All the conditions of a sentence or a chart. */
export function conditionsOf(worded: Worded): Condition[] {
  return [worded.when, ...waysOf(worded).map((way) => way.when)].flatMap((one) => one ?? []);
}

/** What the pieces of a sentence are put in order by. */
export function ordersOf({ parts }: Worded): Condition[] {
  return [...parts.values()].flatMap(({ order }) => order ?? []);
}

/** Every line or input that the words of a sentence or a chart read, with the place where it is written. */
export function namesOfWords(worded: Worded): NamedLine[] {
  const [ways, conditions] = [waysOf(worded), conditionsOf(worded)];
  return [
    ...ways.flatMap((way) =>
      way.text.flatMap((piece) =>
        piece.kind === 'value' || piece.kind === 'source' || piece.kind === 'section'
          ? [{ name: piece.name, place: piece.place }]
          : [],
      ),
    ),
    ...[...conditions, ...ordersOf(worded)].flatMap(({ expression, place }) =>
      namesIn(expression).map((name) => ({ name, place })),
    ),
  ];
}

/** Every line or input that a chart draws or reads. */
export function namesOfChart(chart: TopicChart): NamedLine[] {
  const drawn = chart.lines.flatMap(({ line, where, madeOf }) => [line, where, ...madeOf.map(([, part]) => part)]);
  return [...drawn.flatMap((one) => one ?? []), ...chart.reads.values(), ...namesOfWords(chart)];
}

/** Every line or input that a topic names. */
export function namesOfTopic(topic: ReportTopic): NamedLine[] {
  const { tables, charts, sentences, appraisals, answer } = topic;
  const shown = answer === undefined ? [] : [...answer.needs, ...[...answer.figures.values()].flat()];
  return [
    ...tables.flatMap(({ lines }) => [...lines]),
    ...charts.flatMap(namesOfChart),
    ...[...sentences, ...appraisals.flatMap(asWords)].flatMap(namesOfWords),
    ...shown,
  ];
}

/** Names of lines and inputs; what says() asks of is a measure. */
export function namesIn(expression: Expression): string[] {
  const names: string[] = [];
  const measures = new Set<Expression>();
  walk(expression, (piece) => {
    if (piece.kind === 'call' && piece.function === 'says') for (const each of piece.arguments) measures.add(each);
    if (piece.kind === 'name' && !measures.has(piece)) names.push(piece.name);
  });
  return names;
}

/** Over what a sentence or a chart, or a part of it, goes one by one. */
export function eachOf({ each, parts }: Worded): NamedLine[] {
  return [each, ...[...parts.values()].map((part) => part.each)].flatMap((one) => one ?? []);
}
