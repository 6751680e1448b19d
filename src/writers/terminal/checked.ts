import { countOf, printProblem } from '../../problems/index.js';
import type { CheckedFile, CheckedSite } from '../../report/checked/index.js';
import { printFolder } from './against.js';
import { printCount } from '../../words/index.js';

/** What is wrong or odd at a path, a line each, and whether it is ready. */
export function printChecked(result: CheckedSite | CheckedFile): string[] {
  return 'folder' in result && result.against !== undefined ? besideFolder(result, result.against) : whole(result);
}

/** What a folder has wrong or odd with a change and has not as it is, what it has no longer, and whether it is ready. */
function besideFolder(
  result: CheckedSite,
  { gained, lost, before, beside }: NonNullable<CheckedSite['against']>,
): string[] {
  const said = (found: Pick<CheckedSite, 'problems' | 'failedChecks' | 'failures'>): string[] => [
    ...found.problems.map(printProblem),
    ...found.failures.map((failure) => `not calculated: ${failure}`),
    ...sayFailed(found.failedChecks),
  ];
  const listed = (heading: string, all: readonly string[]): string[] =>
    all.length === 0 ? [] : [heading, ...all.map((line) => `  ${line}`)];
  const [more, fewer] = [said(gained), said(lost)];
  const stateOf = ({ ok }: CheckedSite): string => (ok ? 'ready' : 'not ready');
  return [
    ...(result.changed === undefined ? [] : [result.changed.sentence]),
    ...(beside === undefined ? [] : printFolder(beside, false)),
    ...listed('Problems gained:', more),
    ...listed('Problems lost:', fewer),
    ...(more.length + fewer.length === 0 ? ['No problem is gained or lost.'] : []),
    `${result.folder}: ${stateOf(result)}; ${before.folder === result.folder ? 'as it is' : before.folder}, ${stateOf(before)}`,
  ];
}

function whole(result: CheckedSite | CheckedFile): string[] {
  const path = 'folder' in result ? result.folder : result.file;
  const errors = result.problems.filter((problem) => problem.severity === 'error');
  const warnings = result.problems.filter((problem) => problem.severity === 'warning');
  const isSection = 'kind' in result && result.kind === 'section';
  const takes = isSection && result.takes.length > 0 ? `, takes ${result.takes.join(', ')} from others` : '';
  const toReplace = 'folder' in result ? (result.toReplace ?? []) : [];
  const ready = isSection ? `a section without a timeline: nothing wrong in itself${takes}` : readyOf(toReplace.length);
  const failed = sayFailed(result.failedChecks);
  const odd = warnings.length === 0 ? '' : `, ${countOf(warnings)} odd`;
  return [
    ...[...errors, ...warnings].map(printProblem),
    ...result.failures.map((failure) => `${path}: not calculated: ${failure}`),
    ...toReplace.map(printProblem),
    ...('folder' in result && result.changed !== undefined ? [`${path}: ${result.changed.sentence}`] : []),
    ...failed.map((check) => `${path}: ${check}`),
    `${path}: ${result.ok ? ready : `${countOf(errors) + failed.length} to mend`}${odd}`,
  ];
}

/** A folder that still holds what `decant init` made up runs, and nobody should take it for a hospital. */
function readyOf(toReplace: number): string {
  return toReplace === 0 ? 'ready' : `not ready: ${printCount(toReplace, 'figure')} of the template to replace`;
}

/** What fails, with the figures that it compares, once for all the options in which it fails alike. */
function sayFailed(failed: CheckedSite['failedChecks']): string[] {
  const options = new Map<string, string[]>();
  for (const { option, check, found } of failed) {
    const key = JSON.stringify([check, found]);
    options.set(key, [...(options.get(key) ?? []), ...(option === undefined ? [] : [option])]);
  }
  return [...options].map(([key, each]) => {
    const [check, found] = JSON.parse(key) as [string, string | null];
    const [first, ...others] = each;
    const alike = others.length === 0 ? '' : `, and alike in ${others.join(', ')}`;
    const where = first === undefined ? '' : ` in option ${first}${alike}`;
    return `check ${check} fails${where}${found === null ? '' : `: ${found}`}`;
  });
}
