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
  return against(decisionsOf(before, after, bestFor), figuresOf(views, after, topics));
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

export function best(before: string, after: string): AgainstDecision {
  return { what: 'Best option', before, after };
}

export function listed(labels: readonly string[]): string {
  return labels.length === 0 ? 'none' : labels.join(', ');
}

/** What ranks options, then what the topics' files show in answers; what has one value a year in the year of full effect and in the last. */
function figuresOf([was, now]: readonly [View, View], study: Study, asked: readonly string[]): Unjudged[] {
  const { topics, fullEffectYear: full } = topicsOf(study);
  const { first, base, last } = study.timeline;
  const years = { first, base, full, last };
  const labels = memberLabelsOf(study);
  const { lines, inputs } = now.outcome.structure.blueprint;
  const read = (view: View, name: string, year: number, member?: string): number | null =>
    (view.has(name) ? view.at(name, year, member) : view.input(name, year, member)) ?? null;
  const rowsOf = (name: string, label: string | undefined, inYears: readonly number[]): Unjudged[] => {
    const declared = lines.get(name) ?? inputs.get(name);
    if (declared === undefined) return [];
    const { by, unit } = declared;
    const members = by === undefined ? [undefined] : now.members(by);
    const isYearly = now.outcome.structure.ofLine.get(name)?.[0]?.line.series === true;
    return inYears.slice(0, isYearly ? inYears.length : 1).flatMap((year) =>
      members.map((member): Unjudged => ({
        line: name,
        label: label ?? declared.label,
        ...(member === undefined ? {} : { member: labels[by ?? '']?.[member] ?? member }),
        ...(isYearly ? { year: printFinancialYear(year) } : {}),
        unit: unit.text,
        before: read(was, name, year, member),
        after: read(now, name, year, member),
      })),
    );
  };
  const shown = topics
    .filter(({ id }) => asked.includes(id))
    .flatMap(({ answer }) => [...(answer?.figures.values() ?? [])].flat());
  const all = [
    ...study.overview([]).ranking.flatMap(({ name, label }) => rowsOf(name, label, [last])),
    ...shown.flatMap(({ name, year }) => rowsOf(name, undefined, year === undefined ? [full, last] : [years[year]])),
  ];
  return [...new Map(all.map((row) => [[row.line, row.member, row.year].join('\n'), row])).values()];
}
