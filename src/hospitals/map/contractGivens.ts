import { STATUSES, type Provenance } from '../../model/values/index.js';
import { contractOfBlock } from '../site/contractBlocks.js';
import type { Block, Contract } from '../site/site.js';
import { BUILDINGS, type Gives, type Member } from './gives.js';

/** Floor of the blocks of each contract. */
export const CONTRACT_GIVES: Readonly<Record<string, Gives<readonly Block[]>>> = {
  contract_floor_area: {
    unit: 'm2',
    of: (blocks) => blocks.reduce((sum, { floorAreaM2 }) => sum + floorAreaM2, 0),
    said: (blocks) =>
      blocks.length === 0
        ? { source: `No block of ${BUILDINGS} is in it`, status: 'assumed' }
        : { source: `Floor of ${blocks.map(({ label }) => label).join(', ')}, ${BUILDINGS}`, ...weakestOf(blocks) },
    held: {
      why: 'The floor areas in buildings.geojson of the blocks that are in each contract.',
      dependsOn: ['gross_internal_area'],
      files: () => [BUILDINGS],
    },
  },
};

/** One for each contract, from the blocks that are in it. */
export function floorMembers(
  { of, said }: Gives<readonly Block[]>,
  blocks: readonly Block[],
  contracts: readonly Contract[],
): Member[] {
  return contracts.map((contract) => {
    const own = blocks.filter((block) => contractOfBlock(block, contracts) === contract);
    return [contract.id, of(own), said?.(own) ?? {}];
  });
}

/** Of what is added up, the status that may be trusted least. */
function weakestOf(blocks: readonly Block[]): Pick<Provenance, 'status'> {
  const status = STATUSES.findLast((each) => blocks.some((block) => block.status === each));
  return status === undefined ? {} : { status };
}
