import { areaM2 } from './area.js';
import { frontageM } from './frontage.js';
import { constraintRegion, groundOf, type Ground } from './ground.js';
import type { DroppedPiece, LandConstraint, LandSite, Line, Parcel, Release, ReleaseRules } from './landSite.js';
import { piecesOf } from './pieces.js';
import { areaOfRegionM2, difference, intersection, NOTHING, Plane, type Region } from './plane.js';
import { boundsOf, ringsOf, type Polygon, type Shape } from './shapes/shape.js';

/** Less is a sliver: it counts among what is dropped and is not worth a mention. Nor does a parcel wait for a block of which it holds less. */
const SLIVER_M2 = 1;
/** Parts that miss their whole by more than this share of it are a fault of the program. */
const MOST_ADRIFT = 1e-6;

/**
 * Measures the land that emptying a set of blocks releases (METHOD 4.3), and the parcels that somebody could build on: their cells less
 * the setbacks of what stays, less the union of the hard constraints, in pieces that are large enough and reach a road.
 * Areas in m² on the British National Grid. A block is named by its position in `site.blocks`.
 */
export function measureRelease(site: LandSite, emptied: readonly number[], rules: ReleaseRules): Release {
  refuseStrangers(site, emptied);
  const ground = groundOf(site);
  const { byBlock, withoutBlocks } = ground.takenOver(emptied);
  const takenOver = [...byBlock, withoutBlocks];
  const setbacks = ground.setbacks(emptied, rules.setbackM, takenOver);
  const hard = ground.constraints.filter((_, index) => site.constraints[index]?.hard);
  const released = ground.plane.polygonsOfDifference(takenOver, setbacks);
  const developable = ground.plane.polygons(difference(takenOver, [...setbacks, ...hard]));
  const parts = takenOver.map((part) => difference([part], setbacks));
  const [cellsM2, releasedM2, developableM2] = [
    sumOf(takenOver.map(areaOfRegionM2)),
    areaM2(released),
    areaM2(developable),
  ];
  const areas = tied(parts.map(areaOfRegionM2), releasedM2);
  const { parcels, dropped } = judged(developable, emptied, parts, site, ground, rules);
  return {
    released,
    cellsM2,
    setbacksM2: Math.max(0, cellsM2 - releasedM2),
    constrainedM2: Math.max(0, releasedM2 - developableM2),
    droppedM2: Math.max(0, developableM2 - sumOf(parcels.map((parcel) => parcel.areaM2))),
    withoutBlocksM2: areas[areas.length - 1] ?? 0,
    releasedByBlockM2: areas.slice(0, -1),
    openByBlockM2: emptied.map((block, index) => openM2(parts[index], ground.open(block))),
    takenM2: ground.constraints.map((constraint) => areaOfRegionM2(intersection(constraint, parts))),
    parcels,
    dropped,
  };
}

/** Area in m² of each constraint with its buffer inside the site, each alone. */
export function constraintAreasM2(boundary: Shape, constraints: readonly LandConstraint[]): number[] {
  const plane = new Plane(boundary[0]?.outer[0] ?? [0, 0]);
  const site = plane.region(boundary);
  return constraints.map((each) => areaOfRegionM2(intersection(constraintRegion(each, plane), [site])));
}

/** Which pieces somebody could build on, and why the others are dropped. */
function judged(
  developable: Shape,
  emptied: readonly number[],
  parts: readonly Region[],
  site: LandSite,
  ground: Ground,
  rules: ReleaseRules,
): Pick<Release, 'parcels' | 'dropped'> {
  const lines: readonly Line[] = site.roads.length > 0 ? site.roads : ringsOf(site.boundary);
  const pieces = piecesOf(developable, ground.plane, rules.minimumParcelM2);
  const parcels: Parcel[] = [];
  const dropped: DroppedPiece[] = [];
  for (const piece of inOrder(pieces)) {
    const shape = [piece];
    const [area, frontage] = [areaM2(shape), frontageM(shape, lines)];
    const fronts = frontage >= rules.minimumFrontageM;
    const why = area < rules.minimumParcelM2 ? 'too-small' : fronts || rules.accessCosted ? undefined : 'no-frontage';
    if (why === undefined) {
      const facts = { shape, areaM2: area, frontageM: frontage, needsAccess: !fronts };
      parcels.push({ ...facts, ...holdings(ground.plane.region(shape), emptied, parts, site, ground) });
    } else if (area >= SLIVER_M2) dropped.push({ shape, areaM2: area, frontageM: frontage, why });
  }
  return { parcels, dropped };
}

function holdings(
  parcel: Region,
  emptied: readonly number[],
  parts: readonly Region[],
  site: LandSite,
  ground: Ground,
): Pick<Parcel, 'withoutBlocksM2' | 'blocks' | 'softM2' | 'openM2'> {
  const sharedM2 = (other: Region | undefined): number =>
    other === undefined ? 0 : areaOfRegionM2(intersection(parcel, [other]));
  return {
    withoutBlocksM2: Math.min(areaOfRegionM2(parcel), sharedM2(parts.at(-1))),
    blocks: emptied.filter((_, index) => sharedM2(parts[index]) > SLIVER_M2),
    softM2: site.constraints.map(({ hard }, index) => (hard ? 0 : sharedM2(ground.constraints[index]))),
    openM2: emptied.map((block, index) => openM2(intersection(parcel, [parts[index] ?? NOTHING]), ground.open(block))),
  };
}

function openM2(land: Region | undefined, open: Region): number {
  return land === undefined ? 0 : areaOfRegionM2(intersection(land, [open]));
}

/** Largest first; like ones, to the nearest cm², west to east and then south to north. */
function inOrder(pieces: readonly Polygon[]): Polygon[] {
  return pieces
    .map((piece) => ({ piece, area: Math.round(areaM2([piece]) * 1e4), bounds: boundsOf(piece.outer) }))
    .sort((a, b) => b.area - a.area || a.bounds.west - b.bounds.west || a.bounds.south - b.bounds.south)
    .map(({ piece }) => piece);
}

/** Parts that add up to their whole but for rounding, which is spread; fails loudly if it is more than rounding. */
function tied(parts: readonly number[], whole: number): number[] {
  const sum = sumOf(parts);
  if (Math.abs(sum - whole) > MOST_ADRIFT * whole + SLIVER_M2 / 100)
    throw new Error(`the blocks' released land adds up to ${sum} m², and all of it to ${whole} m²`);
  return sum > 0 ? parts.map((part) => (part * whole) / sum) : [...parts];
}

function sumOf(areas: readonly number[]): number {
  return areas.reduce((a, b) => a + b, 0);
}

function refuseStrangers(site: LandSite, emptied: readonly number[]): void {
  const isBlock = (block: number): boolean => Number.isInteger(block) && block >= 0 && block < site.blocks.length;
  if (new Set(emptied).size < emptied.length || !emptied.every(isBlock))
    throw new RangeError(`emptied blocks are different positions from 0 to ${site.blocks.length - 1}`);
}
