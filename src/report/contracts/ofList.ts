import { latestList } from '../../hospitals/index.js';
import { printProblems, UserError, type Problem } from '../../problems/index.js';
import { openListed } from '../../study/index.js';
import { shipped, type Decant } from '../evaluateSite.js';
import { makeResult } from '../makeResult.js';
import type { Result } from '../result.js';
import { allContracts, contractAnswers, type AllContracts, type ContractAnswer } from './contracts.js';

/** Every contract of a published list, side by side, and its rows that cannot be reckoned. */
export interface ListAnswer {
  readonly list: string;
  readonly baseYear: string;
  readonly prices: string;
  readonly all: AllContracts;
  /** The dearest of the base year first. */
  readonly contracts: readonly (ContractAnswer & ListedRow)[];
  readonly refused: readonly (ListedRow & { readonly problems: readonly string[] })[];
}

interface ListedRow {
  readonly project: string;
  readonly name: string;
  readonly authority: string;
  readonly row: number;
}

/** The kind of publication: templates/returns/hmt-pfi.yaml. */
const LIST = 'hmt-pfi';

/**
 * What the latest published list that is held comes to, and the result of which its charts are drawn. Throws `UserError` where no row of it
 * can be reckoned.
 */
export function contractsOfList(decant: Decant): { readonly answer: ListAnswer; readonly result: Result } {
  const { library, stamp } = shipped(decant);
  const { site, what, sha256, contracts, refused } = latestList(LIST, decant.root, library.returns());
  const { study, problems } = openListed(site, library, 'contract');
  if (study === undefined) throw new UserError(`${site.name} cannot be reckoned`, printProblems(problems));
  const found: Problem[] = [];
  const result = makeResult(study, [], { ...stamp(site.folder, study, {}), inputHash: sha256 }, found);
  if (result === undefined) throw new UserError(`${site.name} cannot be reckoned`, printProblems(found));
  const rows = new Map(contracts.map(({ id, ...row }) => [id, row]));
  const all = contractAnswers(study, result.best.option).flatMap((each) => {
    const row = rows.get(each.id);
    return row === undefined ? [] : [{ ...each, ...row }];
  });
  return {
    answer: {
      list: what,
      baseYear: result.baseYear,
      prices: `${result.baseYear} prices`,
      all: allContracts(study, result.best.option),
      contracts: all.sort((a, b) => (b.chargeGbp ?? 0) - (a.chargeGbp ?? 0)),
      refused: refused.map(({ problems: faults, ...row }) => ({ ...row, problems: printProblems(faults) })),
    },
    result,
  };
}
