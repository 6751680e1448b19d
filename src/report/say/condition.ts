import { Arithmetic } from '../../model/evaluate/index.js';
import type { Expression } from '../../model/formula/index.js';
import type { Speaker } from './speaker.js';

type Binary = Extract<Expression, { kind: 'binary' }>;
type Call = Extract<Expression, { kind: 'call' }>;
const calculate = new Arithmetic();
const NOTHING: Expression = { kind: 'number', value: NaN, text: '', at: 0 };

/** What a condition is worth for a speaker: 1 holds, 0 does not, NaN where a number that it needs could not be calculated. */
export function worthOf(expression: Expression, speaker: Speaker): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return calendarWord(expression.name, speaker) ?? speaker.value(expression.name);
    case 'negative':
      return -worthOf(expression.of, speaker);
    case 'binary':
      return binary(expression, speaker);
    case 'call':
      return call(expression, speaker);
    case 'unit':
      throw new Error('a condition of a report has no units');
  }
}

/** The words of the calendar; `full_year` is that in which the effects are full. */
export function calendarWord(name: string, speaker: Speaker): number | undefined {
  const {
    subject: { years },
    year,
  } = speaker;
  switch (name) {
    case 'first_year':
      return years.first;
    case 'base_year':
      return years.base;
    case 'full_year':
      speaker.hangOnYear('full');
      return years.full;
    case 'today_year':
      speaker.read.mindToday();
      return speaker.subject.today;
    case 'last_year':
      return years.last;
    case 'year':
      speaker.hangOnYear(year);
      return years[year];
    default:
      return undefined;
  }
}

function binary({ operator, left, right }: Binary, speaker: Speaker): number {
  const a = worthOf(left, speaker);
  // What is decided by its first half needs no line that the model may lack.
  if (operator === 'and' && a === 0) return 0;
  if (operator === 'or' && a !== 0 && !Number.isNaN(a)) return 1;
  const b = worthOf(right, speaker);
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return calculate.over(a, b);
    case '^':
      return calculate.power(a, b);
    case '<':
      return calculate.less(a, b);
    case '<=':
      return calculate.lessOrEqual(a, b);
    case '>':
      return calculate.less(b, a);
    case '>=':
      return calculate.lessOrEqual(b, a);
    case '==':
      return calculate.equal(a, b);
    case '!=':
      return calculate.unequal(a, b);
    case 'and':
    case 'or':
      return Number.isNaN(a) || Number.isNaN(b) ? NaN : b !== 0 ? 1 : 0;
  }
}

function call({ function: name, arguments: given }: Call, speaker: Speaker): number {
  if (name === 'has') return namesOf(given).every((each) => speaker.has(each)) ? 1 : 0;
  if (name === 'illustrative') return speaker.restsOnIllustrative(namesOf(given)) ? 1 : 0;
  if (name === 'own') return worthOf(given[0] ?? NOTHING, speaker.own());
  if (name === 'given') return speaker.isGiven(namesOf(given)) ? 1 : 0;
  if (name === 'says') return namesOf(given).every((each) => speaker.says(each)) ? 1 : 0;
  const [first, second] = given;
  if (name === 'at' && first?.kind === 'name' && second !== undefined)
    return speaker.value(first.name, worthOf(second, speaker));
  const values = given.map((each) => worthOf(each, speaker));
  const [value = NaN] = values;
  if (name === 'abs') return Math.abs(value);
  if (name === 'not') return Number.isNaN(value) ? NaN : value === 0 ? 1 : 0;
  if (name === 'min') return Math.min(...values);
  if (name === 'max') return Math.max(...values);
  throw new Error(`a condition of a report has no ${name}(): make it a line of the model`);
}

function namesOf(given: readonly Expression[]): string[] {
  return given.map((each) => {
    if (each.kind === 'name') return each.name;
    throw new Error('has(), illustrative() and given() take names of lines and inputs, says() those of measures');
  });
}
