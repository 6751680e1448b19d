import { walk, type Expression } from '../../model/formula/index.js';
import type { Section } from '../../model/index.js';
import { didYouMean, type Problem } from '../../problems/index.js';
import type { Condition, NamedLine, Part, ReportTopic, Sentence, Way } from './declaration.js';

/** Words of the calendar that a condition may read beside lines and inputs. */
const CALENDAR = ['first_year', 'base_year', 'full_year', 'last_year', 'year'];

/** Functions that a condition may call; anything more is a line of the model. */
export const CONDITION_FUNCTIONS: readonly string[] = ['at', 'abs', 'not', 'min', 'max', 'has', 'illustrative', 'given', 'own'];

/** All the ways of saying the pieces of a sentence. */
export function waysOf({ kind, title, text, parts }: Sentence): Way[] {
  return [kind, title, text, ...[...parts.values()].map((part: Part) => part.ways)].flat();
}

/** All the conditions of a sentence. */
export function conditionsOf(sentence: Sentence): Condition[] {
  return [sentence.when, ...waysOf(sentence).map((way) => way.when)].flatMap((one) => one ?? []);
}

/** What the pieces of a sentence are put in order by. */
export function ordersOf({ parts }: Sentence): Condition[] {
  return [...parts.values()].flatMap(({ order }) => order ?? []);
}

/** Every line or input that a sentence reads, with the place where it is written. */
export function namesOfSentence(sentence: Sentence): NamedLine[] {
  const [ways, conditions] = [waysOf(sentence), conditionsOf(sentence)];
  return [
    ...ways.flatMap((way) =>
      way.text.flatMap((piece) =>
        piece.kind === 'value' || piece.kind === 'source' ? [{ name: piece.name, place: piece.place }] : [],
      ),
    ),
    ...[...conditions, ...ordersOf(sentence)].flatMap(({ expression, place }) =>
      namesIn(expression).map((name) => ({ name, place })),
    ),
  ];
}

/** Every line or input that a topic names. */
export function namesOfTopic({ tables, sentences, answer }: ReportTopic): NamedLine[] {
  const shown = answer === undefined ? [] : [...answer.needs, ...[...answer.figures.values()].flat()];
  return [...tables.flatMap(({ lines }) => [...lines]), ...sentences.flatMap(namesOfSentence), ...shown];
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
