import { walk, type Expression } from '../../model/formula/index.js';
import type { Place } from '../../problems/index.js';
import type { Part, ReportTopic, Sentence, Way } from './declaration.js';

/** Every line or input that a sentence reads, with the place where it is written. */
export function namesOfSentence({ kind, title, text, when, parts }: Sentence): { name: string; place: Place }[] {
  const ways = [kind, title, text, ...[...parts.values()].map((part: Part) => part.ways)].flat();
  const conditions = [when, ...ways.map((way: Way) => way.when)].flatMap((one) => one ?? []);
  return [
    ...ways.flatMap((way) =>
      way.text.flatMap((piece) => (piece.kind === 'value' ? [{ name: piece.name, place: piece.place }] : [])),
    ),
    ...conditions.flatMap(({ expression, place }) => namesIn(expression).map((name) => ({ name, place }))),
  ];
}

/** Every line or input that a topic names. */
export function namesOfTopic({ tables, sentences }: ReportTopic): { name: string; place: Place }[] {
  return [...tables.flatMap(({ lines }) => [...lines]), ...sentences.flatMap(namesOfSentence)];
}

function namesIn(expression: Expression): string[] {
  const names: string[] = [];
  walk(expression, (piece) => {
    if (piece.kind === 'name') names.push(piece.name);
  });
  return names;
}
