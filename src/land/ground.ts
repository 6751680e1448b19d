import { cellsOf } from './cells/cells.js';
import type { LandConstraint, LandSite } from './landSite.js';
import { areaOfRegionM2, difference, intersection, NOTHING, Plane, widened, within, type Region } from './plane.js';
import type { Shape } from './shapes/shape.js';

/** A block stands where more than half of it does. */
const MOST = 0.5;
/** A block reaches out of the retained zone if more than this share of it does; less is an error of drawing. */
const FORGIVEN = 0.01;

/** What emptying blocks takes over, before setbacks and constraints: regions that do not overlap. */
export interface TakenOver {
  /** Aligned with the blocks emptied. */
  readonly byBlock: readonly Region[];
  readonly withoutBlocks: Region;
}

/** A site put on its plane once, for as many sets of emptied blocks as are asked for. */
export class Ground {
  readonly plane: Plane;
  /** With their buffers, whether they touch the site or not. */
  readonly constraints: readonly Region[];
  readonly #site: LandSite;
  readonly #footprints: readonly Region[];
  readonly #surplus: Region;
  readonly #zone: Zone | undefined;
  readonly #cells: readonly Region[];
  readonly #walls = new Map<string, Region>();
  readonly #open = new Map<number, Region>();
  readonly #parking: Region;

  constructor(site: LandSite) {
    this.#site = site;
    this.plane = new Plane(site.boundary[0]?.outer[0] ?? [0, 0]);
    this.constraints = site.constraints.map((constraint) => constraintRegion(constraint, this.plane));
    this.#footprints = site.blocks.map((block) => this.plane.region(block));
    this.#zone = site.retained === undefined ? undefined : zoneOf(site, site.retained, this.#footprints, this.plane);
    this.#cells = this.#zone?.cells ?? site.cells.map((cell) => this.plane.region(cell));
    this.#surplus = this.#surplusOf(site.surplus ?? []);
    this.#parking = this.plane.region(site.parking ?? []);
  }

  /** Surplus land inside the site; what the user draws as retained is not surplus. */
  #surplusOf(surplus: Shape): Region {
    if (surplus.length === 0) return NOTHING;
    return intersection(this.plane.region(surplus), [this.#zone?.outside ?? this.plane.region(this.#site.boundary)]);
  }

  takenOver(emptied: readonly number[]): TakenOver {
    const isWhole = this.#zone !== undefined && this.#zone.blocks.length === 0;
    const withoutBlocks = isWhole ? this.#zone.outside : this.#surplus;
    const byBlock = emptied.map((block) => {
      const cell = this.#cells[block] ?? NOTHING;
      return withoutBlocks === NOTHING ? cell : difference([cell], [withoutBlocks]);
    });
    return { byBlock, withoutBlocks };
  }

  /** A block's ground that no wall, no drawn car park and no surplus land covers. */
  open(block: number): Region {
    const known =
      this.#open.get(block) ??
      openGround(this.#cells[block] ?? NOTHING, [this.#footprints[block] ?? NOTHING, this.#parking, this.#surplus]);
    this.#open.set(block, known);
    return known;
  }

  /**
   * What is kept clear round all that stays: its walls, or a retained zone's line with the walls of what stays outside it. Walls out of
   * reach of the land that is asked about are left out: to widen every block costs more than all the rest where little is taken over.
   * Surplus land is held to it too: whoever drew it may not have thought of the neighbour.
   */
  setbacks(emptied: readonly number[], setbackM: number, of: readonly Region[]): Region[] {
    const gone = new Set(emptied);
    const isNear = (block: number): boolean =>
      of.some((land) => within(setbackM, land, this.#footprints[block] ?? NOTHING));
    const kept = this.#site.blocks.flatMap((_, block) => (gone.has(block) || !isNear(block) ? [] : [block]));
    if (this.#zone === undefined) return kept.map((block) => this.#wallsOf(block, setbackM));
    const outside = kept.filter((block) => this.#zone?.reachingOut.has(block));
    return [widened(this.#zone.inside, setbackM), ...outside.map((block) => this.#wallsOf(block, setbackM))];
  }

  #wallsOf(block: number, setbackM: number): Region {
    const key = `${block} ${setbackM}`;
    const walls = this.#walls.get(key) ?? widened(this.#footprints[block] ?? NOTHING, setbackM);
    this.#walls.set(key, walls);
    return walls;
  }
}

const grounds = new WeakMap<LandSite, Ground>();

export function groundOf(site: LandSite): Ground {
  const ground = grounds.get(site) ?? new Ground(site);
  grounds.set(site, ground);
  return ground;
}

/** Ground that nothing covers. */
export function openGround(cell: Region, covers: readonly Region[]): Region {
  return difference([cell], covers);
}

/** A constraint with its buffer. */
export function constraintRegion({ shape, bufferM }: LandConstraint, plane: Plane): Region {
  return widened(plane.region(shape), bufferM);
}

interface Zone {
  readonly inside: Region;
  readonly outside: Region;
  /** The blocks that stand outside, and by block their share of the ground outside; nothing for the others. */
  readonly blocks: readonly number[];
  readonly cells: readonly Region[];
  readonly reachingOut: ReadonlySet<number>;
}

/** All the land outside a retained zone goes with the blocks that stand there: it is divided among them alone. */
function zoneOf(site: LandSite, retained: Shape, footprints: readonly Region[], plane: Plane): Zone {
  const inside = plane.region(retained);
  const outside = difference([plane.region(site.boundary)], [inside]);
  const shares = footprints.map(
    (footprint) => areaOfRegionM2(difference([footprint], [inside])) / areaOfRegionM2(footprint),
  );
  const blocks = shares.flatMap((share, block) => (share > MOST ? [block] : []));
  const divided = cellsOf(
    plane.polygons(outside),
    blocks.map((block) => site.blocks[block] ?? []),
  );
  const cells = footprints.map(() => NOTHING);
  blocks.forEach((block, index) => (cells[block] = plane.region(divided[index] ?? [])));
  const reachingOut = new Set(shares.flatMap((share, block) => (share > FORGIVEN ? [block] : [])));
  return { inside, outside, blocks, cells, reachingOut };
}
