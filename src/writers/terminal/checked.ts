import { countOf, printProblem } from '../../problems/index.js';
import type { CheckedFile, CheckedSite } from '../../report/checked/index.js';

/** What is wrong or odd at a path, a line each, and whether it is ready. */
export function printChecked(result: CheckedSite | CheckedFile): string[] {
  const path = 'folder' in result ? result.folder : result.file;
  const errors = result.problems.filter((problem) => problem.severity === 'error');
  const warnings = result.problems.filter((problem) => problem.severity === 'warning');
  const isSection = 'kind' in result && result.kind === 'section';
  const takes = isSection && result.takes.length > 0 ? `, takes ${result.takes.join(', ')} from others` : '';
  const ready = isSection ? `a section without a timeline: nothing wrong in itself${takes}` : 'ready';
  const odd = warnings.length === 0 ? '' : `, ${countOf(warnings)} odd`;
  return [
    ...[...errors, ...warnings].map(printProblem),
    ...result.failures.map((failure) => `${path}: not calculated: ${failure}`),
    ...result.failedChecks.map((check) =>
      typeof check === 'string'
        ? `${path}: check ${check} fails`
        : `${path}: check ${check.check} fails in option ${check.option}`,
    ),
    `${path}: ${result.ok ? ready : `${countOf(errors) + result.failedChecks.length} to mend`}${odd}`,
  ];
}
