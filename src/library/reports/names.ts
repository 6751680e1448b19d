import { walk, type Expression } from '../../model/formula/index.js';
import type { Section } from '../../model/index.js';
import { didYouMean, type Problem } from '../../problems/index.js';
import type { Condition, NamedLine, Part, ReportTopic, Sentence, TopicChart, Way } from './declaration.js';

/** Words of the calendar that a condition may read beside lines and inputs. */
const CALENDAR = ['first_year', 'base_year', 'full_year', 'last_year', 'year'];

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
];

/** What has words of its own: a sentence, or a chart. */
export type Worded = Sentence | TopicChart;

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
export function namesOfTopic({ tables, charts, sentences, answer }: ReportTopic): NamedLine[] {
  const shown = answer === undefined ? [] : [...answer.needs, ...[...answer.figures.values()].flat()];
  return [
    ...tables.flatMap(({ lines }) => [...lines]),
    ...charts.flatMap(namesOfChart),
    ...sentences.flatMap(namesOfWords),
    ...shown,
  ];
}

function namesIn(expression: Expression): string[] {
  const names: string[] = [];
  walk(expression, (piece) => {
    if (piece.kind === 'name') names.push(piece.name);
  });
  return names;
}

/** Names that a report's files give and no section of the model declares are problems, each with the nearest that one does. */
export function refuseStrangers(names: readonly NamedLine[], sections: readonly Section[], problems: Problem[]): void {
  const known = new Set([
    ...CALENDAR,
    ...sections.flatMap(({ lines, inputs, slots }) => [
      ...[...lines, ...inputs].map(({ name }) => name),
      ...slots.flatMap((slot) => slot.lines.map(({ name }) => name)),
    ]),
  ]);
  for (const { name, place } of names) {
    if (known.has(name)) continue;
    const right = didYouMean(name, known) ?? 'Name a line or an input of templates/model';
    problems.push({ severity: 'error', ...place, found: `there is no line or input ${name}`, right });
  }
}
