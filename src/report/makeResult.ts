import { overviewFacts, topicFacts } from './topicFacts.js';
import type { OverviewFacts } from './result.js';
import { speakingOf } from './saySubject.js';
import { besideOf } from './waysOf.js';
import { wordsHang } from './wordsHang.js';
import { appraise } from './say/appraisals/index.js';
import { sayTopic, spokenOfTopic, type AnswerFigures, type Said, type SaySubject } from './say/index.js';
import { runExperiment, type Ran } from '../experiments/index.js';
import { BUSINESS_AS_USUAL, type Experiment } from '../library/index.js';
import { SENTENCE_KINDS, type ReportTopic } from '../library/reports/index.js';
import { clausesCited } from '../method/index.js';
import { printLines, type View } from '../model/evaluate/index.js';
import { toldChecks } from '../model/explain/index.js';
import { planBook, type Book } from '../model/workbook/index.js';
import { hasErrors, printProblems, type Problem } from '../problems/index.js';
import { once, placedByCode, type Best, type Case, type Study } from '../study/index.js';
import { printCount, printFinancialYear, printNumber } from '../words/index.js';
import { figuresOf } from './figures/figuresOf.js';
import { chartsOf, type ChartFacts } from './charts/index.js';
import type { LandFacts } from './land/facts.js';
import { hangOfFullYear, yearOfFullEffect } from './fullEffect.js';
import { changedFacts, type ChangedFacts, type Reader } from './changedFacts.js';
import { heldIn } from './held.js';
import { bookCasesOf, titled } from './bookCases.js';
import { inputsOf, linesOf, sectionsOf } from './declared.js';
import { memberLabelsOf } from './memberLabels.js';
import { regimesOf } from './regimes.js';
import { illustrativeOf, statusesOf, type StatusCounts } from './inputsCounted.js';
import type { BestOption, OptionResult, Result } from './result.js';

export interface Stamp {
  readonly decant: string;
  readonly modelHash: string;
  readonly inputHash: string;
  readonly date?: string;
}

/** Turns a study into plain data from which every report is made; undefined for a faulty experiment, or when no workbook can hold its formulas (`problems` says which). */
export function makeResult(
  study: Study,
  experiments: readonly Experiment[],
  stamp: Stamp,
  problems: Problem[],
  { bestFor, reader }: Asking = {},
): Result | undefined {
  const found: Problem[] = [];
  const sideBySide = study.overview(found);
  const fullEffectYear = yearOfFullEffect(study, sideBySide);
  const best = study.best(bestFor);
  const book = planBook(bookCasesOf(study), problems, besideOf(study, experiments, best.change, found));
  const asking = { full: fullEffectYear, last: study.timeline.last, change: best.change };
  const ran = experiments.flatMap((experiment) => runExperiment(study, experiment, asking, found) ?? []);
  const declared = study.topics(found);
  const overview = overviewFacts(sideBySide);
  const statuses = statusesOf(study, sideBySide);
  const memberLabels = memberLabelsOf(study);
  const fullYear = hangOfFullYear(study, sideBySide);
  const spoken = speakingOf(study, best, {
    fullEffectYear,
    date: stamp.date,
    memberLabels,
    topics: declared,
    ran,
    fullYear,
  });
  const charts = chartsOf(declared, spoken.speaking, best.sentence, found);
  problems.push(...once(found));
  return book === undefined || hasErrors(found)
    ? undefined
    : resultOf(study, stamp, {
        book,
        ran,
        best,
        fullEffectYear,
        declared,
        overview,
        statuses,
        charts,
        ...spoken,
        reader,
      });
}

interface Asking {
  /** Whose gain makes an option the best. */
  readonly bestFor?: string | undefined;
  readonly reader?: Reader | undefined;
}

interface Worked {
  readonly book: Book;
  readonly ran: readonly Ran[];
  readonly best: Best<Case>;
  readonly fullEffectYear: number;
  /** Topics as their files declare them. */
  readonly declared: readonly ReportTopic[];
  readonly overview: OverviewFacts;
  readonly statuses: StatusCounts;
  readonly charts: readonly ChartFacts[];
  readonly speaking: SaySubject;
  readonly land: LandFacts | undefined;
  readonly figuresIn: (view: View) => AnswerFigures;
  readonly reader: Reader | undefined;
}

function resultOf(
  study: Study,
  stamp: Stamp,
  { book, ran, best, fullEffectYear, declared, overview, statuses, charts, speaking, land, figuresIn, reader }: Worked,
): Result {
  const { site, scenario, timeline, years } = study;
  const { memberLabels } = speaking;
  const inputs = inputsOf(study, memberLabels);
  const illustrative = illustrativeOf(statuses);
  const beside = declared.flatMap((topic) => sayTopic(topic, speaking, 'experiment'));
  const spoken = declared.flatMap((topic) => spokenOfTopic(topic, speaking));
  const left = declared.flatMap((topic) => spokenOfTopic(topic, speaking, 'cover'));
  const appraisals = declared.map((topic) => appraise(topic, speaking));
  const held = heldIn(study);
  const regimes = regimesOf(ran, best, beside, { year: fullEffectYear, ...timeline });
  const changed = reader === undefined ? undefined : changedFacts(reader, study, memberLabels);
  const note = `Base year ${printFinancialYear(timeline.base)}. ${printNumber(illustrative.inputs)} of ${printNumber(illustrative.of)} inputs are illustrative. Decant ${stamp.decant}, model ${stamp.modelHash.slice(0, 8)}, inputs ${stamp.inputHash.slice(0, 8)}.${sayChanged(changed)}`;
  return {
    ...stamp,
    site: {
      code: site.code,
      name: site.name,
      ...(site.trust === undefined ? {} : { trust: site.trust }),
      ...(site.odsCode === undefined ? {} : { odsCode: site.odsCode }),
      memberLabels,
    },
    scenario: scenario.facts,
    ...(changed === undefined ? {} : { changed }),
    years,
    yearLabels: years.map(printFinancialYear),
    baseYear: printFinancialYear(timeline.base),
    fullEffectYear,
    options: study.cases.map(({ option, outcome }): OptionResult => ({
      ...titled(option),
      whatIf: option.whatIf,
      lines: printLines(outcome),
      checks: toldChecks(outcome),
      failures: outcome.failures,
    })),
    counterfactual: BUSINESS_AS_USUAL,
    best: bestOption(best),
    lines: linesOf(study),
    sections: sectionsOf(study),
    inputs,
    statuses,
    illustrative,
    findings: byKind(spoken.flatMap(({ said }) => said ?? [])),
    appraisals: appraisals.flatMap(({ appraised }) => appraised),
    topics: declared.map(topicFacts),
    overview,
    answered: declared.flatMap((topic) => sayTopic(topic, speaking, 'answer')),
    leftOut: left.flatMap(({ said }) => said ?? []),
    experiments: ran,
    ...(regimes === undefined ? {} : { regimes }),
    ...(land === undefined ? {} : { land }),
    warnings: printProblems(
      [...(reader?.warnings ?? []), ...study.warnings].map((warning) => placedByCode(site, warning)),
    ),
    facts: site.facts.map(({ place: _place, ...fact }) => fact),
    attributions: site.attributions,
    charts,
    pictures: declared.flatMap((topic) => topic.charts.map(({ picture }) => `${picture}.png`)),
    figures: figuresOf(study, best, { charts, note, figuresIn, ...(land === undefined ? {} : { land }) }),
    held,
    words: wordsHang([...spoken, ...left, ...appraisals.flatMap((each) => each.spoken)], best, held),
    method: clausesCited(study.method(), sourcesIn(book)),
    book,
  };
}

/** A picture that is taken out of a report says that it is of no folder as it stands. */
function sayChanged(changed: ChangedFacts | undefined): string {
  if (changed === undefined) return '';
  const { inputs, empties } = changed;
  const set = inputs.length === 0 ? '' : ` ${printCount(inputs.length, 'input')} changed by a reader.`;
  return `${set}${empties === undefined ? '' : ' The blocks were asked for.'}`;
}

/** The sentences that a board must read: what decides, then what is odd, then what is left out; of each kind in the order of topics. */
function byKind(said: readonly Said[]): Said[] {
  return SENTENCE_KINDS.flatMap((kind) => said.filter((each) => each.kind === kind));
}

/** What stands in the Source column of the workbook's lines and inputs. */
function sourcesIn({ sheets }: Book): string[] {
  return sheets.flatMap(({ rows }) => rows.flatMap((row) => ('source' in row ? (row.source ?? []) : [])));
}

function bestOption({ case: { option }, change, view, line, sentence, rule }: Best<Case>): BestOption {
  const { id, title } = option;
  return { option: id, change: change.option.id, title, view, ...(line === undefined ? {} : { line }), sentence, rule };
}
