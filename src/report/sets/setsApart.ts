import type { Library } from '../../library/index.js';
import { openSite, UNCHANGED } from '../../study/index.js';
import { hasInput } from './inputNamed.js';
import { partsOfSet } from './partsOfSet.js';

/** What is set of a hospital's own model and of that of its contracts: some inputs are of both. */
export interface SetsApart {
  /** What no model has is among them, so that it is refused. */
  readonly own: readonly string[];
  readonly ofContracts: readonly string[];
}

/** Whose the inputs are that `--set` names, where a hospital and its contracts are judged together. */
export function setsApart(
  folder: string,
  library: Library,
  scenario: string | undefined,
  sets: readonly string[],
): SetsApart {
  const own = sets.length === 0 ? undefined : openSite(folder, library, scenario).study;
  if (own === undefined || own.site.contracts.length === 0) return { own: sets, ofContracts: [] };
  const contracts = openSite(folder, library, undefined, UNCHANGED, 'contract').study;
  if (contracts === undefined) return { own: sets, ofContracts: [] };
  const names = (text: string): string => partsOfSet(text)?.name ?? '';
  const ofContracts = sets.filter((text) => hasInput(contracts, names(text)));
  return { own: sets.filter((text) => !ofContracts.includes(text) || hasInput(own, names(text))), ofContracts };
}
