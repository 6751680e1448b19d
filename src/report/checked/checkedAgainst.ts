import type { Problem } from '../../problems/index.js';
import type { Study } from '../../study/index.js';
import { besideFolder, standOf, type AgainstFolder } from '../against/index.js';
import type { ChangedFacts } from '../changedFacts.js';
import type { FailedCheck } from '../failures.js';

export interface CheckedSite {
  readonly folder: string;
  /** What a reader set on the command line in place of what the hospital's files say. */
  readonly changed?: ChangedFacts;
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  /** What `decant init` made up and nobody has replaced, a warning each: such a folder runs, and is not ready. Left out where there is none. */
  readonly toReplace?: readonly Problem[];
  readonly against?: CheckedAgainst;
  /** Checks of the model that failed, by option. */
  readonly failedChecks: readonly FailedCheck[];
  /** Values that could not be calculated, each with its reason. */
  readonly failures: readonly string[];
}

/** What a folder has wrong or odd, and has not as it is or as another has it; and the other way round. */
export interface CheckedAgainst {
  readonly gained: Found;
  readonly lost: Found;
  readonly before: CheckedSite;
  /** Left out where it is the folder itself, or where one of the two cannot be evaluated. */
  readonly beside?: AgainstFolder;
}

interface Found {
  readonly problems: readonly Problem[];
  readonly failedChecks: readonly FailedCheck[];
  readonly failures: readonly string[];
}

/** What is gained and lost from one to the other. */
export function checkedAgainst(
  { before, was }: { readonly before: CheckedSite; readonly was: Study | undefined },
  { after, now }: { readonly after: CheckedSite; readonly now: Study | undefined },
  other: string | undefined,
): CheckedAgainst {
  const known = other !== undefined && was !== undefined && now !== undefined;
  return {
    ...{ gained: lacking(after, before), lost: lacking(before, after), before },
    ...(known ? { beside: besideFolder(other, standOf(was), standOf(now)) } : {}),
  };
}

/** What one has and the other has not. */
function lacking(one: CheckedSite, other: CheckedSite): Found {
  const without = <T>(all: readonly T[], others: readonly T[]): T[] => {
    const known = new Set(others.map((each) => keyIn(other.folder, each)));
    return all.filter((each) => !known.has(keyIn(one.folder, each)));
  };
  return {
    problems: without(one.problems, other.problems),
    failedChecks: without(one.failedChecks, other.failedChecks),
    failures: without(one.failures, other.failures),
  };
}

/** A problem is the same in another folder, and in another line: an edit above it moves it, and does not make it. */
function keyIn(folder: string, found: unknown): string {
  return JSON.stringify(found, (key, value: unknown) => (key === 'line' || key === 'column' ? undefined : value))
    .split(`${folder.replace(/[/]+$/, '')}/`)
    .join('');
}
