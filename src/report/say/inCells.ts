import type { Expression } from '../../model/formula/index.js';
import { flagOf, type FormulaPiece } from '../hangs/index.js';
import { calendarWord, worthOf } from './condition.js';
import { Missing, type Speaker } from './speaker.js';

const COMPARED: Readonly<Record<string, string>> = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const SAME_NAME = ['abs', 'min', 'max'];

/** A condition as a spreadsheet judges it: true or false. Throws `Missing` as the condition does. */
export function inCells(of: Expression, speaker: Speaker): FormulaPiece[] {
  if (of.kind === 'binary') {
    const { operator, left, right } = of;
    // What the first half decides needs no second, which may read a line that the model lacks.
    if (operator === 'and') return ['IF(', ...inCells(left, speaker), ',', ...unlessMissing(right, speaker), ',FALSE)'];
    if (operator === 'or') return ['IF(', ...inCells(left, speaker), ',TRUE,', ...unlessMissing(right, speaker), ')'];
    const compared = COMPARED[operator];
    if (compared !== undefined) return [...numberInCells(left, speaker), compared, ...numberInCells(right, speaker)];
  }
  if (of.kind === 'call' && of.function === 'not')
    return ['NOT(', ...of.arguments.flatMap((each) => inCells(each, speaker)), ')'];
  return [...numberInCells(of, speaker), '<>0'];
}

function unlessMissing(of: Expression, speaker: Speaker): FormulaPiece[] {
  try {
    return inCells(of, speaker);
  } catch (error) {
    if (error instanceof Missing) return ['NA()'];
    throw error;
  }
}

/** What a condition, or a part of one, is worth as a spreadsheet works it out. */
export function numberInCells(of: Expression, speaker: Speaker): FormulaPiece[] {
  switch (of.kind) {
    case 'number':
      return [numberText(of.value)];
    case 'name': {
      const calendar = calendarWord(of.name, speaker);
      return [calendar === undefined ? speaker.cellOf(of.name) : numberText(calendar)];
    }
    case 'negative':
      return ['(-', ...numberInCells(of.of, speaker), ')'];
    case 'binary':
      return of.operator in COMPARED || of.operator === 'and' || of.operator === 'or'
        ? flagOf(...inCells(of, speaker))
        : ['(', ...numberInCells(of.left, speaker), of.operator, ...numberInCells(of.right, speaker), ')'];
    case 'call':
      return call(of, speaker);
    case 'unit':
      throw new Error('a condition of a report has no units');
  }
}

function call(of: Extract<Expression, { kind: 'call' }>, speaker: Speaker): FormulaPiece[] {
  const { function: name, arguments: given } = of;
  const [first, second] = given;
  if (name === 'own' && first !== undefined) return numberInCells(first, speaker.own());
  if (name === 'at' && first?.kind === 'name' && second !== undefined)
    return [speaker.cellOf(first.name, worthOf(second, speaker))];
  if (name === 'not') return flagOf(...inCells(of, speaker));
  // What the model has, what the folder gives and whence it is, no cell can change.
  if (!SAME_NAME.includes(name)) return [numberText(worthOf(of, speaker))];
  const all = given.flatMap((each) => [',', ...numberInCells(each, speaker)]).slice(1);
  return [`${name.toUpperCase()}(`, ...all, ')'];
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NA()';
  return value < 0 ? `(${String(value).toUpperCase()})` : String(value).toUpperCase();
}
