import { walk, type Expression } from '../../../model/formula/index.js';
import { checkCondition } from '../../../model/structure/units/index.js';
import { didYouMean, type Place, type Problem } from '../../../problems/index.js';
import { misfit } from '../../../words/index.js';
import type { ReportTopic } from '../declaration.js';
import { isMeasure, nearestMeasure } from '../measures/index.js';
import { CONDITION_FUNCTIONS, conditionsOf, OF_NAMES, ordersOf, waysOf, wordsIn, type Worded } from '../names.js';
import { refuse, type Known } from './known.js';

/** What a sentence prints or compares in a unit that does not fit, and what its conditions call that a report cannot work out, are problems. */
export function refuseMisfits(topic: ReportTopic, known: Known, problems: Problem[]): void {
  for (const worded of wordsIn(topic)) judge(worded, known, problems);
}

function judge(sentence: Worded, known: Known, problems: Problem[]): void {
  const say = (place: Place, found: string, right: string): void => {
    refuse(problems, place, `${sentence.id}: ${found}`, right);
  };
  const conditions = conditionsOf(sentence).map((each) => ({ ...each, isTrue: true }));
  for (const { expression, place, isTrue } of [...conditions, ...ordersOf(sentence)].map((each) => ({
    isTrue: false,
    ...each,
  }))) {
    const unknown = callsIn(expression).find((name) => !CONDITION_FUNCTIONS.includes(name));
    if (unknown !== undefined)
      say(
        place,
        `a condition of a report has no ${unknown}()`,
        didYouMean(unknown, CONDITION_FUNCTIONS) ?? 'Make it a line of the model',
      );
    const strange = measuresIn(expression).find((name) => !isMeasure(name));
    if (strange !== undefined) say(place, `there is no measure ${strange}`, nearestMeasure(strange));
    if (unknown === undefined)
      checkCondition(
        withoutNames(expression),
        (name) => known.unitOf(name),
        (found, right) => {
          say(place, found, right);
        },
        isTrue,
      );
  }
  for (const { text } of waysOf(sentence))
    for (const piece of text) {
      const unit = piece.kind === 'value' ? known.unitOf(piece.name)?.text : undefined;
      const wanted = piece.kind === 'value' && unit !== undefined ? misfit(piece.format, unit) : undefined;
      if (piece.kind === 'value' && wanted !== undefined)
        say(
          piece.place,
          `${piece.name} is in ${unit ?? ''}, and ${piece.format} prints ${wanted}`,
          'Take another format, or another line',
        );
    }
}

function callsIn(expression: Expression): string[] {
  const found: string[] = [];
  walk(expression, (piece) => {
    if (piece.kind === 'call') found.push(piece.function);
  });
  return found;
}

/** What says() asks of. */
function measuresIn(expression: Expression): string[] {
  const found: string[] = [];
  walk(expression, (piece) => {
    if (piece.kind === 'call' && piece.function === 'says')
      found.push(...piece.arguments.map((each) => (each.kind === 'name' ? each.name : '')));
  });
  return found;
}

/** The condition with a yes or no in place of each call of names, and a line itself in place of what it is of the option as it stands. */
function withoutNames(expression: Expression): Expression {
  switch (expression.kind) {
    case 'negative':
      return { ...expression, of: withoutNames(expression.of) };
    case 'binary':
      return { ...expression, left: withoutNames(expression.left), right: withoutNames(expression.right) };
    case 'call': {
      const [first] = expression.arguments;
      if (expression.function === 'own' && first !== undefined) return withoutNames(first);
      return OF_NAMES.includes(expression.function)
        ? { kind: 'number', value: 1, text: '1', at: expression.at }
        : { ...expression, arguments: expression.arguments.map(withoutNames) };
    }
    default:
      return expression;
  }
}
