import type { Expression } from '../formula/ast.js';
import {
  CALENDAR_WORDS,
  FUNCTIONS,
  FUNCTION_NAMES,
  isCalendarWord,
  isFunction,
  isMemberFunction,
  type MemberFunction,
  type Signature,
} from '../formula/functions.js';
import { partsOfName } from '../names/crossed.js';
import { didYouMean, type Problem } from '../../problems/index.js';
import type { Blueprint, PlacedLine } from './blueprint.js';
import { groups, sees } from './rows.js';

/** What an analyst's hand writes from Excel, where the nearest name would mislead. */
const EXCEL: ReadonlyMap<string, string> = new Map([
  ['SUM', 'sum(line) adds the years of a line, total(line) its members; add names with +'],
  ['AVERAGE', 'Divide a total by a count'],
  ['ROUND', 'Numbers are rounded where they are printed; floor(x) and ceil(x) give whole ones'],
  ['ROUNDDOWN', 'Write floor(x)'],
  ['ROUNDUP', 'Write ceil(x)'],
  ['INT', 'Write floor(x)'],
  ['CEILING', 'Write ceil(x)'],
  ['LN', 'Write log(x), the natural logarithm'],
  ['VLOOKUP', 'Write lookup(table, x) for a stepped table, at(line, year) for a year'],
  ['INDEX', 'Write at(line, year)'],
  ['OFFSET', 'Write prev(line, start), next(line, end) or at(line, year)'],
  [
    'IFERROR',
    'A failure is carried to where it is read, with its reason: test what would fail with if(condition, then, else)',
  ],
]);

/** A file with more faults than this is told the rest when these are mended. */
const MOST_FAULTS = 100;
const MOST_FAULTS_OF_A_LINE = 10;

/**
 * Checks that every name and function of every formula is known, rightly counted, and of a dimension that the line may use.
 * Returns the names of the lines that are not: nothing more can be said of them.
 */
export function checkReferences(blueprint: Blueprint, problems: Problem[]): ReadonlySet<string> {
  const faulty = new Set<string>();
  const before = problems.length;
  for (const line of blueprint.lines.values()) {
    const soFar = problems.length;
    if (line.by !== undefined && !blueprint.dimensions.has(line.by)) faulty.add(line.name);
    else if (soFar - before < MOST_FAULTS) new References(blueprint, line, problems).check(line.expression);
    if (problems.length > soFar) faulty.add(line.name);
  }
  return faulty;
}

/** The dimension that a line or input of this name runs over. */
export function dimensionNameOf(blueprint: Blueprint, name: string): string | undefined {
  return (blueprint.lines.get(name) ?? blueprint.inputs.get(name))?.by;
}

class References {
  private faults = 0;

  constructor(
    private readonly blueprint: Blueprint,
    private readonly line: PlacedLine,
    private readonly problems: Problem[],
  ) {}

  check(expression: Expression): void {
    if (this.faults >= MOST_FAULTS_OF_A_LINE) return;
    switch (expression.kind) {
      case 'name':
        return this.name(expression.name, expression.at);
      case 'negative':
        return this.check(expression.of);
      case 'binary':
        this.check(expression.left);
        return this.check(expression.right);
      case 'call':
        return this.call(expression);
      case 'number':
      case 'unit':
        return undefined;
    }
  }

  private name(name: string, at: number): void {
    if (isCalendarWord(name)) return;
    if (!this.exists(name, at)) return;
    const unseen = this.unseenOf(name);
    const by = dimensionNameOf(this.blueprint, name) ?? '';
    if (unseen.length === 0 || !this.blueprint.dimensions.has(by)) return;
    const parts = partsOfName(by);
    const written = parts.length === 1 ? by : `[${parts.join(', ')}]`;
    this.wrong(
      at,
      `${name} is by ${by}, which ${this.line.name} is not`,
      `Total it first: total(${name}), or give ${this.line.name} by: ${written}`,
    );
  }

  /** The dimensions of a name of which the line sees no single member. */
  private unseenOf(name: string): readonly string[] {
    return partsOfName(dimensionNameOf(this.blueprint, name)).filter(
      (part) => !sees(this.blueprint, this.line.by, part),
    );
  }

  private call(call: Extract<Expression, { kind: 'call' }>): void {
    const name = call.function;
    if (!isFunction(name)) {
      const isNamed = this.blueprint.lines.has(name) || this.blueprint.inputs.has(name);
      const right = isNamed
        ? 'Is an operator missing, such as *?'
        : (EXCEL.get(name.toUpperCase()) ??
          didYouMean(name, FUNCTION_NAMES) ??
          `Functions are ${FUNCTION_NAMES.join(', ')}`);
      return this.wrong(call.at, isNamed ? `${name} is not a function` : `there is no function ${name}`, right);
    }
    const signature: Signature = FUNCTIONS[name];
    const [count, least] = [call.arguments.length, signature.arguments.length];
    if (count < least || (count > least && signature.open !== true)) {
      return this.wrong(
        call.at,
        `${name} takes ${least}${signature.open === true ? ' or more' : ''} argument${least === 1 ? '' : 's'}, not ${count}`,
        `Write ${signature.written}${count > least ? '; numbers have no commas: 1000, not 1,000' : ''}`,
      );
    }
    if (name === 'lag' || name === 'lead') this.yearsAway(name, call.arguments[1]);
    call.arguments.forEach((argument, index) =>
      this.argument(call.function, argument, signature.arguments[index] ?? 'expression'),
    );
  }

  /** A number of years that is written out is judged now; one that is worked out, when it is. */
  private yearsAway(name: 'lag' | 'lead', years: Expression | undefined): void {
    const isNegative = years?.kind === 'negative' && years.of.kind === 'number';
    if (years === undefined || (years.kind === 'number' ? Number.isInteger(years.value) : !isNegative)) return;
    const right = isNegative ? `Write ${name === 'lag' ? 'lead' : 'lag'}() to look the other way` : 'Write 0, 1, 2, …';
    this.wrong(years.at, `${name} needs a whole number of years, not below 0`, right);
  }

  private argument(owner: string, argument: Expression, kind: string): void {
    if (kind === 'expression') return this.check(argument);
    if (kind === 'unit') return;
    if (argument.kind !== 'name' || isCalendarWord(argument.name)) {
      return this.wrong(
        argument.at,
        `${owner}() takes the name of a line`,
        'Give the expression a line of its own, so that a reviewer can see it',
      );
    }
    if (kind === 'table') {
      if (this.blueprint.tables.has(argument.name)) return;
      return this.wrong(
        argument.at,
        `there is no table ${argument.name}`,
        didYouMean(argument.name, this.blueprint.tables.keys()) ?? 'Declare it under tables:',
      );
    }
    if (isMemberFunction(owner)) return this.overMembers(owner, argument.name, argument.at);
    if (owner === 'earlier') return this.earlier(argument.name, argument.at);
    this.name(argument.name, argument.at);
  }

  /** A line takes over what it lacks: all members of a dimension, or those that its own member is the parent of. */
  private overMembers(owner: MemberFunction, name: string, at: number): void {
    if (!this.exists(name, at)) return;
    const by = dimensionNameOf(this.blueprint, name);
    if (by !== undefined && !this.blueprint.dimensions.has(by)) return;
    const parts = partsOfName(by);
    const unseen = this.unseenOf(name);
    const isJoined = unseen.length < parts.length || unseen.some((part) => groups(this.blueprint, this.line.by, part));
    if (unseen.length > 0 && (this.line.by === undefined || isJoined)) return;
    const verb = owner === 'total' ? 'total' : `take the ${owner} of`;
    const found =
      by === undefined
        ? `${name} has no dimension to ${verb}`
        : `${name} is by ${by}, and ${this.line.name} is by ${this.line.by ?? 'nothing'}: nothing to ${verb}`;
    const right =
      unseen.length === 0
        ? `Use ${name} as it stands`
        : `${owner === 'total' ? 'Total it' : `Write ${owner}(${name})`} in a line without by:, and use that line here`;
    this.wrong(at, found, right);
  }

  private earlier(name: string, at: number): void {
    if (!this.exists(name, at)) return;
    const along = partsOfName(this.line.by).at(-1);
    const parts = partsOfName(dimensionNameOf(this.blueprint, name));
    const isKnown = parts.every((part) => part === along || sees(this.blueprint, this.line.by, part));
    if (along !== undefined && parts.includes(along) && isKnown) return;
    this.wrong(
      at,
      `earlier(${name}) needs a line by the same dimension`,
      `${this.line.name} is by ${this.line.by ?? 'nothing'}, ${name} by ${parts.length === 0 ? 'nothing' : parts.join(' × ')}`,
    );
  }

  private exists(name: string, at: number): boolean {
    if (this.blueprint.lines.has(name) || this.blueprint.inputs.has(name)) return true;
    if (this.blueprint.tables.has(name)) this.wrong(at, `${name} is a table`, `Write lookup(${name}, x)`);
    else if (this.blueprint.dimensions.has(name))
      this.wrong(at, `${name} is a dimension`, 'Use a line that runs over it');
    else if (isFunction(name)) this.wrong(at, `${name} is a function`, `Write ${FUNCTIONS[name].written}`);
    else
      this.wrong(
        at,
        `there is no line or input ${name}`,
        didYouMean(name, [...this.blueprint.lines.keys(), ...this.blueprint.inputs.keys(), ...CALENDAR_WORDS]) ??
          'Declare it, or list the section that does',
        name,
      );
    return false;
  }

  private wrong(at: number, found: string, right: string, misses?: string): void {
    this.faults++;
    const fault = { found: `${this.line.name}: ${found}`, right, ...(misses === undefined ? {} : { misses }) };
    this.problems.push({ severity: 'error', ...this.line.placeOf(at), ...fault });
  }
}
