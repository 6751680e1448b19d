import type { Condition, ReportTopic, SaidIn, Sentence, SentenceKind } from '../../library/reports/index.js';
import { NotKnown, holds, labelOfMember, say } from './compose.js';
import type { Hang } from '../hangs/index.js';
import { inWords } from './inWords.js';
import { provenanceOf, type DerivedProvenance } from './provenance.js';
import { Missing, Speaker, type ReadCell } from './speaker.js';
import type { SaySubject, SpokenOption } from './subject.js';

/** One thing said of a hospital: which sentence of which file it is, of which option, and the lines behind it. */
export interface Said extends DerivedProvenance {
  /** `beds.occupancy_debt`: what `decant explain` opens. */
  readonly id: string;
  readonly kind: SentenceKind;
  readonly title: string;
  readonly text: string;
  readonly option: string;
  /** Of which variant of an experiment it is said. */
  readonly variant?: string;
  /** Of which member of a dimension. */
  readonly member?: string;
  /** Lines and inputs that were read for it. */
  readonly reads: readonly string[];
}

/** All that the sentences of a topic say of a hospital in one place, in their order. */
export function sayTopic(topic: ReportTopic, subject: SaySubject, place: SaidIn = 'report'): Said[] {
  return spokenOfTopic(topic, subject, place).flatMap(({ said }) => said ?? []);
}

/** The sentences of a topic in one place, in their order, each with what it says of every option of which it speaks, or nothing. */
export function spokenOfTopic({ sentences }: ReportTopic, subject: SaySubject, place: SaidIn = 'report'): Spoken[] {
  const here = sentences.filter((sentence) => sentence.in === place);
  return here.flatMap((sentence) =>
    spokenOf(sentence, subject).flatMap((option): Spoken[] => {
      const ranked = sentence.of === 'best' || sentence.of === 'change' ? sentence.of : undefined;
      return openEach(sentence, option, subject).map((opened) => ({ id: sentence.id, option, ranked, ...opened }));
    }),
  );
}

/** The options of which a sentence speaks. */
export function spokenOf(
  { of }: Pick<Sentence, 'of'>,
  { options, usual, programme, best, change }: SaySubject,
): readonly SpokenOption[] {
  switch (of) {
    case 'usual':
      return [usual];
    case 'programme':
      return [programme];
    case 'best':
      return [best];
    case 'change':
      return [change];
    case 'acting':
      return options.filter(({ role }) => role === 'acting');
    case 'what_ifs':
      return options.filter(({ role }) => role === 'what_if');
    case 'all':
      return options;
  }
}

/** A sentence opened for an option. */
export interface Spoken extends OpenedSentence {
  readonly id: string;
  readonly option: SpokenOption;
  /** Whether the option is spoken of because it ranks first. */
  readonly ranked: 'best' | 'change' | undefined;
}

/** A sentence opened: what it says of an option, or why it says nothing, and the numbers that were read to know. */
export interface OpenedSentence {
  readonly said?: Said;
  /** Why it stands in the report, or why it does not. */
  readonly why: string;
  readonly read: readonly ReadCell[];
  /** On what its words hang, or that it is not said, as a spreadsheet can follow it. */
  readonly hangs: readonly Hang[];
  /** Whether they hang on something besides, which no cell of a workbook holds. */
  readonly byCode: boolean;
}

/** A sentence opened for an option: once, or for each variant of an experiment, or each member of a dimension, that it goes over. */
export function openEach(sentence: Sentence, option: SpokenOption, subject: SaySubject): OpenedSentence[] {
  return speakersOfEach(sentence, option, subject).map((speaker) => openSentence(sentence, speaker));
}

/** Who speaks of an option: one, or one for each of what is gone over; none where the option has nothing of that. */
export function speakersOfEach(
  { each, year }: Pick<Sentence, 'each' | 'year'>,
  option: SpokenOption,
  subject: SaySubject,
): Speaker[] {
  const speaker = (): Speaker => new Speaker(subject, option, year);
  if (each === undefined) return [speaker()];
  const variants = subject.variants(each.name, option);
  if (variants !== undefined) return variants.map((variant) => speaker().in(variant));
  if (!option.view.outcome.structure.blueprint.dimensions.has(each.name)) return [];
  return option.view.members(each.name).map((member) => speaker().for(each.name, member));
}

function openSentence(sentence: Sentence, speaker: Speaker): OpenedSentence {
  const { option } = speaker;
  const opened = (why: string, said?: Said): OpenedSentence => ({
    ...(said === undefined ? {} : { said }),
    why,
    read: speaker.read.all,
    ...speaker.read.hangsOn,
  });
  const { blueprint } = option.view.outcome.structure;
  const condition = (when: Condition): string => `${inWords(when.expression, blueprint)} [${when.text}]`;
  try {
    if (sentence.when !== undefined && !holds(sentence.when, speaker))
      return opened(`It is not said, since this does not hold: ${condition(sentence.when)}`);
    const [kind, title] = [
      say(sentence.kind, sentence, speaker) as SentenceKind,
      say(sentence.title, sentence, speaker),
    ];
    const words = asSentence(say(sentence.text, sentence, speaker), sentence.in);
    if (words === '') return opened('It is not said, since none of its ways of saying it holds');
    const why =
      sentence.when === undefined
        ? 'It is said of every such option'
        : `It is said, since this holds: ${condition(sentence.when)}`;
    const { held, unheld } = speaker.read.hung;
    const chosenBy = [
      ...said('It is worded so, since this holds: ', held.map(condition)),
      ...said('Other words would be said, did this hold: ', unheld.map(condition)),
    ];
    return opened([why, ...chosenBy].join('. '), {
      ...madeOf(sentence, speaker),
      kind,
      title,
      text: `${words}${speaker.goneBy}`,
    });
  } catch (error) {
    if (error instanceof Missing) return opened(`It is not said, since ${error.message}`);
    if (!(error instanceof NotKnown)) throw error;
    return opened('A number that it needs could not be calculated', notKnown(sentence, speaker));
  }
}

function said(before: string, all: readonly string[]): string[] {
  return all.length === 0 ? [] : [`${before}${all.join('; ')}`];
}

/** Without the spaces that parts with nothing to say leave; in a report, which part comes first or not, with a capital. */
export function asSentence(said: string, place: SaidIn): string {
  const text = said.replace(/\s+/g, ' ').trim();
  return place === 'report' ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** A sentence never prints a number that could not be calculated: it says so instead. */
function notKnown(sentence: Sentence, speaker: Speaker): Said {
  const name = sentence.id.split('.')[1]?.replaceAll('_', ' ') ?? sentence.id;
  return {
    ...madeOf(sentence, speaker),
    kind: 'odd',
    title: `Not known: ${name} · ${speaker.within.variant?.title ?? labelOfMember(speaker) ?? speaker.option.title}`,
    text: 'A number that this needs could not be calculated. The failures say which.',
  };
}

export function madeOf(
  { id }: Pick<Sentence, 'id'>,
  { option, read, within: { variant, member } }: Speaker,
): Omit<Said, 'kind' | 'title' | 'text'> {
  const reads = read.names;
  return {
    id,
    option: option.id,
    ...(variant === undefined ? {} : { variant: variant.id }),
    ...(member === undefined ? {} : { member: member.id }),
    reads,
    ...provenanceOf(option.view.outcome, reads),
  };
}
