import { areaM2, ringAreaM2, signedRingAreaM2 } from '../area.js';
import { isAbroad, recogniseCrs, whereItMayBe, type Coordinates, type SaidBy } from './crs.js';
import type { PlaceInFile } from './featurePlaces.js';
import type { RawGeometry, RawPolygon } from './geometry.js';
import { toDegrees, toGrid } from './grid.js';
import { flawOf } from '../jts.js';
import { isSurelySound } from '../sound.js';
import { ringsOf, sidesOf, type Point, type Ring, type Shape } from '../shapes/shape.js';

/** A map of more points than this is no drawing of a hospital. */
export const MOST_VERTICES = 100_000;
/** Nor one of more features. */
export const MOST_FEATURES = 5_000;
/** Ground too small or too thin to be meant. */
const SLIVER_M2 = 1;
const SLIVER_WIDTH_M = 0.2;
/** A warning names so many features; the others are counted. */
const MOST_NAMED = 3;

/** A map as its file has it, whatever the file's format: nothing projected, nothing judged. */
export interface Drawing {
  readonly features: readonly RawFeature[];
  /** What the file says of its coordinate system, as GeoJSON's `crs` member has it. */
  readonly crs: unknown;
  /** Where the format says it, for sentences. */
  readonly saidBy: SaidBy;
  readonly members: Readonly<Record<string, unknown>>;
  /** Whether the format says which way rings run (GeoJSON: outer ones anticlockwise). */
  readonly rightHanded: boolean;
}

export interface RawFeature extends RawGeometry {
  readonly label: string;
  readonly ownId?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Feature {
  /** How messages name it: its id where it has one, else its position in the file, from 1. */
  readonly label: string;
  /** What it is called where it was exported from, which is no id of a block: way/440410278. */
  readonly ownId?: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
  /** Lines of a map that may hold them; none in one of areas. */
  readonly lines: readonly (readonly Point[])[];
}

export interface FeatureCollection {
  readonly features: readonly Feature[];
  /** Where in the file each feature begins, where it has lines. */
  readonly featuresAt?: readonly PlaceInFile[];
  /** Whose export it is, where its features say nothing of blocks. */
  readonly publisher?: string;
  readonly coordinates: Coordinates;
  /** Top-level members other than the features: `attribution`, `note`, `source` and the like. */
  readonly members: Readonly<Record<string, unknown>>;
  /** What is odd, and was read as drawn. */
  readonly oddities: readonly Oddity[];
}

export interface Oddity {
  readonly found: string;
  readonly right: string;
}

type Refuse = (found: string, right: string) => void;

/** A drawing in metres on the British National Grid, with every shape that cannot stand refused; undefined when one was. */
export function onTheGrid(drawing: Drawing, refuse: Refuse): FeatureCollection | undefined {
  const points = drawing.features.flatMap(({ polygons, lines }) => [...polygons.flat(2), ...lines.flat()]);
  if (points.length > MOST_VERTICES)
    return void refuse(`it has ${points.length} points`, `At most ${MOST_VERTICES} are read: simplify it`);
  const crs = recogniseCrs(drawing.crs, points, drawing.saidBy);
  if ('wrong' in crs) return void refuse(crs.wrong, crs.right);
  if (refuseAbroad(drawing.features, crs, refuse)) return undefined;
  const place = ([x, y]: Point): Point => (crs.system === 'WGS84' ? toGrid(x, y) : [x, y]);
  const features = drawing.features.map(({ label, ownId, properties, polygons, lines }): Feature => ({
    label,
    ...(ownId === undefined ? {} : { ownId }),
    properties,
    shape: polygons.map((rings) => {
      const [outer = [], ...holes] = rings.map((ring) => ring.map(place));
      return { outer, holes };
    }),
    lines: lines.map((line) => line.map(place)),
  }));
  let isSound = true;
  const wrong: Refuse = (found, right) => {
    isSound = false;
    refuse(found, right);
  };
  for (const feature of features) checkShape(feature, crs, wrong);
  refuseSameTwice(drawing.features, wrong);
  if (!isSound) return undefined;
  const oddities = [
    ...(drawing.rightHanded ? againstRightHand(drawing.features) : []),
    ...pointsTwice(drawing.features),
    ...thinParts(features, crs),
  ];
  return { features, coordinates: crs, members: drawing.members, oddities };
}

/** Whether any feature has a point far from Great Britain, each refused: what it draws cannot be measured, and may exhaust memory. */
function refuseAbroad(features: readonly RawFeature[], crs: Coordinates, refuse: Refuse): boolean {
  const abroad = features.flatMap(({ label, polygons, lines }) => {
    const point = [...polygons.flat(2), ...lines.flat()].find((each) => isAbroad(each, crs));
    return point === undefined ? [] : [{ label, point }];
  });
  const what = crs.system === 'WGS84' ? 'outside Great Britain' : 'outside the British National Grid';
  for (const { label, point } of abroad)
    refuse(`${label} has a point ${what}, at ${point.join(', ')}`, whereItMayBe(crs));
  return abroad.length > 0;
}

/** A place as the file's own coordinates have it, so that it can be found again in the program that drew it. */
export function printPlace(place: Point, { system }: Coordinates): string {
  const own = system === 'WGS84' ? toDegrees(place) : place;
  return own.map((coordinate) => coordinate.toFixed(system === 'WGS84' ? 6 : 2)).join(', ');
}

function checkShape({ label, shape }: Feature, crs: Coordinates, refuse: Refuse): void {
  const flaw = isSurelySound(shape) ? undefined : flawOf(shape);
  if (flaw !== undefined) {
    const at = printPlace(flaw.where, crs);
    if (/^hole lies outside/i.test(flaw.what))
      refuse(`${label} has a hole outside its outline at ${at}`, 'Draw the hole inside, or as a part of its own');
    else refuse(`${label} crosses itself (${flaw.what} at ${at})`, 'Redraw it so that no side crosses another');
    return;
  }
  if (shape.length > 0 && areaM2(shape) < SLIVER_M2)
    return refuse(`${label} has no area`, `Draw a polygon of at least ${SLIVER_M2} m²`);
  for (const part of shape) {
    const [corner] = part.outer;
    const area = areaM2([part]);
    if (area < SLIVER_M2 && corner !== undefined)
      refuse(
        `${label} has a sliver: a part of ${area.toFixed(2)} m² at ${printPlace(corner, crs)}`,
        `Take it away, or draw at least ${SLIVER_M2} m²`,
      );
  }
}

/** One geometry under two features would count its ground twice. Features that differ in kind may share an outline. */
function refuseSameTwice(features: readonly RawFeature[], refuse: Refuse): void {
  const seen = new Map<string, string>();
  for (const { label, polygons, lines, properties } of features) {
    const kind = typeof properties.kind === 'string' ? properties.kind : '';
    const key = JSON.stringify([kind, polygons, lines]);
    const first = seen.get(key);
    const [x = 0, y = 0] = polygons[0]?.[0]?.[0] ?? lines[0]?.[0] ?? [];
    if (first === undefined) seen.set(key, label);
    else refuse(`${label} is drawn exactly as ${first} is, at ${x}, ${y}`, 'Keep one of them');
  }
}

/** Outer rings that run clockwise, or holes that run anticlockwise: no area depends on it. */
function againstRightHand(features: readonly RawFeature[]): Oddity[] {
  const reversed = (polygon: RawPolygon): number =>
    polygon.filter((ring, index) => signedRingAreaM2(ring) > 0 === index > 0).length;
  const counted = features.map(({ label, polygons }) => ({
    label,
    rings: polygons.reduce((sum, polygon) => sum + reversed(polygon), 0),
  }));
  const sum = counted.reduce((total, { rings }) => total + rings, 0);
  if (sum === 0) return [];
  const of = features.reduce((total, { polygons }) => total + polygons.flat().length, 0);
  const named = list(counted.flatMap(({ label, rings }) => (rings > 0 ? [label] : [])));
  return [
    {
      found: `${sum} of its ${of} rings run against GeoJSON’s right-hand rule (${named})`,
      right: 'They are read as drawn; no area depends on it',
    },
  ];
}

function pointsTwice(features: readonly RawFeature[]): Oddity[] {
  const twice = features.flatMap(({ label, polygons, lines }) => {
    const at = [...polygons.flat(), ...lines].flatMap(
      (points) =>
        points.find(([x, y], index) => index > 0 && points[index - 1]?.[0] === x && points[index - 1]?.[1] === y) ?? [],
    );
    return at.length === 0 ? [] : [`${label} at ${at[0]}, ${at[1]}`];
  });
  if (twice.length === 0) return [];
  return [
    {
      found: `the same point stands twice running (${list(twice)})`,
      right: 'It is read as drawn; no area depends on it',
    },
  ];
}

function thinParts(features: readonly Feature[], crs: Coordinates): Oddity[] {
  const thin = features.flatMap(({ label, shape }) => {
    const part = shape.find((polygon) => meanWidthM([polygon]) < SLIVER_WIDTH_M);
    const [corner] = part?.outer ?? [];
    return corner === undefined ? [] : [`${label} at ${printPlace(corner, crs)}`];
  });
  if (thin.length === 0) return [];
  return [
    {
      found: `very thin parts, under ${SLIVER_WIDTH_M} m wide (${list(thin)})`,
      right: 'Slivers of drawing? They are read as drawn',
    },
  ];
}

/** The width of the rectangle that has the shape's area and outline: a long strip's own width. */
function meanWidthM(shape: Shape): number {
  const outline = ringsOf(shape).reduce((sum, ring) => sum + lengthM(ring), 0);
  const area = shape.reduce((sum, { outer }) => sum + ringAreaM2(outer), 0);
  return outline === 0 ? 0 : (2 * area) / outline;
}

function lengthM(ring: Ring): number {
  return sidesOf(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + Math.hypot(x2 - x1, y2 - y1), 0);
}

function list(names: readonly string[]): string {
  const others = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join('; ')}${others > 0 ? `; and ${others} more` : ''}`;
}
