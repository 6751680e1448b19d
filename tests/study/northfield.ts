import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { valueAt } from '../../src/model/evaluate/index.js';
import { printProblem } from '../../src/problems/index.js';
import type { Result } from '../../src/report/index.js';
import { openSite, type Study } from '../../src/study/index.js';
import { dealWith } from './company/deals.js';
import { EVERY_CLAUSE } from './company/schedules.js';
import { copyOf, edit, shipped, shippedLibrary } from './reported.js';

export const OPTIONS = ['buy-out-pfi', 'end-part-of-pfi', 'refinance-pfi', 'mothball-pfi'] as const;

export const TERMS = {
  ...{ ...EVERY_CLAUSE, exit_year: '2031', partial_share: '0.25', partial_fee: '0.4 mGBP' },
  ...{ distributions_before: '4 mGBP/year', distributions_after: '5 mGBP/year', refinancing_rate: '13 %' },
};

/** The typical acute hospital with a contract whose company's terms are known, and the ways out of it among its options. */
export function northfield(
  terms: Readonly<Record<string, string>> = TERMS,
  options: readonly string[] = OPTIONS,
): string {
  const folder = copyOf(join(shipped, 'typical-acute'), 'northfield');
  mkdirSync(join(folder, 'pfi'));
  writeFileSync(join(folder, 'pfi', 'deed.yaml'), dealWith(terms));
  edit(join(folder, 'site.yaml'), 'programme-alone,', `programme-alone, ${options.join(', ')},`);
  return folder;
}

export const alone = (folder: string): Study => {
  const { study, problems } = openSite(folder, shippedLibrary, undefined, undefined, 'contract');
  if (study === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return study;
};

/** What an option adds to the exchequer's value beside the programme alone. */
export function worthOf({ cases }: Pick<Study, 'cases'>, option: string): number {
  const value = (id: string): number => {
    const outcome = cases.find((each) => each.option.id === id)?.outcome;
    return (outcome === undefined ? undefined : valueAt(outcome, 'exchequer_value')) ?? NaN;
  };
  return value(option) - value('programme-alone');
}

export const oneOf = (study: Study, line: string, member?: string): number => {
  const [usual] = study.cases;
  return (usual === undefined ? undefined : valueAt(usual.outcome, line, undefined, member)) ?? NaN;
};

export const said = ({ findings }: Result, id: string): string[] =>
  findings.filter((each) => each.id === id).map(({ text }) => text);
