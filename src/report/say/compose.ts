import type { Condition, Part, Piece, Sentence, Way } from '../../library/reports/index.js';
import { printAs, printFinancialYear } from '../../words/index.js';
import { worthOf } from './condition.js';
import { flagOf } from '../hangs/index.js';
import { inCells, numberInCells } from './inCells.js';
import { inWords } from './inWords.js';
import { Missing, type Speaker } from './speaker.js';

/** What has pieces by name: a sentence, or a chart. */
type HasParts = Pick<Sentence, 'id' | 'parts'>;

/** A value that a sentence needs could not be calculated. */
export class NotKnown extends Error {}

/** The text of the first way whose condition holds; nothing where none does. */
export function say(ways: readonly Way[], sentence: HasParts, speaker: Speaker): string {
  const way = chosen(ways, speaker);
  return way === undefined ? '' : textOf(way, sentence, speaker);
}

/** The first way whose condition holds. */
export function chosen(ways: readonly Way[], speaker: Speaker): Way | undefined {
  const index = ways.findIndex(({ when }) => holds(when, speaker));
  const way = ways[index];
  if (way === undefined) return undefined;
  for (const { when } of ways.slice(0, index)) if (when !== undefined) speaker.read.hang(when, false);
  if (way.when !== undefined) speaker.read.hang(way.when, true);
  return way;
}

/** What a way says. */
export function textOf({ text }: Way, sentence: HasParts, speaker: Speaker): string {
  return text.map((piece) => printed(piece, sentence, speaker)).join('');
}

/** A number that stands alone and follows its cell: the words beside it hang on no more than that it is known. */
export function numberOf(piece: Extract<Piece, { kind: 'value' }>, speaker: Speaker): number {
  const value = speaker.value(piece.name, piece.year, piece.member);
  if (Number.isFinite(value)) return value;
  hangOnValue(piece, value, speaker);
  throw new NotKnown(piece.name);
}

/** Whether a condition holds; a line that the model lacks makes it false, one that failed is not known. */
export function holds(when: Condition | undefined, speaker: Speaker): boolean {
  if (when === undefined) return true;
  try {
    const worth = worthOf(when.expression, speaker);
    hangOnCondition(when, worth, speaker);
    if (Number.isNaN(worth)) throw new NotKnown(when.text);
    return worth !== 0;
  } catch (error) {
    if (error instanceof Missing) return false;
    throw error;
  }
}

/** The words are the same while the condition is as it was: holds, does not, or is not known. */
function hangOnCondition({ expression }: Condition, worth: number, speaker: Speaker): void {
  // What an experiment gave is in no cell, and by whom it is said is known already.
  if (speaker.within.variant !== undefined) return;
  const formula = inCells(expression, speaker);
  if (!formula.some((piece) => typeof piece !== 'string')) return;
  const says = inWords(expression, speaker.option.view.outcome.structure.blueprint);
  const { member } = speaker.within;
  const of = { option: speaker.option.id, ...(member === undefined ? {} : { member: member.id }) };
  speaker.read.hangOn(
    Number.isNaN(worth)
      ? { ...of, says: `Not known: ${says}`, formula: flagOf('ISERROR(', ...formula, ')'), holds: true }
      : { ...of, says, formula: flagOf(...formula), holds: worth !== 0 },
  );
}

/** A number that is printed; of one that is not known, that it is not. */
function hangOnValue(piece: Extract<Piece, { kind: 'value' }>, value: number, speaker: Speaker): void {
  if (speaker.within.variant !== undefined) return;
  const cell = speaker.cellOf(piece.name, piece.year, piece.member);
  speaker.read.hangOn(
    Number.isFinite(value)
      ? { cell, format: piece.format, value }
      : { says: `Not known: ${labelOf(piece.name, speaker)}`, formula: flagOf('ISERROR(', cell, ')'), holds: true },
  );
}

function labelOf(name: string, { option }: Speaker): string {
  const { lines, inputs } = option.view.outcome.structure.blueprint;
  return (lines.get(name) ?? inputs.get(name))?.label ?? name;
}

function printed(piece: Piece, sentence: HasParts, speaker: Speaker): string {
  switch (piece.kind) {
    case 'words':
      return piece.text;
    case 'word':
      return wordOf(piece.name, speaker);
    case 'measure':
      speaker.read.hangOnCode();
      return speaker.subject.measures[piece.name](speaker.option) ?? '';
    case 'decisions':
      return speaker.subject.decisions(piece.name) ?? '';
    case 'section':
      return speaker.sectionOf(piece.name);
    case 'source':
      return speaker.sourcesOf(piece.name).join(', ') || 'no source given';
    case 'part': {
      const part = sentence.parts.get(piece.name);
      if (part === undefined) throw new Error(`${sentence.id} has no part ${piece.name}`);
      return partOf(part, sentence, speaker);
    }
    case 'value': {
      const value = speaker.value(piece.name, piece.year, piece.member);
      hangOnValue(piece, value, speaker);
      if (!Number.isFinite(value)) throw new NotKnown(piece.name);
      if (piece.format === 'year') speaker.read.sayYear(value);
      return printAs(piece.format, value);
    }
  }
}

function partOf(part: Part, sentence: HasParts, speaker: Speaker): string {
  const { ways, isList, each, order, most, join, before, after, none } = part;
  const speakers = each === undefined ? [speaker] : inOrder(speakersOf(each.name, speaker), order);
  const said = speakers
    .flatMap((one) => (isList ? ways.map((way) => itemOf(way, sentence, one)) : say(ways, sentence, one)))
    .filter((text) => text !== '')
    .slice(0, most);
  return said.length === 0 ? none : `${before}${said.join(join)}${after}`;
}

/** Those of which the order is worth most first; what could not be calculated stands last. */
function inOrder(speakers: readonly Speaker[], order: Condition | undefined): readonly Speaker[] {
  if (order === undefined) return speakers;
  const worth = new Map(speakers.map((each) => [each, worthOf(order.expression, each)]));
  const of = (each: Speaker): number => worth.get(each) ?? NaN;
  const sorted = [...speakers].sort((a, b) => (Number.isNaN(of(a)) ? 1 : Number.isNaN(of(b)) ? -1 : of(b) - of(a)));
  hangOnOrder(sorted, { speakers, order, of });
  return sorted;
}

interface Ordered {
  readonly speakers: readonly Speaker[];
  readonly order: Condition;
  readonly of: (speaker: Speaker) => number;
}

/** Each stays before the next: of two that are worth the same the one that stood first stays first. */
function hangOnOrder(sorted: readonly Speaker[], { speakers, order: { expression }, of }: Ordered): void {
  sorted.slice(1).forEach((after, index) => {
    const before = sorted[index];
    if (before?.within.variant !== undefined || before === undefined) return;
    const least = speakers.indexOf(before) < speakers.indexOf(after) ? '>=' : '>';
    const formula = Number.isNaN(of(after))
      ? flagOf('ISERROR(', ...numberInCells(expression, after), ')')
      : flagOf(...numberInCells(expression, before), least, ...numberInCells(expression, after));
    if (!formula.some((piece) => typeof piece !== 'string')) return;
    const name = ({ option, within: { member } }: Speaker): string => member?.id ?? option.title;
    const by = inWords(expression, before.option.view.outcome.structure.blueprint);
    before.read.hangOn({ says: `${name(before)} stands before ${name(after)}, by ${by}`, formula, holds: true });
  });
}

/** An item of a list: nothing where its condition fails or the model lacks a line of it. */
function itemOf(way: Way, sentence: HasParts, speaker: Speaker): string {
  try {
    return say([way], sentence, speaker);
  } catch (error) {
    if (error instanceof Missing) return '';
    throw error;
  }
}

/** One for each option of a set, each variant of an experiment, or each member of a dimension. */
function speakersOf(each: string, speaker: Speaker): Speaker[] {
  const { options, usual, programme } = speaker.subject;
  const acting = options.filter(({ role }) => role === 'acting');
  if (each === 'usual') return [speaker.of(usual)];
  if (each === 'programme') return [speaker.of(programme)];
  if (each === 'acting') return acting.map((option) => speaker.of(option));
  if (each === 'compared') return options.filter(({ role }) => role !== 'what_if').map((option) => speaker.of(option));
  const variants = speaker.subject.variants(each, speaker.option);
  if (variants !== undefined) return variants.map((variant) => speaker.in(variant));
  if (!speaker.option.view.outcome.structure.blueprint.dimensions.has(each)) throw new Missing(each);
  return speaker.option.view.members(each).map((member) => speaker.for(each, member));
}

/** What people call the member that is spoken of. */
export function labelOfMember({ subject, within: { member } }: Speaker): string | undefined {
  if (member === undefined) return undefined;
  return subject.memberLabels[member.dimension]?.[member.id] ?? member.id.replaceAll('_', ' ');
}

function sayYear(year: number, { read }: Speaker): string {
  read.sayYear(year);
  return printFinancialYear(year);
}

function wordOf(name: string, speaker: Speaker): string {
  const {
    subject,
    option,
    year,
    within: { variant },
  } = speaker;
  switch (name) {
    case 'variant':
      return variant?.title ?? '';
    case 'option':
      return option.title;
    case 'member':
      return labelOfMember(speaker) ?? '';
    case 'year':
      speaker.hangOnYear(year);
      return sayYear(subject.years[year], speaker);
    case 'first_year':
      return printFinancialYear(subject.years.first);
    case 'base_year':
      return printFinancialYear(subject.years.base);
    case 'year_before_base':
      return printFinancialYear(subject.years.base - 1);
    case 'full_year':
      speaker.hangOnYear('full');
      return sayYear(subject.years.full, speaker);
    case 'last_year':
      return sayYear(subject.years.last, speaker);
    case 'today_year':
      speaker.read.mindToday();
      return printFinancialYear(subject.today);
    default:
      return (subject.words as Readonly<Record<string, string>>)[name] ?? '';
  }
}
