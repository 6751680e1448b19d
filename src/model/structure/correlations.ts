import { didYouMean, type Problem } from '../../problems/index.js';
import type { DeclaredCorrelation, DeclaredInput, PlacedName, Section } from '../section.js';
import { correlate } from '../statistics/index.js';
import type { Dimension } from './dimensions.js';

/** More than any estimate knows of; the work grows with the cube. */
const MOST_CORRELATED = 60;

/** What is known of the inputs that a correlation may name. */
interface Known {
  readonly inputs: ReadonlyMap<string, DeclaredInput>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
}

/**
 * The correlations that sections declare. A name that is no input's, a pair that stands twice and too many inputs are errors;
 * correlations that no draws can have together are told, with the nearest, which are drawn.
 */
export function correlationsFrom(
  sections: readonly Section[],
  known: Known,
  problems: Problem[],
): readonly DeclaredCorrelation[] {
  const declared = sections.flatMap(({ correlations }) => correlations ?? []);
  const pairs = new Map<string, DeclaredCorrelation>();
  for (const one of declared) {
    const areKnown = one.between.map((name) => isKnown(name, known, problems)).every(Boolean);
    const pair = nameOf(one);
    const taken = pairs.get(pair)?.place;
    if (taken !== undefined)
      problems.push(
        error(one, `${pair} have two correlations`, `One is at ${taken.file}:${taken.line ?? 1}: keep one`),
      );
    else if (areKnown) pairs.set(pair, one);
  }
  const kept = [...pairs.values()];
  const names = new Set(kept.flatMap(({ between }) => between.map(({ name }) => name)));
  const [first] = kept;
  if (first === undefined) return [];
  if (names.size > MOST_CORRELATED) {
    problems.push(
      error(first, `${names.size} inputs are correlated`, `At most ${MOST_CORRELATED}: keep those that matter`),
    );
    return [];
  }
  warnOfContradiction(first, kept, problems);
  return kept;
}

function isKnown({ name, place }: PlacedName, { inputs, dimensions }: Known, problems: Problem[]): boolean {
  const [input = '', member] = name.split(/\.(.*)/s);
  const found = inputs.get(input);
  const members = dimensions.get(found?.by ?? '')?.members ?? [];
  if (found !== undefined && (member === undefined || members.includes(member))) return true;
  const what = found === undefined ? `there is no input ${input}` : `${input} has no member ${member ?? ''}`;
  const among = found === undefined ? [...inputs.keys()] : members;
  const right = didYouMean(found === undefined ? input : (member ?? ''), among) ?? 'Name an input, or input.member';
  problems.push({ severity: 'error', ...place, found: what, right });
  return false;
}

function warnOfContradiction(
  { place }: DeclaredCorrelation,
  stated: readonly DeclaredCorrelation[],
  problems: Problem[],
): void {
  const { isNearest, rankOf } = correlate(stated);
  if (!isNearest) return;
  const drawn = stated.map((one) => {
    const [a, b] = one.between;
    return `${nameOf(one)} ${rankOf(a.name, b.name).toFixed(2)}, not ${one.rank}`;
  });
  problems.push({
    severity: 'warning',
    ...place,
    found: 'no draws can have all these correlations; pairs of which nothing is stated are 0',
    right: `Drawn are the nearest that can be: ${drawn.join('; ')}`,
  });
}

/** The pair, alike whichever stands first. */
function nameOf({ between }: DeclaredCorrelation): string {
  return between
    .map(({ name }) => name)
    .sort()
    .join(' and ');
}

function error({ place }: DeclaredCorrelation, found: string, right: string): Problem {
  return { severity: 'error', ...place, found, right };
}
