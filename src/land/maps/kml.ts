import { parseXml, stopBeyond } from '../../files/index.js';
import type { Problem } from '../../problems/index.js';
import { MOST_FEATURES, MOST_VERTICES, onTheGrid, type FeatureCollection, type RawFeature } from './drawing.js';
import type { PlaceInFile } from './featurePlaces.js';
import { placeOfFeature } from './featurePlaces.js';
import { labelOf, refuseControls, toFill, type ReadingOptions } from './geojson.js';
import { checkedLine, checkedRing, type RawLine, type RawPolygon } from './geometry.js';
import type { Point } from '../shapes/shape.js';
import { typed, type TextColumns } from './typed.js';

export type KmlOptions = Pick<ReadingOptions, 'lines'> & TextColumns;

/** Of one outline, as text: three numbers a corner. */
const LONGEST_TEXT = 8_000_000;
const NAMESPACES = /^(https?:\/\/(www\.)?(opengis\.net\/kml|earth\.google\.com\/kml)\/2\.\d|)$/;
/** What a placemark may be drawn as, beside areas and lines. */
const OTHERS = ['Point', 'Model', 'Track', 'MultiTrack'];

type Refuse = (found: string, right: string) => void;

/** A placemark as its elements tell of it. */
interface Placemark {
  readonly place: PlaceInFile;
  readonly values: Map<string, string>;
  polygons: { readonly outer: string[]; readonly inner: string[] }[];
  readonly lines: string[];
  readonly others: Set<string>;
}

/**
 * Reads the polygons, and where asked for the lines, of a KML text, whose coordinates are WGS84 degrees by its standard, as metres on the
 * British National Grid; its data by name as properties. Undefined when anything is wrong, with every error in `problems`.
 */
export function readKml(
  text: string,
  file: string,
  problems: Problem[],
  options: KmlOptions,
): FeatureCollection | undefined {
  const before = problems.length;
  let featuresAt: readonly PlaceInFile[] = [];
  const refuse: Refuse = (found, right) =>
    void problems.push({ severity: 'error', file, ...placeOfFeature(found, featuresAt), found, right });
  let placemarks: readonly Placemark[];
  try {
    placemarks = placemarksOf(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [why = '', line] = /^(\d+):\d+: (.*)/s.exec(error.message)?.slice(1).reverse() ?? [error.message];
    return void problems.push({
      severity: 'error',
      file,
      ...(line === undefined ? {} : { line: Number(line) }),
      found: `it cannot be read as KML: ${why.split('\n')[0] ?? ''}`,
      right: 'Export it again as KML, or as GeoJSON',
    });
  }
  featuresAt = placemarks.map(({ place }) => place);
  if (placemarks.length === 0) return void refuse('it is empty: it has no placemark', toFill(options.lines));
  const features = placemarks.map((placemark, index) => rawFeature(placemark, index, options, refuse));
  if (problems.length > before) return undefined;
  const drawing = { features, crs: 'OGC:CRS84', saidBy: 'standard', members: {}, rightHanded: false } as const;
  const read = onTheGrid(drawing, refuse);
  return read === undefined ? undefined : { ...read, featuresAt };
}

function rawFeature(
  { values, polygons, lines, others }: Placemark,
  index: number,
  options: KmlOptions,
  refuse: Refuse,
): RawFeature {
  const properties = typed(Object.fromEntries(values), options);
  const label = labelOf(index, properties.id ?? properties.name);
  refuseControls(label, properties, refuse);
  const said: Refuse = (found, right) => refuse(`${label} ${found}`, right);
  const wanted = options.lines === true ? 'Draw it as polygons or lines' : 'Draw it as polygons';
  const [other] = others;
  if (other !== undefined) said(`is a ${other}`, wanted);
  else if (lines.length > 0 && options.lines !== true) said('is a line', wanted);
  else if (polygons.length + lines.length === 0) said('has no geometry', wanted);
  return {
    label,
    properties,
    polygons: polygons.map(({ outer, inner }): RawPolygon => {
      if (outer.length !== 1) said(`has an area with ${outer.length} outlines`, 'Give each area one outline');
      return [...outer, ...inner].map((ring) => checkedRing(pointsOf(ring, said), said));
    }),
    lines: lines.map((line): RawLine => checkedLine(pointsOf(line, said), said)),
  };
}

/** Corners as KML writes them: `longitude,latitude[,height]`, parted by spaces. */
function pointsOf(text: string, refuse: Refuse): readonly Point[] | undefined {
  const corners = text.trim().split(/\s+/);
  const points = corners.map((corner) => corner.split(',', 2).map((each) => (each === '' ? NaN : Number(each))));
  const bad = points.findIndex((point) => point.length < 2 || !point.every(Number.isFinite));
  if (bad < 0) return points.map(([x = 0, y = 0]) => [x, y]);
  return void refuse(
    `has a corner that is not two numbers (number ${bad + 1}: ${(corners[bad] ?? '').slice(0, 40)})`,
    'Write longitude,latitude with a space between corners',
  );
}

function placemarksOf(text: string): Placemark[] {
  const placemarks: Placemark[] = [];
  let corners = 0;
  let name: string | undefined;
  const within: string[] = [];
  const has = (tag: string): boolean => within.includes(tag);
  parseXml(text, {
    hears: (uri) => NAMESPACES.test(uri),
    letters: LONGEST_TEXT,
    opened: (tag, attributes, line) => {
      within.push(tag);
      const placemark = placemarks[placemarks.length - 1];
      if (tag === 'Placemark') {
        placemarks.push(started(line, attributes.id));
        stopBeyond(placemarks.length, MOST_FEATURES, 'placemarks');
      } else if (tag === 'Data' || tag === 'SimpleData') ({ name } = attributes);
      else if (placemark !== undefined && has('Placemark')) {
        if (tag === 'Polygon') placemark.polygons.push({ outer: [], inner: [] });
        else if (OTHERS.includes(tag)) placemark.others.add(tag);
      }
    },
    closed: (tag, content) => {
      within.pop();
      const placemark = placemarks[placemarks.length - 1];
      if (placemark === undefined || !has('Placemark')) return;
      if (tag === 'coordinates') {
        corners += countOf(content);
        stopBeyond(corners, MOST_VERTICES, 'corners');
        const polygon = has('Polygon') ? placemark.polygons[placemark.polygons.length - 1] : undefined;
        if (polygon !== undefined) (has('innerBoundaryIs') ? polygon.inner : polygon.outer).push(content);
        else if (has('LineString') || has('LinearRing')) placemark.lines.push(content);
      } else if (tag === 'value' || tag === 'SimpleData') {
        if (name !== undefined) placemark.values.set(name, content.trim());
      } else if (tag === 'name' && within[within.length - 1] === 'Placemark') {
        if (!placemark.values.has('name')) placemark.values.set('name', content.trim());
      }
    },
  });
  return placemarks;
}

function started(line: number, id: string | undefined): Placemark {
  const place = { line, column: 1 };
  return {
    place,
    values: new Map(id === undefined || /^kml_\d+$|^\w+\.\d+$/.test(id) ? [] : [['id', id]]),
    polygons: [],
    lines: [],
    others: new Set(),
  };
}

function countOf(text: string): number {
  const corner = /\S+/g;
  let count = 0;
  while (corner.exec(text) !== null) count++;
  return count;
}
