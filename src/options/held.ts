import type { Held } from './result.js';
import type { Study } from './study.js';

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
  return CANDIDATES.filter(({ input }) => study.structure.blueprint.inputs.has(input));
}
