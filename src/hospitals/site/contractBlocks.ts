import type { Place, Problem } from '../../problems/index.js';
import { contractIdOf } from './contracts.js';
import type { Block, Contract } from './site.js';

/** Which contract a block is in: that which it names, or the only one there is; none for a block that is not in PFI. */
export function contractOfBlock(
  { tenure, contract }: Pick<Block, 'tenure' | 'contract'>,
  contracts: readonly Contract[],
): Contract | undefined {
  if (tenure !== 'pfi') return undefined;
  if (contract === undefined) return contracts.length === 1 ? contracts[0] : undefined;
  return contracts.find(({ id }) => id === contractIdOf(contract));
}

/** A block names a contract that pfi/ holds; where it holds several, each block in PFI names one. All that do not are told at once. */
export function refuseUnknownContracts(
  blocks: readonly Block[],
  contracts: readonly Contract[],
  place: Place | undefined,
  problems: Problem[],
): void {
  const refuse = (found: string, right: string): void =>
    void problems.push({ severity: 'error', file: '', ...place, found, right });
  const known = contracts.map(({ id }) => id).join(', ');
  const silent = blocks.filter(({ tenure, contract }) => tenure === 'pfi' && contract === undefined);
  if (contracts.length > 1 && silent.length > 0)
    refuse(
      `${silent.map(({ id }) => id).join(', ')} ${silent.length === 1 ? 'is' : 'are'} in PFI, and pfi/ holds ${contracts.length} contracts`,
      `Say which with the property contract: ${known}`,
    );
  for (const block of blocks) {
    if (block.contract === undefined) continue;
    if (block.tenure !== 'pfi')
      refuse(
        `${block.id} is in the contract ${block.contract}, and is ${block.tenure}`,
        'Write its tenure as pfi, or take the contract away',
      );
    else if (contractOfBlock(block, contracts) === undefined)
      refuse(
        `${block.id} is in the contract ${block.contract}, which pfi/ does not hold`,
        contracts.length === 0 ? 'Add its file to pfi/' : `It holds ${known}`,
      );
  }
}
