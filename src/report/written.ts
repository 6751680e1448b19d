import { failedChecks, rootFailures, type FailedCheck } from './failures.js';
import { againstResults, type Against } from './against/index.js';
import type { BestOption, Finding, Result } from './result.js';

/** What `decant report` says of a hospital: where the files are, what was found, and what speaks against it. */
export interface WrittenReport {
  readonly site: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly best: BestOption;
  readonly findings: readonly Finding[];
  readonly warnings: readonly string[];
  readonly failedChecks: readonly FailedCheck[];
  /** Values that could not be calculated, each with its reason: what stands behind a failed check. */
  readonly failures: readonly string[];
  /** What moves from the folder as it is, and what is said of that. */
  readonly against?: Against & { readonly before: Pick<WrittenReport, 'best' | 'findings'> };
}

/** What a report is set beside, and the folder that it is of, where that is another. */
export interface ResultBeside {
  readonly before: Result;
  readonly other?: string | undefined;
}

export function writtenReport(
  result: Result,
  folder: string,
  files: readonly string[],
  beside?: ResultBeside,
): WrittenReport {
  const { site, best, findings, warnings, options } = result;
  return {
    ...{ site: site.name, folder, files, best, findings, warnings },
    failedChecks: options.flatMap(({ id, checks }) => failedChecks(checks, id)),
    failures: rootFailures(options.flatMap((option) => option.failures)),
    ...(beside === undefined
      ? {}
      : {
          against: {
            ...againstResults(beside.before, result, beside.other),
            before: { best: beside.before.best, findings: beside.before.findings },
          },
        }),
  };
}
