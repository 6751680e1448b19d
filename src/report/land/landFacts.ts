import { plansIn, type LandPlan } from '../../decisions/index.js';
import { isLandOurs } from '../../hospitals/index.js';
import { withBuffer } from '../../land/index.js';
import { ringsOf } from '../../land/shapes/index.js';
import { View } from '../../model/evaluate/index.js';
import type { Case, Study } from '../../study/index.js';
import { printFinancialYear } from '../../words/index.js';
import type {
  ConstraintFacts,
  DroppedFacts,
  LandFacts,
  LandPlanFacts,
  ParcelFacts,
  PlannedBlockFacts,
} from './facts.js';
import { sayApart, sayChoice, sayMoves, sayRoads } from './said.js';
import { whyDropped, whyNone, whyUnsold } from './whyNone.js';

/** What each option's plan does to the land; undefined for a site whose model has no blocks to choose. */
export function landFactsOf(study: Study): LandFacts | undefined {
  const { site, cases, decided } = study;
  const plans = plansIn(decided);
  if (plans.size === 0) return undefined;
  const frontage = site.map.roads.length > 0 ? 'adopted-roads' : 'boundary';
  return {
    frontage,
    roads: sayRoads(frontage),
    constraints: constraintsOf(study),
    plans: cases.flatMap((each) => {
      const plan = plans.get(each.option.id);
      return plan === undefined ? [] : [planFacts(study, each, plan)];
    }),
  };
}

function constraintsOf({ site }: Study): ConstraintFacts[] {
  return site.map.constraints.map(({ id, label, kind, hard, bufferM, costGbp, areaM2, source, status, polygons }) => ({
    id,
    label,
    kind,
    hard,
    bufferM,
    costGbp,
    areaM2,
    ...(source === undefined ? {} : { source }),
    ...(status === undefined ? {} : { status }),
    rings: ringsOf(withBuffer({ id, hard, bufferM, shape: polygons })),
  }));
}

function planFacts({ site }: Study, { option, outcome }: Case, plan: LandPlan): LandPlanFacts {
  const view = new View(outcome);
  const { choice, release } = plan;
  const blocks = blocksOf(site.map, view, plan);
  const parcels = parcelsOf(view, plan);
  const none = whyNone(site.map, plan) ?? whyUnsold(plan, parcels);
  const apart = sayApart(view, { blocks });
  const facts = {
    exact: choice.exact,
    gapGbp: choice.gapGbp,
    movable: plan.units.reduce((count, unit) => count + unit.blocks.length, 0),
    zoneDrawn: site.map.retainedZone !== undefined,
    valueGbp: view.at('plan_value') ?? null,
    measuredValueGbp: view.at('plan_value_measured') ?? null,
    blocks,
    sharesM2: blocks.reduce((sum, { shareM2 }) => sum + shareM2, 0),
    measuredM2: parcels.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    withoutBlocksM2: release.withoutBlocksM2,
  };
  return {
    option: option.id,
    title: option.title,
    ...facts,
    choice: sayChoice(facts, view),
    moves: sayMoves(view, facts),
    ...(apart === undefined ? {} : { apart }),
    cellsM2: release.cellsM2,
    setbacksM2: release.setbacksM2,
    constrainedM2: release.constrainedM2,
    droppedM2: release.droppedM2,
    parcels,
    dropped: release.dropped.map((piece): DroppedFacts => ({
      areaM2: piece.areaM2,
      frontageM: piece.frontageM,
      why: whyDropped(piece, plan.rules, site.map.roads.length > 0),
      rings: ringsOf(piece.shape),
    })),
    ...(none === undefined ? {} : { whyNone: none }),
  };
}

function blocksOf({ blocks }: Study['site']['map'], view: View, plan: LandPlan): PlannedBlockFacts[] {
  return plan.blocks.flatMap(({ id, releasedM2 }): PlannedBlockFacts[] => {
    const block = blocks.find((each) => each.id === id);
    if (block === undefined) return [];
    const emptyAt = view.yearly('empty', id).indexOf(1);
    return [
      {
        id,
        label: block.label,
        floorM2: block.floorAreaM2,
        queueM2: view.at('area_in_queue', view.last, id) ?? NaN,
        yearLabel: firstYear(view, 'empty', id),
        // A landlord's block releases nothing of ours, and the choice reckoned with none.
        shareM2: isLandOurs(block) ? block.clearLandM2 : 0,
        releasedM2,
        byDensification: emptyAt >= 0 && view.at('empty_by_beds', view.first + emptyAt, id) === 0,
      },
    ];
  });
}

function parcelsOf(view: View, { parcels, release }: LandPlan): ParcelFacts[] {
  return parcels.map(({ id, areaM2, frontageM, needsAccess, blocks }, index): ParcelFacts => {
    const saleable = view.at('parcel_saleable', view.last, id) ?? areaM2;
    return {
      id,
      label: `Parcel ${index + 1}`,
      areaM2,
      netM2: saleable * (view.at('parcel_net_share', view.last, id) ?? NaN),
      frontageM,
      needsAccess,
      yearLabel: firstYear(view, 'parcel_released', id),
      blocks,
      polygons: (release.parcels[index]?.shape ?? []).map(({ outer, holes }) => [outer, ...holes]),
    };
  });
}

/** The first year in which a flag of a member is raised. */
function firstYear(view: View, flag: string, member: string): string | null {
  const index = view.yearly(flag, member).indexOf(1);
  return index < 0 ? null : printFinancialYear(view.first + index);
}
