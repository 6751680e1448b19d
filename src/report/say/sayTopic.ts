import type { ReportTopic, SaidIn, Sentence, SentenceKind } from '../../library/reports/index.js';
import { NotKnown, holds, say } from './compose.js';
import { provenanceOf, type DerivedProvenance } from './provenance.js';
import { Missing, Speaker } from './speaker.js';
import type { SaySubject, SpokenOption } from './subject.js';

/** One thing said of a hospital: which sentence of which file it is, of which option, and the lines behind it. */
export interface Said extends DerivedProvenance {
  /** `beds.occupancy_debt`: what `decant explain` opens. */
  readonly id: string;
  readonly kind: SentenceKind;
  readonly title: string;
  readonly text: string;
  readonly option: string;
  /** Lines and inputs that were read for it. */
  readonly reads: readonly string[];
}

/** All that the sentences of a topic say of a hospital in one place, in their order. */
export function sayTopic({ sentences }: ReportTopic, subject: SaySubject, place: SaidIn = 'report'): Said[] {
  const here = sentences.filter((sentence) => sentence.in === place);
  return here.flatMap((sentence) => spokenOf(sentence, subject).flatMap((option) => saidOf(sentence, option, subject)));
}

function spokenOf({ of }: Sentence, { options, usual, best }: SaySubject): readonly SpokenOption[] {
  switch (of) {
    case 'usual':
      return [usual];
    case 'best':
      return [best];
    case 'acting':
      return options.filter(({ acts }) => acts);
    case 'what_ifs':
      return options.filter(({ whatIf }) => whatIf);
    case 'all':
      return options;
  }
}

function saidOf(sentence: Sentence, option: SpokenOption, subject: SaySubject): Said[] {
  const speaker = new Speaker(subject, option, sentence.year);
  try {
    if (!holds(sentence.when, speaker)) return [];
    const [kind, title] = [
      say(sentence.kind, sentence, speaker) as SentenceKind,
      say(sentence.title, sentence, speaker),
    ];
    const text = asSentence(say(sentence.text, sentence, speaker), sentence.in);
    return text === '' ? [] : [{ ...madeOf(sentence, speaker), kind, title, text }];
  } catch (error) {
    if (error instanceof Missing) return [];
    if (!(error instanceof NotKnown)) throw error;
    return [notKnown(sentence, speaker)];
  }
}

/** Without the spaces that parts with nothing to say leave; in a report, which part comes first or not, with a capital. */
function asSentence(said: string, place: SaidIn): string {
  const text = said.replace(/\s+/g, ' ').trim();
  return place === 'report' ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** A sentence never prints a number that could not be calculated: it says so instead. */
function notKnown(sentence: Sentence, speaker: Speaker): Said {
  const name = sentence.id.split('.')[1]?.replaceAll('_', ' ') ?? sentence.id;
  return {
    ...madeOf(sentence, speaker),
    kind: 'odd',
    title: `Not known: ${name} · ${speaker.option.title}`,
    text: 'A number that this needs could not be calculated. The failures say which.',
  };
}

function madeOf({ id }: Sentence, { option, read }: Speaker): Omit<Said, 'kind' | 'title' | 'text'> {
  const reads = [...read];
  return { id, option: option.id, reads, ...provenanceOf(option.view.outcome, reads) };
}
