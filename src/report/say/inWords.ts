import type { Blueprint } from '../../model/structure/index.js';
import type { Expression } from '../../model/formula/index.js';

type Binary = Extract<Expression, { kind: 'binary' }>;
type Call = Extract<Expression, { kind: 'call' }>;

const COMPARED: Readonly<Record<string, string>> = {
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
  '==': 'is',
  '!=': 'is not',
};
/** What a comparison of a flag, which is 1 or 0, says. */
const FLAGS: Readonly<Record<string, string>> = {
  '== 1': 'yes',
  '!= 0': 'yes',
  '> 0': 'yes',
  '>= 1': 'yes',
  '== 0': 'no',
  '!= 1': 'no',
  '< 1': 'no',
  '<= 0': 'no',
};
const YEARS: Readonly<Record<string, string>> = {
  first_year: 'the first year',
  base_year: 'the base year',
  full_year: 'the year of full effect',
  last_year: 'the last year',
  today_year: 'the year of the run',
  year: 'the year',
};

/** A condition of a report as a reader would say it, with the labels of lines and inputs for their names. */
export function inWords(expression: Expression, model: Pick<Blueprint, 'lines' | 'inputs'>): string {
  return new Words(model).of(expression);
}

class Words {
  constructor(private readonly model: Pick<Blueprint, 'lines' | 'inputs'>) {}

  of(expression: Expression): string {
    switch (expression.kind) {
      case 'number':
      case 'unit':
        return expression.text;
      case 'name':
        return YEARS[expression.name] ?? `“${this.named(expression.name)?.label ?? expression.name}”`;
      case 'negative':
        return `−${this.of(expression.of)}`;
      case 'binary':
        return this.binary(expression);
      case 'call':
        return this.call(expression);
    }
  }

  private binary({ operator, left, right }: Binary): string {
    const [a, b] = [this.of(left), this.of(right)];
    if (operator === 'and' || operator === 'or') return `${a}, ${operator} ${b}`;
    const compared = COMPARED[operator];
    if (compared === undefined) return `${a} ${operator} ${b}`;
    const isFlag = left.kind === 'name' && this.named(left.name)?.unit.text === 'flag';
    const flag = isFlag ? FLAGS[`${operator} ${b}`] : undefined;
    return flag === undefined ? `${a} ${compared} ${b}` : `${a} is ${flag}`;
  }

  private call({ function: name, arguments: given }: Call): string {
    const all = given.map((each) => this.of(each)).join(' and ');
    switch (name) {
      case 'has':
        return `this hospital’s model has ${all}`;
      case 'illustrative':
        return `nobody has measured some of what stands behind ${all}`;
      case 'given':
        return `the hospital’s folder gives ${all}`;
      case 'says':
        return `there is something to say of ${all}`;
      case 'own':
        return `${all} as it stands`;
      case 'not':
        return `not: ${all}`;
      case 'at':
        return `${given.map((each) => this.of(each)).join(' in ')}`;
      default:
        return `${name}(${given.map((each) => this.of(each)).join(', ')})`;
    }
  }

  private named(name: string) {
    return this.model.lines.get(name) ?? this.model.inputs.get(name);
  }
}
