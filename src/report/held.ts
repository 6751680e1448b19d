import { PLAN_INPUTS, PLAN_LINES, WORKED_OUT } from '../decisions/index.js';
import { mergeInOrder } from '../model/index.js';
import { inputsBehind } from '../model/structure/index.js';
import type { Study } from '../study/index.js';
import { printFinancialYear } from '../words/index.js';
import type { Held } from './result.js';

const MAPS = ['boundary.geojson', 'buildings.geojson'];
const CHOICE = 'block_chosen';

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
  return [...worked(study), ...planned(study), ...restatedIn(study)];
}

/** What the choice of blocks and the geometry of their land gave: all of it is stale once what the choice rests on has moved. */
function planned({ structures, site }: Study): Held[] {
  const models = structures.map(({ blueprint }) => blueprint);
  const has = (input: string): boolean => models.some(({ inputs }) => inputs.has(input));
  if (!has(CHOICE)) return [];
  const rules = ['setback', 'minimum_parcel', 'minimum_frontage', 'sold_with_new_access'];
  const behind = models.map((model) => [
    ...inputsBehind(model, PLAN_LINES),
    ...rules.filter((rule) => model.inputs.has(rule)),
  ]);
  const dependsOn = mergeInOrder(behind, (name) => name).filter((name) => !PLAN_INPUTS.includes(name));
  const alsoOn = site.map.constraints.length === 0 ? MAPS : [...MAPS, 'constraints.geojson'];
  const choice: Held = {
    input: CHOICE,
    why: 'The set of blocks worth most: a search among all sets.',
    dependsOn: [...new Set(dependsOn)],
    alsoOn,
  };
  const others = WORKED_OUT.filter((input) => input !== CHOICE && has(input));
  const why = 'The chosen blocks, in their order, and what geometry measures of their land.';
  return [choice, ...others.map((input): Held => ({ input, why, dependsOn: [], staleWith: CHOICE, alsoOn }))];
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
