import { areaM2, shareOut } from '../../land/index.js';
import type { Feature } from '../../land/maps/index.js';

/** The site's gross internal area, where it is given. */
export interface WholeFloor {
  readonly floorM2: number | undefined;
}

interface Say {
  readonly refuse: (found: string, right: string) => void;
  readonly warn: (found: string, right: string) => void;
}

const MOST_NAMED = 8;

/**
 * The blocks with a floor area each. Those that neither the register nor the outline gives one share what is left of the site's gross internal
 * area by footprint × storeys (by footprint where no block's storeys are known), marked illustrative. Undefined where that cannot be.
 */
export function shareFloor(
  blocks: readonly Feature[],
  { floorM2 }: WholeFloor,
  { refuse, warn }: Say,
): Feature[] | undefined {
  const lacking = blocks.filter(({ properties }) => (properties.floor_area_m2 ?? null) === null);
  if (lacking.length === 0) return [...blocks];
  const who = `the floor of ${lacking.length} of its ${blocks.length} blocks is given nowhere (${named(lacking)})`;
  if (floorM2 === undefined)
    return void refuse(
      who,
      'Add the column floor, or give gross_internal_area in site.yaml, which is then shared out among them',
    );
  const storeys = lacking.map(({ properties }) => properties.storeys);
  const unknown = lacking.filter((_, index) => typeof storeys[index] !== 'number');
  if (unknown.length > 0 && unknown.length < lacking.length)
    return void refuse(
      `${unknown.length} of its ${blocks.length} blocks have neither floor nor storeys (${named(unknown)})`,
      'Give either: floor that is given nowhere is shared out by footprint × storeys',
    );
  const known = blocks.reduce(
    (sum, { properties }) => sum + (typeof properties.floor_area_m2 === 'number' ? properties.floor_area_m2 : 0),
    0,
  );
  const left = Math.round(floorM2 - known);
  if (left < lacking.length)
    return void refuse(
      `${who}, and the others have ${Math.round(known)} m² of the gross internal area of ${Math.round(floorM2)} m²`,
      'Nothing is left to share out: add the column floor, or mend gross_internal_area',
    );
  const by = unknown.length === 0 ? 'footprint × storeys' : 'footprint, as no storeys are known';
  const shares = shareOut(
    left,
    lacking.map(({ shape }, index) => areaM2(shape) * (Number(storeys[index]) || 1)),
  );
  warn(
    `${who}: ${left} m² of gross_internal_area are shared out among them by ${by}`,
    'That is an illustration: add the column floor',
  );
  const source = `floor: gross_internal_area shared out by ${by}`;
  return blocks.map((block) => {
    const share = shares[lacking.indexOf(block)];
    if (share === undefined) return block;
    const own = typeof block.properties.source === 'string' ? `${block.properties.source}; ` : '';
    return {
      ...block,
      properties: {
        ...block.properties,
        floor_area_m2: Math.max(1, share),
        source: `${own}${source}`,
        status: 'illustrative',
      },
    };
  });
}

function named(blocks: readonly Feature[]): string {
  const names = blocks
    .slice(0, MOST_NAMED)
    .map(({ label, properties: { id } }) => (typeof id === 'string' ? id : label));
  return `${names.join(', ')}${blocks.length > MOST_NAMED ? `, and ${blocks.length - MOST_NAMED} more` : ''}`;
}
