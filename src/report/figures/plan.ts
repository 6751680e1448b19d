import { CONSTRAINT_KINDS } from '../../hospitals/index.js';
import { ringsOf } from '../../land/shapes/index.js';
import { roleOf } from '../../library/index.js';
import { printFinancialYear } from '../../words/index.js';
import type { LandPlanFacts } from '../land/facts.js';
import { numberBlocks } from './blockNumbers.js';
import type { BlockState, PlanBalance, PlanBlock, PlanOption, SitePlanFigure } from '../land/landFigures.js';
import type { FigureCase, FigureSubject } from './subject.js';

/** The site with its blocks kept, emptied, PFI and fixed, its constraints and its parcels, for each option that may empty some. */
export function sitePlan(subject: FigureSubject): SitePlanFigure {
  const { study, cases, land, figuresIn } = subject;
  const { map } = study.site;
  const numbers = numberBlocks(map.blocks.map(({ label }) => label));
  const blocks = map.blocks.map((block, index): PlanBlock => ({
    id: block.id,
    ...(numbers[index] ?? { label: String(index + 1) }),
    rings: ringsOf(block.polygons),
  }));
  const acting = cases.filter((each) => roleOf(each.option) === 'acting');
  return {
    boundary: ringsOf(map.boundary),
    blocks,
    attributions: attributionsOf(study.site.attributions),
    siteAreaM2: cases[0] === undefined ? null : figuresIn(cases[0].view).one('parcels.plan', 'siteM2'),
    parkingM2: cases[0] === undefined ? null : figuresIn(cases[0].view).one('parcels.plan', 'parkingM2'),
    constraints: (land?.constraints ?? []).map(({ label, kind, hard, bufferM, areaM2, rings }) => ({
      ...{ label, hard, bufferM, areaM2, rings },
      kind: kindOf(kind),
    })),
    roads: map.roads,
    ...(map.retainedZone === undefined ? {} : { retained: ringsOf(map.retainedZone) }),
    ...(map.surplus === undefined ? {} : { surplus: ringsOf(map.surplus) }),
    options: (acting.length > 0 ? acting : cases.slice(0, 1)).map((each) => planOf(each, subject)),
    source: sourceOf(study),
  };
}

function planOf({ option, view }: FigureCase, { study, land, figuresIn }: FigureSubject): PlanOption {
  const { blocks } = study.site.map;
  const figures = figuresIn(view);
  const states = blocks.map((block): BlockState => {
    if (block.tenure === 'pfi') return 'pfi';
    if (figures.one('blocks.block', 'isEmpty', { year: view.last, member: block.id }) === 1) return 'emptied';
    return block.movable ? 'kept' : 'fixed';
  });
  const floorAreaM2 = { kept: 0, emptied: 0, pfi: 0, fixed: 0 };
  blocks.forEach((block, index) => (floorAreaM2[states[index] ?? 'kept'] += block.floorAreaM2));
  const plan = land?.plans.find((each) => each.option === option.id);
  return {
    label: option.title,
    states,
    years: blocks.map(({ id }) => {
      const first = figures.firstYear('blocks.block', 'isEmpty', id);
      return first === undefined ? null : printFinancialYear(first);
    }),
    floorAreaM2,
    landReleasedM2: figures.one('parcels.plan', 'releasedM2') ?? 0,
    parcels: (plan?.parcels ?? []).map(({ label, areaM2, netM2, yearLabel, needsAccess, polygons }) => ({
      ...{ label, areaM2, netM2, yearLabel, needsAccess },
      rings: polygons.flat(),
    })),
    dropped: (plan?.dropped ?? []).map(({ areaM2, why, rings }) => ({ areaM2, why, rings })),
    ...(plan === undefined || plan.cellsM2 === 0 ? {} : { balance: balanceOf(plan) }),
    ...(plan?.whyNone === undefined ? {} : { whyNone: plan.whyNone }),
  };
}

/** A kind of constraint as people call it. */
function kindOf(kind: string): string {
  return Object.entries(CONSTRAINT_KINDS).find(([id]) => id === kind)?.[1] ?? kind;
}

function balanceOf({ parcels, ...plan }: LandPlanFacts): PlanBalance {
  const { cellsM2, withoutBlocksM2, setbacksM2, constrainedM2, droppedM2 } = plan;
  const parcelsM2 = parcels.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  return { cellsM2, withoutBlocksM2, setbacksM2, constrainedM2, droppedM2, parcelsM2 };
}

/** Each once: one that stands whole within another is said by that. */
function attributionsOf(all: readonly string[]): string[] {
  const tidy = [...new Set(all.map((line) => line.trim().replace(/\.+$/, '')))].filter((line) => line !== '');
  return tidy.filter((line) => !tidy.some((other) => other !== line && other.includes(line)));
}

/** Where the outlines stand, and how far they may be trusted. */
function sourceOf({ site }: FigureSubject['study']): string {
  const { constraints, roads, retainedZone, surplus, files } = site.map;
  const zones = constraints.length > 0 || roads.length > 0 || retainedZone !== undefined || surplus !== undefined;
  const maps = zones
    ? `${files.boundary}, ${files.buildings} and ${files.constraints}`
    : `${files.boundary} and ${files.buildings}`;
  const outlines = `${maps} of the site folder`;
  const { blocks } = site.map;
  const some = (status: string): boolean => blocks.some((block) => block.status === status);
  const contract = blocks.some((block) => block.tenure === 'pfi');
  const drawn = contract ? 'boundary, the floor areas, and which blocks are PFI,' : 'boundary and the floor areas';
  // Whoever reads a plan takes what is drawn for what stands there.
  const squares = blocks.filter(({ outlineStatus }) => outlineStatus === 'illustrative').length;
  const what =
    squares === blocks.length ? 'each block is a square' : `${squares} of the ${blocks.length} blocks are squares`;
  const nowhere = squares === 0 ? '' : `: ${what} at no known place`;
  const withOutlines = squares === 0 ? '' : 'outlines, the ';
  if (some('illustrative')) return `${outlines}. The ${withOutlines}${drawn} are illustrative${nowhere}.`;
  if (squares > 0) return `${outlines}. The outlines are illustrative${nowhere}.`;
  return some('assumed') ? `${outlines}. How the floor lies in the blocks is assumed.` : `${outlines}.`;
}
