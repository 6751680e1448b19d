import type { Block, SiteMap } from '../../hospitals/index.js';
import { didYouMean, type Problem } from '../../problems/index.js';

/** Blocks that are listed for who names none. */
const MOST_BLOCKS = 12;
const LONGEST = 80;

/**
 * The blocks that a reader would empty, by ids or labels, with those that can only empty with them, in the order of the map; all that stands in
 * the way of each is added to `problems`.
 */
export function blocksAsked(
  typed: readonly string[],
  { blocks, files }: Pick<SiteMap, 'blocks' | 'files'>,
  problems: Problem[],
): Block[] {
  const named = typed
    .flatMap((text) => (blocksCalled(text.trim(), blocks).length > 0 ? [text] : text.split(',')))
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const refuse = (text: string, found: string, right: string): void =>
    void problems.push({ severity: 'error', file: `--empty ${text.slice(0, LONGEST)}`, found, right });
  if (named.length === 0) refuse('', 'it names no block', `Blocks are ${listed(blocks)}`);
  const asked = new Set<Block>();
  for (const text of named) {
    const found = blocksCalled(text, blocks);
    const [block] = found;
    if (block === undefined) refuse(text, 'there is no such block', nearest(text, blocks));
    else if (found.length > 1)
      refuse(text, `${found.length} blocks are called so`, `Name one of ${found.map(({ id }) => id).join(', ')}`);
    else asked.add(block);
  }
  for (const block of asked) {
    const why = whyFixed(block, files.buildings);
    if (why !== undefined) refuse(block.label, ...why);
    for (const link of block.linked) {
      const other = blocks.find(({ id }) => id === link);
      if (other === undefined || asked.has(other)) continue;
      asked.add(other);
      problems.push({
        severity: 'warning',
        file: `--empty ${block.label}`,
        found: `${other.label} can only empty with it, and empties too`,
        right: 'The map links the two',
      });
    }
  }
  return blocks.filter((block) => asked.has(block));
}

function blocksCalled(text: string, blocks: readonly Block[]): Block[] {
  const wanted = text.toLowerCase();
  const byId = blocks.filter(({ id }) => id.toLowerCase() === wanted);
  return byId.length > 0 ? byId : blocks.filter(({ label }) => label.toLowerCase() === wanted);
}

function nearest(text: string, blocks: readonly Block[]): string {
  return (
    didYouMean(
      text,
      blocks.flatMap(({ id, label }) => [id, label]),
    ) ?? `Blocks are ${listed(blocks)}`
  );
}

function listed(blocks: readonly Block[]): string {
  const some = blocks.slice(0, MOST_BLOCKS).map(({ id, label }) => (id === label ? id : `${id} (${label})`));
  return [...some, ...(blocks.length > MOST_BLOCKS ? ['and others'] : [])].join(', ');
}

/** What keeps a block where it is, and what to write to see it emptied all the same: in its row of the register, where it has one, else in the map. */
function whyFixed(
  { movable, tenure, listed: isListed, sharedPlant, row }: Block,
  file: string,
): [found: string, right: string] | undefined {
  if (movable) return undefined;
  const [said, yes, free] =
    row === undefined
      ? [`${file} says "movable": false`, '"movable": true', `"freed": true beside it in ${file}`]
      : [
          `${row.file}, line ${row.line ?? ''}, says no in the column movable`,
          'yes in the column movable',
          `in the column freed, in line ${row.line ?? ''} of ${row.file}`,
        ];
  const freed = `To see what it would mean, write ${yes} and ${free}`;
  if (tenure === 'pfi')
    return ['it is in the PFI contract: no closed ward empties it, and its charge is paid to the end', freed];
  if (isListed) return ['it is listed, and such a block is fixed', freed];
  if (sharedPlant) return ['it holds plant that other blocks share, and such a block is fixed', freed];
  return [`what it holds cannot move: ${said}`, `Write ${yes} there if it can`];
}
