import type { Failure } from '../model/evaluate/index.js';
import type { ToldCheck } from '../model/explain/index.js';

const MOST_SAID = 10;

/** A check that fails, of a hospital in an option: what it compares, with both figures, and what to do. */
export interface FailedCheck {
  readonly option?: string;
  readonly check: string;
  /** Left out where the check compares no figures. */
  readonly found?: string;
}

/** Those that fail. */
export function failedChecks(checks: readonly ToldCheck[], option?: string): FailedCheck[] {
  return checks
    .filter(({ ok }) => !ok)
    .map(({ name, found }) => ({
      ...(option === undefined ? {} : { option }),
      check: name,
      ...(found === undefined ? {} : { found }),
    }));
}

/** Whether a value failed for a reason of its own, not only for needing another that did. */
export function failedOfItself({ reason }: Failure): boolean {
  return reason !== 'it needs a value that failed';
}

/** The lines that could not be calculated of themselves, each with its reason; those that only needed one of them are left out. */
export function rootFailures(failures: readonly Failure[]): string[] {
  const said = failures
    .filter(failedOfItself)
    .map(({ line, member, reason }) => `${line}${member === undefined ? '' : `.${member}`}: ${reason}`);
  const distinct = [...new Set(said)];
  const more = distinct.length - MOST_SAID;
  return more > 0 ? [...distinct.slice(0, MOST_SAID), `and ${more} more`] : distinct;
}
