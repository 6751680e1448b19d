import { plansIn } from '../../decisions/index.js';
import { View } from '../../model/evaluate/index.js';
import { UserError } from '../../problems/index.js';
import type { Study } from '../../study/index.js';
import { printFinancialYear } from '../../words/index.js';
import { topicsOf } from '../answers/figures.js';
import { memberLabelsOf } from '../memberLabels.js';
import { against, type Against, type AgainstDecision, type Unjudged, type WithAgainst } from './against.js';

interface Compared {
  readonly option: string;
  /** Topics of the report whose figures are the answer's. */
  readonly topics: readonly string[];
  readonly bestFor?: string | undefined;
}

/** Two studies of one hospital, of the folder as it is and with what a reader changed: what is decided, and the figures of an answer on one option. */
function againstStudies(before: Study, after: Study, { option, topics, bestFor }: Compared): Against {
  const [was, now] = [before, after].map((study) => study.cases.find((each) => each.option.id === option));
  if (was === undefined || now === undefined) throw new UserError(`There is no option ${option} to compare`);
  const views = [new View(was.outcome), new View(now.outcome)] as const;
  const figures = figuresOf(views, after, topics);
  const [bestBefore, bestAfter] = [before.best(bestFor).case, after.best(bestFor).case];
  const decisions = decisionsOf(before, after, bestFor);
  if (bestBefore.option.id === bestAfter.option.id) return against(decisions, figures);
  // What ranks the one option that the figures follow is no measure of a best option that is another: it is named, behind that of the best.
  const bests = rankingOf([new View(bestBefore.outcome), new View(bestAfter.outcome)], after);
  const ranked = new Set(bests.map(({ line }) => line));
  const ofBest = bests.map((row): Unjudged => ({ option: BEST, ...row }));
  const ofOne = figures.map((row) => (ranked.has(row.line) ? { option: now.option.title, ...row } : row));
  return against(decisions, [...ofBest, ...ofOne]);
}

/** An answer on what a reader changed, with the same on the folder as it is beside it where that is there. */
export function withAgainst<Of extends { readonly study: Study }, Answer extends object>(
  answerOn: (of: Of) => Answer,
  after: Of,
  before: Of | undefined,
  compared: Compared,
): WithAgainst<Answer> {
  if (before === undefined) return answerOn(after);
  const moves = againstStudies(before.study, after.study, compared);
  return { ...answerOn(after), against: { ...moves, before: answerOn(before) } };
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

export function best(before: string, after: string): AgainstDecision {
  return { what: BEST, before, after };
}

export function listed(labels: readonly string[]): string {
  return labels.length === 0 ? 'none' : labels.join(', ');
}

/** What ranks options, then what the topics' files show in answers; what has one value a year in the year of full effect and in the last. */
function figuresOf(views: Views, study: Study, asked: readonly string[]): Unjudged[] {
  const { topics, fullEffectYear: full } = topicsOf(study);
  const { first, base, last } = study.timeline;
  const years = { first, base, full, last };
  const shown = topics
    .filter(({ id }) => asked.includes(id))
    .flatMap(({ answer }) => [...(answer?.figures.values() ?? [])].flat());
  const all = [
    ...rankingOf(views, study),
    ...shown.flatMap(({ name, year }) =>
      rowsOf(views, study, { name, years: year === undefined ? [full, last] : [years[year]] }),
    ),
  ];
  return [...new Map(all.map((row) => [[row.line, row.member, row.year].join('\n'), row])).values()];
}

type Views = readonly [was: View, now: View];

/** What ranks options, in the last year. */
function rankingOf(views: Views, study: Study): Unjudged[] {
  const { last } = study.timeline;
  return study.overview([]).ranking.flatMap(({ name, label }) => rowsOf(views, study, { name, label, years: [last] }));
}

interface Shown {
  readonly name: string;
  readonly label?: string;
  readonly years: readonly number[];
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
  return years.slice(0, isYearly ? years.length : 1).flatMap((year) =>
    members.map((member): Unjudged => ({
      line: name,
      label: label ?? declared.label,
      ...(member === undefined ? {} : { member: labels[member] ?? member }),
      ...(isYearly ? { year: printFinancialYear(year) } : {}),
      unit: unit.text,
      before: read(was, year, member),
      after: read(now, year, member),
    })),
  );
}
