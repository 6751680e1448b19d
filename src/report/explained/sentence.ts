import { runExperiment } from '../../experiments/index.js';
import { asSentences } from '../../library/reports/appraisals/index.js';
import { eachOf, type Sentence } from '../../library/reports/index.js';
import { printProblems, UserError, type Problem } from '../../problems/index.js';
import { chosenCase, type Study } from '../../study/index.js';
import { yearOfFullEffect } from '../fullEffect.js';
import { memberLabelsOf } from '../memberLabels.js';
import { speakingOf } from '../saySubject.js';
import {
  openEach,
  placeholdersBehind,
  spokenOf,
  type Placeholder,
  type SaySubject,
  type SpokenOption,
} from '../say/index.js';
import type { Explained } from './cell.js';
import { Opener } from './opener.js';

/** A sentence of a report: what it says of an option, why it is said or not, and how each number in it was made. */
export interface ExplainedSentence {
  /** `costs.stranded`: its topic and its own name. */
  readonly sentence: string;
  readonly option: string;
  readonly optionTitle: string;
  /** The file and line where it is written. */
  readonly written: string;
  readonly why: string;
  readonly title?: string;
  readonly text?: string;
  /** Of the values behind it, those that nobody has measured, out of how many, and where they come from. */
  readonly illustrative?: number;
  readonly values?: number;
  readonly sources?: readonly string[];
  /** The inputs that count as illustrative. */
  readonly placeholders?: readonly Placeholder[];
  readonly lines: readonly Explained[];
}

export interface SentenceAsked {
  readonly option?: string | undefined;
  readonly bestFor?: string | undefined;
  readonly depth: number;
  /** Years to open its numbers in, instead of its own. */
  readonly years?: readonly number[];
}

/** Every sentence that the report may say, and every row of its appraisals, by its id; throws `UserError` for a file that cannot be read. */
export function sentencesOf(study: Study): ReadonlyMap<string, Sentence> {
  const problems: Problem[] = [];
  const topics = study.topics(problems);
  if (problems.length > 0) throw new UserError('The reports cannot be read', printProblems(problems));
  const all = topics.flatMap(({ sentences, appraisals }) => [...sentences, ...appraisals.flatMap(asSentences)]);
  return new Map(all.map((sentence) => [sentence.id, sentence] as const));
}

/** The option of which a reader met the sentence first: the best, unless it is said of others alone. */
function leading(sentence: Sentence, options: readonly SpokenOption[], subject: SaySubject): SpokenOption | undefined {
  const best = options.find((each) => each === subject.best);
  const saidOf = (option: SpokenOption): boolean =>
    openEach(sentence, option, subject).some(({ said }) => said !== undefined);
  return best !== undefined && saidOf(best) ? best : (options.find(saidOf) ?? best);
}

/** A sentence opened for the option asked for, or for the best where it is said of that one, or for the first of which it is. */
export function explainedSentence(
  study: Study,
  sentence: Sentence,
  { option: asked, bestFor, depth, years = [] }: SentenceAsked,
): ExplainedSentence {
  const problems: Problem[] = [];
  const best = study.best(bestFor);
  const fullEffectYear = yearOfFullEffect(study, study.overview(problems));
  const topics = study.topics(problems);
  const asking = { full: fullEffectYear, last: study.timeline.last, change: best.change };
  const over = eachOf(sentence).map(({ name }) => name);
  const experiments = study.experiments(problems).filter(({ id }) => over.includes(id));
  const ran = experiments.flatMap((experiment) => runExperiment(study, experiment, asking, problems) ?? []);
  if (problems.length > 0) throw new UserError(`${sentence.id} cannot be opened`, printProblems(problems));
  const memberLabels = memberLabelsOf(study);
  const { speaking: subject } = speakingOf(study, best, { fullEffectYear, memberLabels, topics, ran });
  const options = spokenOf(sentence, subject);
  const option =
    asked === undefined
      ? (leading(sentence, options, subject) ?? options[0])
      : named(chosenCase(study, asked).option.id, options);
  if (option === undefined) throw new UserError(`${sentence.id} speaks of no option of this hospital`);
  const opened = openEach(sentence, option, subject);
  const { said, why } = opened.find((each) => each.said !== undefined) ?? opened[0] ?? NOWHERE;
  const { place } = sentence;
  return {
    sentence: sentence.id,
    option: option.id,
    optionTitle: option.title,
    written: `${place.file}${place.line === undefined ? '' : `:${place.line}`}`,
    why,
    ...(said === undefined
      ? {}
      : {
          title: said.title,
          text: opened.flatMap((each) => each.said?.text ?? []).join('\n'),
          illustrative: said.illustrative,
          values: said.values,
          sources: said.sources,
          placeholders: placeholdersBehind(option.view.outcome, said.reads),
        }),
    lines: new Opener(study, experiments).open(
      opened.flatMap(({ read }) => read),
      depth,
      years,
    ),
  };
}

/** Of a sentence that is said for each variant of an experiment which tried nothing here, or each member of what this hospital lacks. */
const NOWHERE = { said: undefined, why: 'It is not said, since this hospital has nothing of which to say it' };

function named(id: string, options: readonly SpokenOption[]): SpokenOption {
  const found = options.find((each) => each.id === id);
  if (found !== undefined) return found;
  const known = options.map((each) => each.id);
  throw new UserError(`It does not speak of ${id}`, [
    known.length === 0 ? 'This hospital has no option of which it would' : `It speaks of ${known.join(', ')}`,
  ]);
}
