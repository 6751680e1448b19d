import { explain } from '../../model/explain/index.js';
import type { Sentence } from '../../library/reports/index.js';
import type { Blueprint, Structure } from '../../model/structure/index.js';
import { didYouMean, nearestName, UserError } from '../../problems/index.js';
import { chosenCase, type Case, type Study } from '../../study/index.js';
import { parseFinancialYears } from '../../words/index.js';
import { memberLabelsOf, type MemberLabels } from '../memberLabels.js';
import type { Explained } from './cell.js';
import { cellNamed, membersCalled, type Cell } from './named.js';
import { explainedSentence, sentencesOf, type ExplainedSentence } from './sentence.js';

/** What is to be explained: a line, an input or a member of one, for an option, in years. */
export interface ExplainAsked {
  readonly name: string;
  readonly option?: string | undefined;
  readonly bestFor?: string | undefined;
  readonly years?: string | undefined;
  readonly depth: number;
}

/** What a reader may open: a line, an input or a member of one, or a sentence by its id. */
export type Opened = readonly Explained[] | ExplainedSentence;

/**
 * How numbers were made, one a year that is asked for where they have one a year, by the name of a line or an input or by the label
 * that reports print, and so for its member; throws `UserError` where there is no such
 * option, year, line or member.
 */
export function explained(study: Study, asking: ExplainAsked): Opened {
  const { name, option, bestFor, years, depth } = asking;
  const asked = yearsOf(study, years);
  const expanded = years === undefined ? [] : asked;
  const sentence = sentenceNamed(study, name);
  if (sentence !== undefined) return explainedSentence(study, sentence, { option, bestFor, depth, years: expanded });
  const chosen = chosenCase(study, option, bestFor);
  const best = study.best(bestFor);
  const whose = {
    option: chosen.option.id,
    optionTitle: chosen.option.title,
    ...([best.case, best.change].includes(chosen) ? { best: best.sentence } : {}),
  };
  const { blueprint } = chosen.outcome.structure;
  const labels = memberLabelsOf(study);
  const cell = withSoleMember(blueprint, cellNamed(blueprint, labels, name) ?? cellOf(name));
  const each = asked.map((year) => explain(chosen.outcome, { ...cell, year }, depth, expanded));
  const found = each.filter((one) => one !== undefined);
  const [first] = found;
  if (first === undefined)
    throw new UserError(
      inAnotherOption(study, cell.name, chosen) ??
        aMember(blueprint, labels, name) ??
        ofAnotherSection(study, name) ??
        `${unknown(blueprint, cell, sentencesOf(study))}${ofContracts(study)}`,
    );
  return (first.year === undefined ? [first] : found).map((one) => ({ ...one, ...whose }));
}

/** Where lines of a hospital's contracts alone are opened, which its own model has not. */
function ofContracts({ site }: Study): string {
  return site.contracts.length > 0 && site.isPart !== true ? ' Lines of decant pfi are opened with --pfi.' : '';
}

/** What stands in no model of this hospital, and would if its folder gave more, or in another. */
function ofAnotherSection({ elsewhere, structures }: Study, typed: string): string | undefined {
  const { name } = cellOf(typed);
  if (structures.some(({ ofLine, blueprint }) => ofLine.has(name) || blueprint.inputs.has(name))) return undefined;
  const stands = elsewhere(typed) ?? elsewhere(name);
  return stands && `${stands.found}. ${stands.right}`;
}

/** A line by one member alone, as by the one contract of a hospital, needs no other word. */
function withSoleMember({ lines, inputs, dimensions }: Blueprint, cell: Cell): Cell {
  const by = (lines.get(cell.name) ?? inputs.get(cell.name))?.by;
  const [member, ...others] = by === undefined ? [] : (dimensions.get(by)?.members ?? []);
  return cell.member !== undefined || member === undefined || others.length > 0 ? cell : { ...cell, member };
}

function cellOf(typed: string): Cell {
  const [name = '', ...parts] = typed.split('.');
  return { name, ...(parts.length === 0 ? {} : { member: parts.join('.') }) };
}

function labelsOf({ lines, inputs }: Blueprint): { readonly name: string; readonly label: string }[] {
  return [...lines.values(), ...inputs.values()].map(({ name, label }) => ({ name, label }));
}

/** The sentence of that id; undefined for a line or an input and its members, which come first, and for neither. */
function sentenceNamed(study: Study, typed: string): Sentence | undefined {
  const isOfModel = ({ ofLine, blueprint }: Structure, name: string): boolean =>
    ofLine.has(name) || blueprint.inputs.has(name);
  const { name, member } = cellOf(typed);
  if (member === undefined || study.structures.some((structure) => isOfModel(structure, name))) return undefined;
  return sentencesOf(study).get(typed);
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

/** Lines that are named as examples of those which have a member. */
const MOST_MEMBERS_LINES = 3;

/** What to say of a member typed alone, such as a block: of which lines it is one. */
function aMember(blueprint: Blueprint, labels: MemberLabels, typed: string): string | undefined {
  const found = membersCalled(blueprint, labels, typed);
  if (found.length === 0) return undefined;
  const named = found.map(({ by, member }) => {
    const having = [...blueprint.lines.values()].filter((line) => line.by === by).slice(0, MOST_MEMBERS_LINES);
    return `of ${member}, by ${by}: ${having.map(({ name, label }) => `${name}.${member} (“${label}”)`).join(', ')}`;
  });
  return `${typed} is no line but what members of some are called. Ask for one of its lines, ${named.join('; ')}`;
}

function unknown(blueprint: Blueprint, { name, member }: Cell, sentences: ReadonlyMap<string, unknown>): string {
  const { lines, inputs, dimensions } = blueprint;
  const by = (lines.get(name) ?? inputs.get(name))?.by;
  const members = by === undefined ? [] : (dimensions.get(by)?.members ?? []);
  if (by !== undefined)
    return `${name} is by ${by}: write ${name}.${members[0] ?? 'member'}. Members are ${members.slice(0, 12).join(', ')}`;
  const known = [...lines.keys(), ...inputs.keys()];
  if (known.includes(name)) return `${name} has no member ${member ?? ''}: write it without a dot`;
  const typed = member === undefined ? name : `${name}.${member}`;
  return `There is no line, input or sentence ${typed}. ${nearTo(blueprint, typed, known, [...sentences.keys()])}`;
}

/** Labels that hold what was typed, where that is more than a few letters: so many are named. */
const [MOST_LABELS, FEWEST_LETTERS] = [6, 5];

/** The nearest name, label or sentence; of a topic its sentences, where none is near. */
function nearTo(blueprint: Blueprint, typed: string, known: readonly string[], sentences: readonly string[]): string {
  const ofTopic = typed.includes('.') ? sentences.filter((id) => id.startsWith(typed.split('.')[0] + '.')) : [];
  const labels = labelsOf(blueprint);
  const words = typed.replaceAll('_', ' ').toLowerCase();
  const holding = labels.filter(({ label }) => label.toLowerCase().includes(words)).slice(0, MOST_LABELS);
  if (words.length >= FEWEST_LETTERS && holding.length > 0)
    return `Did you mean ${holding.map(({ name, label }) => `${name} (“${label}”)`).join(', ')}?`;
  const near = ofTopic.length === 0 ? didYouMean(cellOf(typed).name, known) : didYouMean(typed, ofTopic);
  if (near !== undefined) return near;
  if (ofTopic.length > 0) return `The sentences of that topic are ${ofTopic.join(', ')}`;
  const label = nearestName(
    typed,
    labels.map((each) => each.label),
  );
  const labelled = labels.find((each) => each.label === label);
  if (labelled !== undefined) return `Did you mean ${labelled.name} (“${labelled.label}”)?`;
  return didYouMean(typed, sentences) ?? 'result.json and the workbook list them';
}

/** What to say of a line or an input that this option's model lacks and another's has, since they fill a slot in different ways. */
function inAnotherOption({ cases }: Study, name: string, asked: Case): string | undefined {
  const has = ({ outcome: { structure } }: Case): boolean =>
    structure.ofLine.has(name) || structure.blueprint.inputs.has(name);
  const having = has(asked) ? [] : cases.filter(has).map(({ option }) => option.id);
  if (having.length === 0) return undefined;
  return `${name} is not in the model of option ${asked.option.id}. Add --option ${having.join(' or --option ')}`;
}
