import { failedChecks, rootFailures, type FailedCheck } from '../failures.js';
import type { OptionResult, Result } from '../result.js';

/** An answer as a command prints it: with what speaks against it, and where the option that it is of was chosen as the best. */
export type Shown<Answer> = Answer & {
  /** Why this option is the best; undefined for another. */
  readonly best?: string;
  readonly warnings: readonly string[];
  readonly failedChecks: readonly FailedCheck[];
  /** Values that could not be calculated, each with its reason. */
  readonly failures: readonly string[];
};

/** What speaks against an answer on one option of a result. */
export function shownOf<Answer>(answer: Answer, result: Result, option: OptionResult): Shown<Answer> {
  return {
    ...answer,
    ...([result.best.option, result.best.change].includes(option.id) ? { best: result.best.sentence } : {}),
    warnings: result.warnings,
    failedChecks: failedChecks(option.checks),
    failures: rootFailures(option.failures),
  };
}
