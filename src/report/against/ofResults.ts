import type { OptionResult, Result } from '../result.js';
import { besideFolder } from './beside.js';
import { against, type Against } from './against.js';
import type { AgainstDecision, Unjudged } from './rows.js';
import { BEST, best, listed } from './ofStudies.js';

/** Two results, of a folder as it is or of another and of the one that was asked for: what is decided, and each option by the last year. */
export function againstResults(before: Result, after: Result, other?: string): Against {
  const blocksOf = ({ land }: Result, option: string): string =>
    listed((land?.plans.find((plan) => plan.option === option)?.blocks ?? []).map(({ label }) => label));
  const decisions = [
    best(before.best.title, after.best.title),
    ...(after.land?.plans ?? []).map(({ option, title }): AgainstDecision => ({
      what: `Blocks to empty, ${title}`,
      before: blocksOf(before, option),
      after: blocksOf(after, option),
    })),
  ];
  const { overview, lines, options } = after;
  const shown = [...new Map([...overview.ranking, ...overview.options].map((each) => [each.name, each])).values()];
  const rows = options.flatMap((option) => {
    const was = before.options.find(({ id }) => id === option.id);
    return shown.flatMap(({ name, label }): Unjudged[] => {
      const [declared, now] = [lines.find((line) => line.name === name), atTheEnd(option, name)];
      if (was === undefined || declared === undefined || now === undefined) return [];
      const isYearly = Array.isArray(option.lines[name]);
      return [
        {
          option: option.title,
          ...{ line: name, label, unit: declared.unit, before: atTheEnd(was, name) ?? null, after: now },
          ...(isYearly ? lastYears(before, after) : {}),
        },
      ];
    });
  });
  const beside = other === undefined ? undefined : besideFolder(other, before, after);
  return against(decisions, [...bestOfEach(before, after), ...rows], beside);
}

/** The year in which the last value of each stands. */
function lastYears(before: Result, after: Result): Pick<Unjudged, 'year' | 'yearBefore'> {
  const [was, now] = [before.yearLabels.at(-1), after.yearLabels.at(-1) ?? ''];
  return { year: now, ...(was === now || was === undefined ? {} : { yearBefore: was }) };
}

/** What ranks options, of the best before and of the best after, where they are two. */
function bestOfEach(before: Result, after: Result): Unjudged[] {
  if (before.best.option === after.best.option) return [];
  const bestOf = ({ options, best: { option } }: Result): OptionResult | undefined =>
    options.find(({ id }) => id === option);
  const [was, now] = [bestOf(before), bestOf(after)];
  return after.overview.ranking.flatMap(({ name, label }): Unjudged[] => {
    const declared = after.lines.find((line) => line.name === name);
    if (was === undefined || now === undefined || declared === undefined) return [];
    return [
      {
        option: BEST,
        ...{ line: name, label, unit: declared.unit },
        before: atTheEnd(was, name) ?? null,
        after: atTheEnd(now, name) ?? null,
        ...(Array.isArray(now.lines[name]) ? lastYears(before, after) : {}),
      },
    ];
  });
}

/** A line's one value, or its last; null where it failed, undefined where the option's model lacks it. */
function atTheEnd({ lines }: OptionResult, name: string): number | null | undefined {
  const printed: unknown = lines[name];
  if (printed === undefined) return undefined;
  const value: unknown = Array.isArray(printed) ? printed.at(-1) : printed;
  return typeof value === 'number' ? value : null;
}
