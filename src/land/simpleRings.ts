import { Clipper, PointInPolygonResult, type Path64, type PolyPath64 } from 'clipper2-ts';

/** A polygon in the units of a plane's grid: its outer ring first, anticlockwise, and its holes clockwise. */
export type GridPolygon = readonly [outer: Path64, ...holes: Path64[]];

/**
 * The polygons of an overlay's result, as other programs want them: an overlay may give two pieces that touch in one corner as one ring
 * that goes through that corner twice, or a hole that touches the outline as a part of it. Here each is a ring of its own.
 */
export function polygonsOfTree(tree: PolyPath64): GridPolygon[] {
  return children(tree).flatMap((node) => {
    const holes = children(node);
    const rings = [node, ...holes].flatMap(({ poly }) => simpleRings(poly ?? []));
    const outers = rings.filter(Clipper.isPositive);
    const hollow = rings.filter((ring) => !Clipper.isPositive(ring));
    return [...withHoles(outers, hollow), ...holes.flatMap(polygonsOfTree)];
  });
}

function children(node: PolyPath64): PolyPath64[] {
  return Array.from({ length: node.count }, (_, index) => node.child(index));
}

function withHoles(outers: readonly Path64[], holes: readonly Path64[]): GridPolygon[] {
  const [only, ...others] = outers;
  if (only === undefined) return [];
  if (others.length === 0) return [[only, ...holes]];
  return outers.map((outer) => [outer, ...holes.filter((hole) => isInside(hole, outer))]);
}

/** Judged by the first corner that is not on the ring itself. */
function isInside(hole: Path64, outer: Path64): boolean {
  const places = hole.map((corner) => Clipper.pointInPolygon(corner, outer));
  return places.find((place) => place !== PointInPolygonResult.IsOn) === PointInPolygonResult.IsInside;
}

/** A ring cut wherever it comes back to a corner, into rings that pass no corner twice. */
function simpleRings(path: Path64): Path64[] {
  const rings: Path64[] = [];
  const walked: Path64 = [];
  const places = new Map<string, number>();
  for (const corner of path) {
    const place = places.get(`${corner.x} ${corner.y}`);
    if (place !== undefined) {
      const loop = walked.splice(place);
      for (const { x, y } of loop) places.delete(`${x} ${y}`);
      rings.push(loop);
    }
    places.set(`${corner.x} ${corner.y}`, walked.length);
    walked.push(corner);
  }
  // What goes out and back along the same line holds no ground.
  return [...rings, walked].filter((ring) => ring.length > 2 && Clipper.area(ring) !== 0);
}
