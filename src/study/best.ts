import { roleOf, type BestRule, type BestView } from '../library/index.js';
import { View, type Outcome } from '../model/evaluate/index.js';
import { didYouMean, UserError } from '../problems/index.js';
import { inSentence } from '../words/index.js';

/** An option, evaluated: what the rule ranks. */
interface Ranking {
  readonly option: { readonly id: string; readonly title: string; readonly whatIf: boolean };
  readonly outcome: Outcome;
}

/** The option that every report and command calls the best, for whom, and by which line of the model. */
export interface Best<C extends Ranking = Ranking> {
  readonly case: C;
  /**
   * The best of those that change anything, which is most often the same: where business as usual is worth more, it is what a reader asks
   * about. Business as usual where nothing else may be the best.
   */
  readonly change: C;
  /** Those among which the rule chose, in the hospital's order. */
  readonly ranked: readonly C[];
  /** `exchequer`, `trust`: a view of the rule. */
  readonly view: string;
  /** Undefined where no option's model has a line to rank by. */
  readonly line?: string;
  readonly sentence: string;
  /** The rule itself, in a reader's words. */
  readonly rule: string;
}

/** Less than this apart are worth the same: the model's own measure of two sums of money that are one, in £. */
export const SAME_GBP = 0.005;

/** Applies the rule of templates/best.yaml to options in the order of the hospital; throws `UserError` for a view that it lacks. */
export function bestOf<C extends Ranking>(cases: readonly C[], rule: BestRule, asked?: string): Best<C> {
  const view = viewOf(rule, asked);
  const may = cases.filter(({ option }) => rule.among.some((role) => role === roleOf(option)));
  const ranked = may.length > 0 ? may : cases.slice(0, 1);
  const views = new Map(ranked.map((each) => [each, new View(each.outcome)]));
  const line = view.lines.map(({ name }) => name).find((name) => [...views.values()].every((each) => each.has(name)));
  const worth = (each: C): number => (line === undefined ? NaN : (views.get(each)?.at(line) ?? NaN));
  const first = (of: readonly C[]): C => of.reduce((one, other) => (isMore(worth(other), worth(one)) ? other : one));
  const best = first(ranked);
  const changing = ranked.filter(({ option }) => roleOf(option) !== 'usual');
  const label = line === undefined ? '' : (best.outcome.structure.blueprint.lines.get(line)?.label ?? line);
  const words: Readonly<Record<string, string>> = {
    view: view.title,
    option: best.option.title,
    line: inSentence(label),
  };
  const text = line === undefined ? rule.unranked : rule.says;
  const said = `${text.replace(/\{([a-z]+)\}/g, (all, word: string) => words[word] ?? all)}.`;
  const ties = ranked.filter((each) => each !== best && Math.abs(worth(each) - worth(best)) <= SAME_GBP);
  return {
    case: best,
    change: changing.length === 0 ? best : first(changing),
    ranked,
    view: view.id,
    ...(line === undefined ? {} : { line }),
    sentence: [said, ...sayTies(ties)].join(' '),
    rule: rule.note,
  };
}

/** That an option stands first in the list is no merit: what is worth the same is named. */
function sayTies(ties: readonly Ranking[]): string[] {
  const titles = ties.map(({ option }) => option.title);
  return titles.length === 0 ? [] : [`Worth the same: ${titles.join('; ')}.`];
}

/** Never for a worth that could not be calculated; over one that could not, always. */
function isMore(other: number, one: number): boolean {
  if (Number.isNaN(other)) return false;
  return Number.isNaN(one) || other - one > SAME_GBP;
}

function viewOf({ views, first }: BestRule, asked: string | undefined): BestView {
  if (asked === undefined) return first;
  const found = views.find(({ id }) => id === asked);
  if (found !== undefined) return found;
  const ids = views.map(({ id }) => id);
  throw new UserError(`No option can be best for ${asked}`, [
    didYouMean(asked, ids) ?? `--best-for may be ${ids.join(' or ')}`,
  ]);
}
