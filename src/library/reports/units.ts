import { walk, type Expression } from '../../model/formula/index.js';
import type { Section } from '../../model/index.js';
import { checkCondition } from '../../model/structure/units/index.js';
import type { Unit } from '../../model/units/index.js';
import { didYouMean, type Place, type Problem } from '../../problems/index.js';
import { misfit } from '../../words/index.js';
import type { ReportTopic, TopicChart } from './declaration.js';
import { CONDITION_FUNCTIONS, conditionsOf, waysOf, type Worded } from './names.js';
import { isMeasure, nearestMeasure } from './measures/index.js';

/** Functions of a report's own, which take names and are true or false. */
const OF_NAMES = ['has', 'illustrative', 'given', 'says'];

/** What a sentence prints or compares in a unit that does not fit, and what its conditions call that a report cannot work out, are problems. */
export function refuseMisfits(topics: readonly ReportTopic[], sections: readonly Section[], problems: Problem[]): void {
  const units = new Map<string, Unit>(
    sections.flatMap(({ lines, inputs, slots }) =>
      [...lines, ...inputs, ...slots.flatMap((slot) => slot.lines)].map(({ name, unit }) => [name, unit] as const),
    ),
  );
  for (const { sentences, charts } of topics) {
    for (const worded of [...sentences, ...charts]) judge(worded, units, problems);
    for (const chart of charts) judgeAxis(chart, units, problems);
  }
}

/** Real and nominal money may stand beside each other in a chart, whose labels say which; beds beside pounds may not. */
function judgeAxis({ id, lines }: TopicChart, units: ReadonlyMap<string, Unit>, problems: Problem[]): void {
  const drawn = lines.flatMap(({ line, share }) => (line === undefined || share ? [] : [line]));
  const kindOf = (name: string): string =>
    (units.get(name)?.text ?? '').replace(/\b(real|pv)GBP\b/g, 'GBP').replace(/\/year$/, '');
  const [first, ...others] = drawn;
  for (const { name, place } of others)
    if (first !== undefined && kindOf(name) !== kindOf(first.name))
      problems.push({
        severity: 'error',
        ...place,
        found: `${id}: ${name} is in ${units.get(name)?.text ?? ''}, beside ${first.name} in ${units.get(first.name)?.text ?? ''}`,
        right: 'Draw what has one unit on one axis; a share may have share: yes',
      });
}

function judge(sentence: Worded, units: ReadonlyMap<string, Unit>, problems: Problem[]): void {
  const refuse = (place: Place, found: string, right: string): void =>
    void problems.push({ severity: 'error', ...place, found: `${sentence.id}: ${found}`, right });
  for (const { expression, place } of conditionsOf(sentence)) {
    const unknown = callsIn(expression).find((name) => !CONDITION_FUNCTIONS.includes(name));
    if (unknown !== undefined)
      refuse(
        place,
        `a condition of a report has no ${unknown}()`,
        didYouMean(unknown, CONDITION_FUNCTIONS) ?? 'Make it a line of the model',
      );
    const strange = measuresIn(expression).find((name) => !isMeasure(name));
    if (strange !== undefined) refuse(place, `there is no measure ${strange}`, nearestMeasure(strange));
    if (unknown === undefined)
      checkCondition(
        withoutNames(expression),
        (name) => units.get(name),
        (found, right) => {
          refuse(place, found, right);
        },
      );
  }
  for (const { text } of waysOf(sentence))
    for (const piece of text) {
      const unit = piece.kind === 'value' ? units.get(piece.name)?.text : undefined;
      const wanted = piece.kind === 'value' && unit !== undefined ? misfit(piece.format, unit) : undefined;
      if (piece.kind === 'value' && wanted !== undefined)
        refuse(
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
