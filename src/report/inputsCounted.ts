import { DECISIONS } from '../decisions/index.js';
import { MAP_GIVES } from '../hospitals/index.js';
import { namesOfOverview, type Overview } from '../library/reports/index.js';
import type { Status } from '../model/values/index.js';
import { inputsBehind } from '../model/structure/behind/index.js';
import type { Study } from '../study/index.js';

/** How many inputs have each status: one with a value for each of thirty blocks is one input, and has the weakest of their statuses. */
export type StatusCounts = Readonly<Record<string, number>>;

/** The weakest first. */
const ORDER: readonly Status[] = ['illustrative', 'assumed', 'published', 'contract', 'measured'];
const UNSTATED = 'unstated';

/**
 * The inputs that decide something: those behind any figure that a report sets side by side, of any option, each once. What Decant measures
 * on the maps or chooses is not among them, as nobody can put in a figure of his own for it. Of a part of a hospital, with nothing side by side, all
 * decide.
 */
export function statusesOf(study: Study, overview: Overview): StatusCounts {
  const wanted = namesOfOverview(overview).map(({ name }) => name);
  const found = new Map<string, string>();
  for (const { outcome } of study.cases) {
    const { blueprint } = outcome.structure;
    const has = (name: string): boolean => blueprint.lines.has(name) || blueprint.inputs.has(name);
    const lines = study.site.isPart === true ? [...blueprint.lines.keys()] : wanted.filter(has);
    for (const name of inputsBehind(blueprint, lines)) {
      if (isDecantsOwn(name)) continue;
      const statuses = (outcome.bound.get(name)?.rows ?? []).map(({ status }) => status ?? UNSTATED);
      found.set(name, weakest([...statuses, ...(found.has(name) ? [found.get(name) ?? UNSTATED] : [])]));
    }
  }
  const counts: Record<string, number> = {};
  for (const status of found.values()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** How many of the inputs that decide something nobody has measured. */
export function illustrativeOf(statuses: StatusCounts): { readonly inputs: number; readonly of: number } {
  return { inputs: statuses.illustrative ?? 0, of: Object.values(statuses).reduce((sum, count) => sum + count, 0) };
}

let ours: ReadonlySet<string> | undefined;

/** Whether an input is given by geometry or by a decision, and by no reader. */
export function isDecantsOwn(input: string): boolean {
  return (ours ??= decantsOwn()).has(input);
}

function decantsOwn(): ReadonlySet<string> {
  const measured = Object.entries(MAP_GIVES).flatMap(([name, { isMeasured }]) => (isMeasured === true ? [name] : []));
  const decided = DECISIONS.flatMap(({ gives, always }) => [...Object.keys(gives), ...Object.keys(always)]);
  return new Set([...measured, ...decided]);
}

function weakest(statuses: readonly string[]): string {
  return ORDER.find((status) => statuses.includes(status)) ?? UNSTATED;
}
