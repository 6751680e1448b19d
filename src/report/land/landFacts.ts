import { plansIn, type LandPlan } from '../../decisions/index.js';
import { edgeMoved } from '../../land/index.js';
import { ringsOf } from '../../land/shapes/index.js';
import type { Settings } from '../../library/index.js';
import type { Case, Study } from '../../study/index.js';
import { printFinancialYear } from '../../words/index.js';
import type { AnswerFigures } from '../say/index.js';
import type {
  ConstraintFacts,
  DroppedFacts,
  LandFacts,
  LandPlanFacts,
  ParcelFacts,
  PlannedBlockFacts,
} from './facts.js';
import { sayApart, sayChoice, sayMoves, sayRoads } from './said.js';
import { whyNoBlock } from './whyNoBlock.js';
import { whyDropped, whyNone, whyUnsold } from './whyNone.js';

/** What each option's plan does to the land; undefined for a site whose model has no blocks to choose. */
export function landFactsOf(study: Study, figuresOf: (each: Case) => AnswerFigures): LandFacts | undefined {
  const { site, cases, decided } = study;
  const plans = plansIn(decided);
  if (plans.size === 0) return undefined;
  const frontage = site.map.roads.length > 0 ? 'adopted-roads' : 'boundary';
  return {
    frontage,
    roads: sayRoads(frontage),
    constraints: constraintsOf(study, figuresOf),
    plans: cases.flatMap((each) => {
      const plan = plans.get(each.option.id);
      return plan === undefined ? [] : [planFacts(study, each.option, plan, figuresOf(each))];
    }),
  };
}

function constraintsOf({ site, cases }: Study, figuresOf: (each: Case) => AnswerFigures): ConstraintFacts[] {
  // As the model has them: in the base year's prices, where the map may say another's.
  const figures = cases[0] === undefined ? undefined : figuresOf(cases[0]);
  return site.map.constraints.map(({ id, label, kind, hard, bufferM, costGbp, areaM2, source, status, polygons }) => ({
    id,
    label,
    kind,
    hard,
    bufferM,
    costGbp: figures?.one('constraints.constraint', 'costGbp', { member: id }) ?? costGbp,
    areaM2,
    ...(source === undefined ? {} : { source }),
    ...(status === undefined ? {} : { status }),
    rings: ringsOf(edgeMoved(polygons, bufferM)),
  }));
}

function planFacts({ site }: Study, option: Settings, plan: LandPlan, figures: AnswerFigures): LandPlanFacts {
  const { choice, release } = plan;
  const blocks = blocksOf(site.map, figures, plan);
  const parcels = parcelsOf(figures, plan);
  const none = whyNone(site.map, plan, figures) ?? whyUnsold(plan, parcels);
  const apart = sayApart(figures, { blocks });
  const facts = {
    exact: choice.exact,
    gapGbp: choice.gapGbp,
    movable: plan.units.reduce((count, unit) => count + unit.blocks.length, 0),
    zoneDrawn: site.map.retainedZone !== undefined,
    ...figures.all('blocks.plan', ['valueGbp', 'measuredValueGbp', 'parkingM2']),
    blocks,
    sharesM2: figures.one('blocks.plan', 'sharesM2') ?? NaN,
    measuredM2: parcels.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    withoutBlocksM2: release.withoutBlocksM2,
  };
  return {
    option: option.id,
    title: option.title,
    ...facts,
    choice: sayChoice({ ...facts, isAsked: site.map.toEmpty !== undefined }, whyNoBlock(site.map, plan, figures)),
    moves: sayMoves(figures, facts),
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

function blocksOf({ blocks }: Study['site']['map'], figures: AnswerFigures, plan: LandPlan): PlannedBlockFacts[] {
  return plan.blocks.flatMap(({ id, releasedM2 }): PlannedBlockFacts[] => {
    const block = blocks.find((each) => each.id === id);
    if (block === undefined) return [];
    const year = figures.firstYear('blocks.block', 'isEmpty', id);
    const byBeds = year === undefined ? null : figures.one('blocks.block', 'isEmptyByBeds', { year, member: id });
    return [
      {
        id,
        label: block.label,
        floorM2: block.floorAreaM2,
        queueM2: figures.one('blocks.block', 'queueM2', { member: id }) ?? NaN,
        wardsM2: figures.one('blocks.block', 'wardsM2', { member: id }) ?? NaN,
        yearLabel: labelOf(year),
        shareM2: figures.one('blocks.block', 'shareM2', { member: id }) ?? NaN,
        releasedM2,
        byDensification: byBeds === 0,
      },
    ];
  });
}

function parcelsOf(figures: AnswerFigures, { parcels, release }: LandPlan): ParcelFacts[] {
  return parcels.map(({ id, areaM2, frontageM, needsAccess, blocks }, index): ParcelFacts => ({
    id,
    label: `Parcel ${index + 1}`,
    areaM2,
    netM2: figures.one('parcels.parcel', 'netM2', { member: id }) ?? NaN,
    frontageM,
    needsAccess,
    yearLabel: labelOf(figures.firstYear('parcels.parcel', 'isReleased', id)),
    blocks,
    polygons: (release.parcels[index]?.shape ?? []).map(({ outer, holes }) => [outer, ...holes]),
  }));
}

function labelOf(year: number | undefined): string | null {
  return year === undefined ? null : printFinancialYear(year);
}
