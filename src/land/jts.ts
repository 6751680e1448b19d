/** The few operations that we ask of JSTS (the JavaScript port of JTS), with types: JSTS itself has none to speak of. */
import Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import BufferOp from 'jsts/org/locationtech/jts/operation/buffer/BufferOp.js';
import ConvexHull from 'jsts/org/locationtech/jts/algorithm/ConvexHull.js';
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js';
import { ringsOf, type Point, type Ring, type Shape } from './shapes/shape.js';

interface JtsCoordinate {
  readonly x: number;
  readonly y: number;
}

export interface JtsGeometry {
  getArea(): number;
  getCoordinates(): JtsCoordinate[];
}

const factory = new GeometryFactory();

function jtsRing(ring: Ring): unknown {
  return factory.createLinearRing(ring.map(([x, y]) => new Coordinate(x, y)));
}

/** Where one polygon touches or crosses itself, with JTS's word for it; undefined when it is sound. */
export function flawOf(shape: Shape): { readonly what: string; readonly where: Point } | undefined {
  for (const polygon of shape) {
    const single = factory.createPolygon(jtsRing(polygon.outer), polygon.holes.map(jtsRing)) as JtsGeometry;
    const flaw = new IsValidOp(single).getValidationError() as null | {
      getMessage(): string;
      getCoordinate(): JtsCoordinate;
    };
    if (flaw !== null) return { what: flaw.getMessage(), where: [flaw.getCoordinate().x, flaw.getCoordinate().y] };
  }
  return undefined;
}

/** The convex hull of every shape given. */
export function convexHull(shapes: readonly Shape[]): JtsGeometry {
  const corners = shapes.flatMap((shape) => ringsOf(shape).flat()).map(([x, y]) => new Coordinate(x, y));
  return new ConvexHull(corners, factory).getConvexHull() as JtsGeometry;
}

/** A geometry widened all round by a distance in metres; quarter circles are drawn with `segments` chords. */
export function widened(geometry: JtsGeometry, distanceM: number, segments: number): JtsGeometry {
  return BufferOp.bufferOp(geometry, distanceM, segments) as JtsGeometry;
}

/** The corners of a geometry that is one ring without holes. */
export function cornersOf(geometry: JtsGeometry): Ring {
  return geometry.getCoordinates().map(({ x, y }) => [x, y] as const);
}
