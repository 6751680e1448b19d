import { plansIn } from '../../decisions/index.js';
import type { YearWord } from '../../library/reports/index.js';
import { View } from '../../model/evaluate/index.js';
import type { Case, Study } from '../../study/index.js';
import { printFinancialYear } from '../../words/index.js';
import { topicsOf } from '../answers/figures.js';
import { memberLabelsOf } from '../memberLabels.js';
import { besideFolder, standOf } from './beside.js';
import { against, type Against, type WithAgainst } from './against.js';
import type { AgainstDecision, Unjudged } from './rows.js';

interface Compared {
  readonly option: string;
  /** Topics of the report whose figures are the answer's. */
  readonly topics: readonly string[];
  readonly bestFor?: string | undefined;
  /** The folder that stands as the one before, where it is another. */
  readonly other?: string | undefined;
}

/** Two studies, of a folder as it is or of another and of the one that was asked for: what is decided, and the figures of an answer on one option. */
function againstStudies(before: Study, after: Study, { option, topics, bestFor, other }: Compared): Against {
  const [was, now] = [caseOf(before, option, bestFor), caseOf(after, option, bestFor)];
  const views = [new View(was.outcome), new View(now.outcome)] as const;
  const figures = figuresOf(views, [before, after], topics);
  const beside = other === undefined ? undefined : besideFolder(other, standOf(before), standOf(after));
  const [bestBefore, bestAfter] = [before.best(bestFor).case, after.best(bestFor).case];
  const decisions = [
    ...(was.option.id === now.option.id ? [] : [optionShown(was.option.title, now.option.title)]),
    ...decisionsOf(before, after, bestFor),
  ];
  if (bestBefore.option.id === bestAfter.option.id) return against(decisions, figures, beside);
  // What ranks the one option that the figures follow is no measure of a best option that is another: it is named, behind that of the best.
  const bests = rankingOf([new View(bestBefore.outcome), new View(bestAfter.outcome)], [before, after]);
  const ranked = new Set(bests.map(({ line }) => line));
  const ofBest = bests.map((row): Unjudged => ({ option: BEST, ...row }));
  const ofOne = figures.map((row) => (ranked.has(row.line) ? { option: now.option.title, ...row } : row));
  return against(decisions, [...ofBest, ...ofOne], beside);
}

/** The option that an answer is of; in another folder that lacks it, the best of its own. */
function caseOf({ cases, best }: Study, option: string, bestFor: string | undefined): Case {
  return cases.find((each) => each.option.id === option) ?? best(bestFor).change;
}

/** An answer, with the same on the folder as it is, or on another, beside it where that is asked for. */
export function withAgainst<Of extends { readonly study: Study }, Answer extends object>(
  answerOn: (of: Of, option: string) => Answer,
  after: Of,
  before: Of | undefined,
  compared: Compared,
): WithAgainst<Answer> {
  const { option, bestFor } = compared;
  if (before === undefined) return answerOn(after, option);
  const moves = againstStudies(before.study, after.study, compared);
  const was = caseOf(before.study, option, bestFor).option.id;
  return { ...answerOn(after, option), against: { ...moves, before: answerOn(before, was) } };
}

/** The best option, and the blocks that each option empties. */
function decisionsOf(before: Study, after: Study, bestFor: string | undefined): AgainstDecision[] {
  const [was, now] = [plansIn(before.decided), plansIn(after.decided)];
  const labels = memberLabelsOf(after)['block'] ?? {};
  const named = (plan: { readonly blocks: readonly { readonly id: string }[] } | undefined): string =>
    listed((plan?.blocks ?? []).map(({ id }) => labels[id] ?? id));
  return [
    best(before.best(bestFor).case.option.title, after.best(bestFor).case.option.title),
    ...after.cases.flatMap(({ option: { id, title } }): AgainstDecision[] =>
      now.has(id) ? [{ what: `Blocks to empty, ${title}`, before: named(was.get(id)), after: named(now.get(id)) }] : [],
    ),
  ];
}

export const BEST = 'Best option';

export function optionShown(before: string, after: string): AgainstDecision {
  return { what: 'Option shown', before, after };
}

export function best(before: string, after: string): AgainstDecision {
  return { what: BEST, before, after };
}

export function listed(labels: readonly string[]): string {
  return labels.length === 0 ? 'none' : labels.join(', ');
}

/** What ranks options, then what the topics' files show in answers; what has one value a year in the year of full effect and in the last. */
function figuresOf(views: Views, studies: Studies, asked: readonly string[]): Unjudged[] {
  const [was, now] = [yearsOf(studies[0]), yearsOf(studies[1])];
  const years = (year: YearWord): Years => [was[year], now[year]];
  const { topics } = topicsOf(studies[1]);
  const shown = topics
    .filter(({ id }) => asked.includes(id))
    .flatMap(({ answer }) => [...(answer?.figures.values() ?? [])].flat());
  const all = [
    ...rankingOf(views, studies),
    ...shown.flatMap(({ name, year }) =>
      rowsOf(views, studies[1], { name, years: (year === undefined ? FULL_AND_LAST : [year]).map(years) }),
    ),
  ];
  return [...new Map(all.map((row) => [[row.line, row.member, row.year].join('\n'), row])).values()];
}

type Views = readonly [was: View, now: View];
type Studies = readonly [was: Study, now: Study];
/** The two stand in one part of their own calendars, which may be years apart. */
type Years = readonly [was: number, now: number];

const FULL_AND_LAST: readonly YearWord[] = ['full', 'last'];

function yearsOf(study: Study): Readonly<Record<YearWord, number>> {
  const { first, base, last } = study.timeline;
  return { first, base, full: topicsOf(study).fullEffectYear, last };
}

/** What ranks options, in the last year. */
function rankingOf(views: Views, [was, now]: Studies): Unjudged[] {
  const last: Years = [was.timeline.last, now.timeline.last];
  return now.overview([]).ranking.flatMap(({ name, label }) => rowsOf(views, now, { name, label, years: [last] }));
}

interface Shown {
  readonly name: string;
  readonly label?: string;
  readonly years: readonly Years[];
}

/** A line or an input by its members, in the years that are asked for where it has one value a year. */
function rowsOf([was, now]: Views, study: Study, { name, label, years }: Shown): Unjudged[] {
  const { lines, inputs } = now.outcome.structure.blueprint;
  const declared = lines.get(name) ?? inputs.get(name);
  if (declared === undefined) return [];
  const { by, unit } = declared;
  const members = by === undefined ? [undefined] : now.members(by);
  const labels = memberLabelsOf(study)[by ?? ''] ?? {};
  const isYearly = now.outcome.structure.ofLine.get(name)?.[0]?.line.series === true;
  const read = (view: View, year: number, member?: string): number | null =>
    (view.has(name) ? view.at(name, year, member) : view.input(name, year, member)) ?? null;
  return years.slice(0, isYearly ? years.length : 1).flatMap(([yearBefore, year]) =>
    members.map((member): Unjudged => ({
      line: name,
      label: label ?? declared.label,
      ...(member === undefined ? {} : { member: labels[member] ?? member }),
      ...(isYearly ? { year: printFinancialYear(year) } : {}),
      ...(isYearly && yearBefore !== year ? { yearBefore: printFinancialYear(yearBefore) } : {}),
      unit: unit.text,
      before: read(was, yearBefore, member),
      after: read(now, year, member),
    })),
  );
}
