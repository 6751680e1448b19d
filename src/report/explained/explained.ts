import { explain, type Explanation } from '../../model/explain/index.js';
import type { Blueprint } from '../../model/structure/index.js';
import { didYouMean, UserError } from '../../problems/index.js';
import { chosenCase, type Case, type Study } from '../../study/index.js';
import { parseFinancialYears } from '../../words/index.js';

/** An explanation with the option that it is of. */
export interface Explained extends Explanation {
  readonly option: string;
  readonly optionTitle: string;
  /** Why this option is the best; undefined for another. */
  readonly best?: string;
}

/** What is to be explained: a line, an input or a member of one, for an option, in years. */
export interface ExplainAsked {
  readonly name: string;
  readonly option?: string | undefined;
  readonly bestFor?: string | undefined;
  readonly years?: string | undefined;
  readonly depth: number;
}

/** A line or input of the model, and a member of it. */
interface Cell {
  readonly name: string;
  readonly member?: string;
}

/**
 * How numbers were made, one a year that is asked for where they have one a year; throws `UserError` where there is no such
 * option, year, line or member.
 */
export function explained(study: Study, { name, option, bestFor, years, depth }: ExplainAsked): Explained[] {
  const chosen = chosenCase(study, option, bestFor);
  const best = study.best(bestFor);
  const asked = yearsOf(study, years);
  const whose = {
    option: chosen.option.id,
    optionTitle: chosen.option.title,
    ...(best.case === chosen ? { best: best.sentence } : {}),
  };
  const expanded = years === undefined ? [] : asked;
  return cellsOf(name).flatMap((cell) => {
    const each = asked.map((year) => explain(chosen.outcome, { ...cell, year }, depth, expanded));
    const found = each.filter((one) => one !== undefined);
    const [first] = found;
    if (first === undefined)
      throw new UserError(
        inAnotherOption(study, cell.name, chosen) ?? unknown(chosen.outcome.structure.blueprint, cell),
      );
    return (first.year === undefined ? [first] : found).map((one) => ({ ...one, ...whose }));
  });
}

/** The cells behind what a reader typed. A sentence's id of a report, which reads several lines, is to be looked up here. */
function cellsOf(typed: string): Cell[] {
  const [name = '', ...parts] = typed.split('.');
  return [{ name, ...(parts.length === 0 ? {} : { member: parts.join('.') }) }];
}

function yearsOf({ timeline: { first, base, last } }: Study, text: string | undefined): number[] {
  if (text === undefined) return [base];
  const years = parseFinancialYears(text);
  if (years !== undefined && years.every((year) => year >= first && year <= last)) return years;
  throw new UserError(
    `--year ${text} is not a financial year of this model, nor several: it runs from ${first} to ${last}`,
    ['Write --year 2031, 2030/31, 2021,2031 or 2017-2020'],
  );
}

function unknown({ lines, inputs, dimensions }: Blueprint, { name, member }: Cell): string {
  const by = (lines.get(name) ?? inputs.get(name))?.by;
  const members = by === undefined ? [] : (dimensions.get(by)?.members ?? []);
  if (by !== undefined)
    return `${name} is by ${by}: write ${name}.${members[0] ?? 'member'}. Members are ${members.slice(0, 12).join(', ')}`;
  const known = [...lines.keys(), ...inputs.keys()];
  if (known.includes(name)) return `${name} has no member ${member ?? ''}: write it without a dot`;
  return `There is no line or input ${name}. ${didYouMean(name, known) ?? 'decant run and the workbook list them'}`;
}

/** What to say of a line or an input that this option's model lacks and another's has, since they fill a slot in different ways. */
function inAnotherOption({ cases }: Study, name: string, asked: Case): string | undefined {
  const has = ({ outcome: { structure } }: Case): boolean =>
    structure.ofLine.has(name) || structure.blueprint.inputs.has(name);
  const having = has(asked) ? [] : cases.filter(has).map(({ option }) => option.id);
  if (having.length === 0) return undefined;
  return `${name} is not in the model of option ${asked.option.id}. Add --option ${having.join(' or --option ')}`;
}
