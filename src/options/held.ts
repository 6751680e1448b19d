import type { Held } from './result.js';
import type { Study } from './study.js';
import { printFinancialYear } from '../model/index.js';

const MAPS = ['boundary.geojson', 'buildings.geojson'];

const CANDIDATES: readonly Held[] = [
  {
    input: 'block_land',
    why: 'Geometry: each block’s cell of the site, the ground nearer to it than to any other block.',
    dependsOn: ['site_area'],
    alsoOn: MAPS,
  },
  {
    input: 'block_floor_area',
    why: 'The floor areas in buildings.geojson, which share out the gross internal area.',
    dependsOn: ['gross_internal_area'],
    alsoOn: ['buildings.geojson'],
  },
  {
    input: 'block_in_pfi',
    why: 'A choice of blocks made when buildings.geojson was drawn.',
    dependsOn: ['gross_internal_area'],
    alsoOn: ['buildings.geojson'],
  },
];

/** The inputs of this model that only code can work out: a workbook holds them as values, and says when they have gone stale. */
export function heldIn(study: Study): Held[] {
  return [...worked(study), ...restatedIn(study)];
}

function worked(study: Study): Held[] {
  return CANDIDATES.filter(({ input }) => study.structures.some(({ blueprint }) => blueprint.inputs.has(input)));
}

/** Figures of another year's prices: their deflator's years mostly lie before the first column. */
function restatedIn({ cases, timeline }: Study): Held[] {
  const held = new Map<string, Held>();
  for (const { outcome } of cases)
    for (const [input, { rows }] of outcome.bound)
      for (const { restated } of rows) {
        if (restated === undefined) continue;
        const [first, last] = restated.years;
        const why = `Restated from ${printFinancialYear(restated.prices)} prices; the note says by what factor.`;
        const seen = last >= timeline.first && first <= timeline.last;
        held.set(input, {
          input,
          why,
          dependsOn: seen ? [restated.by] : [],
          years: [Math.max(first, timeline.first), Math.min(last, timeline.last)],
          alsoOn: [],
        });
      }
  return [...held.values()];
}
