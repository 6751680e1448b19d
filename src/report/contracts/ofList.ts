import { latestList, withoutFaulty, type ListedContracts } from '../../hospitals/listed/index.js';
import type { Library } from '../../library/index.js';
import { printProblems, UserError, type Problem } from '../../problems/index.js';
import { openListed, type Study } from '../../study/index.js';
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
  const { list, study } = opened(latestList(LIST, decant.root, library.returns()), library);
  const { site, what, sha256, contracts, refused } = list;
  const found: Problem[] = [];
  const result = makeResult(study, [], { ...stamp(site.folder, study, {}), inputHash: sha256 }, found);
  if (result === undefined) throw new UserError(`${site.name} cannot be reckoned`, printProblems(found));
  const rows = new Map(contracts.map(({ id, ...row }) => [id, row]));
  const all = contractAnswers(study, result.best.option).flatMap((each) => {
    const row = rows.get(each.id);
    if (row === undefined) return [];
    const { doubts, ...named } = row;
    return [{ ...each, ...named, flags: [...each.flags, ...doubts.map(({ found: odd }) => odd)] }];
  });
  return {
    answer: {
      list: what,
      baseYear: result.baseYear,
      prices: `${result.baseYear} prices`,
      all: allContracts(study, result.best.option),
      contracts: all.sort((a, b) => (b.chargeGbp ?? 0) - (a.chargeGbp ?? 0)),
      refused: refused.map(({ problems: faults, doubts, ...row }) => ({
        ...row,
        problems: printProblems([...faults, ...doubts]),
      })),
    },
    result,
  };
}

/** A list with its contracts evaluated: those in whose rows the model finds a fault are left aside. */
function opened(list: ListedContracts, library: Library): { readonly list: ListedContracts; readonly study: Study } {
  const { study, problems } = openListed(list.site, library, 'contract');
  if (study !== undefined) return { list, study };
  const less = withoutFaulty(list, problems);
  if (less === undefined) throw new UserError(`${list.site.name} cannot be reckoned`, printProblems(problems));
  return opened(less, library);
}
