import type { Block, SiteMap } from '../../hospitals/index.js';
import { areaM2, outsideM2 } from '../../land/index.js';
import type { View } from '../../model/evaluate/index.js';
import type { Unit } from './queue.js';
import { READS } from './reads.js';
import { lossesFrom, lossOn, type Loss, type ShutWards } from './wards.js';

/** A block lies outside a zone when this share of it does; one that straddles the line is refused when the map is read. */
const OUTSIDE = 0.5;

/**
 * The blocks that may be chosen: movable, and outside the retained zone where one is drawn, which forces them all; or those that a reader
 * asks for. Blocks that are linked empty together or not at all.
 */
export function candidatesOf({ blocks, retainedZone, toEmpty }: SiteMap, view: View, wards: ShutWards): Unit[] {
  const isOutside = ({ polygons }: Block): boolean =>
    retainedZone === undefined || outsideM2(polygons, retainedZone) > OUTSIDE * areaM2(polygons);
  const isAsked = ({ id }: Block): boolean => toEmpty?.includes(id) ?? true;
  const isFree = ({ id }: Block): boolean => view.input(READS.movable, undefined, id) === 1;
  const losses = Array.from(wards.savedGbp, (_, year) => lossesFrom(wards, year));
  return linkedGroups(blocks)
    .filter((group) => group.every((block) => isFree(block) && isOutside(block) && isAsked(block)))
    .map((group): Unit => {
      const ids = group.map(({ id }) => id);
      return {
        id: ids[0] ?? '',
        blocks: ids,
        floorM2: ids.reduce((sum, id) => sum + floorOf(view, id), 0),
        value: sumOf(ids.map((id) => valueOf(view, id, losses))),
        ...(retainedZone === undefined ? {} : { forced: true }),
      };
    });
}

/** Floor that must be free for a block, m². */
export function floorOf(view: View, block: string): number {
  return view.at(READS.lines.floor, view.last, block) ?? NaN;
}

/**
 * What a block is worth by year, before what is lost where freed wards run again. With nothing chosen the model values each block
 * as if it were the first in the order: the loss of that place is given back here, and the choice takes that of the place it has.
 */
function valueOf(view: View, block: string, losses: readonly (readonly Loss[])[]): number[] {
  const floorM2 = floorOf(view, block);
  return view
    .yearly(READS.lines.value, block)
    .map((value, year) => (value ?? NaN) + lossOn(losses[year] ?? [], 0, floorM2));
}

/** Blocks that can only empty together, each group in the order of the map: a link counts both ways, and onwards. */
function linkedGroups(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  const seen = new Set<string>();
  const linksOf = ({ id, linked }: Block): string[] => [
    ...linked,
    ...blocks.filter((other) => other.linked.includes(id)).map((other) => other.id),
  ];
  for (const block of blocks) {
    if (seen.has(block.id)) continue;
    const group = new Set([block.id]);
    for (const id of group) {
      const member = blocks.find((each) => each.id === id);
      if (member !== undefined) for (const link of linksOf(member)) group.add(link);
    }
    for (const id of group) seen.add(id);
    groups.push(blocks.filter(({ id }) => group.has(id)));
  }
  return groups;
}

function sumOf(rows: readonly (readonly number[])[]): Float64Array {
  const years = Math.max(0, ...rows.map((row) => row.length));
  return Float64Array.from({ length: years }, (_, year) => rows.reduce((sum, row) => sum + (row[year] ?? NaN), 0));
}
