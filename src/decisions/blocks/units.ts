import type { Block, SiteMap } from '../../hospitals/index.js';
import { areaM2, outsideM2 } from '../../land/index.js';
import type { View } from '../../model/evaluate/index.js';
import type { Unit } from './queue.js';
import { READS } from './reads.js';

/** A block lies outside a zone when this share of it does; one that straddles the line is refused when the map is read. */
const OUTSIDE = 0.5;

/**
 * The blocks that may be chosen: movable, and outside the retained zone where one is drawn, which forces them all. Blocks that are linked empty together or not at all.
 */
export function candidatesOf({ blocks, retainedZone }: SiteMap, view: View): Unit[] {
  const isOutside = ({ polygons }: Block): boolean =>
    retainedZone === undefined || outsideM2(polygons, retainedZone) > OUTSIDE * areaM2(polygons);
  const isFree = ({ id }: Block): boolean => view.input(READS.movable, undefined, id) === 1;
  return linkedGroups(blocks)
    .filter((group) => group.every((block) => isFree(block) && isOutside(block)))
    .map((group): Unit => {
      const ids = group.map(({ id }) => id);
      return {
        id: ids[0] ?? '',
        blocks: ids,
        floorM2: ids.reduce((sum, id) => sum + (view.at(READS.lines.floor, view.last, id) ?? NaN), 0),
        value: sumOf(ids.map((id) => view.yearly(READS.lines.value, id))),
        ...(retainedZone === undefined ? {} : { forced: true }),
      };
    });
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

function sumOf(rows: readonly (readonly (number | null)[])[]): Float64Array {
  const years = Math.max(0, ...rows.map((row) => row.length));
  return Float64Array.from({ length: years }, (_, year) => rows.reduce((sum, row) => sum + (row[year] ?? NaN), 0));
}
