import { ringLiesIn } from '../shapes/inside.js';

/** A building of more walls than this is none. */
const MOST_LINES = 500;

/** A corner as Overpass has it. */
interface Corner {
  readonly lat: number;
  readonly lon: number;
}

type Position = readonly [number, number];

/**
 * The elements of an Overpass export (JSON, with `out geom`, or with the nodes beside the ways) as GeoJSON features, one an element and in
 * their order: closed ways and multipolygons are polygons, and everything else has no geometry. Tags are its properties.
 */
export function featuresOfOverpass(elements: readonly unknown[]): unknown[] {
  const nodes = new Map<unknown, Position>();
  const ways = new Map<unknown, readonly Position[]>();
  for (const element of elements) if (isRecord(element) && element.type === 'node') addNode(nodes, element);
  for (const element of elements)
    if (isRecord(element) && element.type === 'way') ways.set(element.id, cornersOf(element, nodes));
  return elements.map((element) => {
    if (!isRecord(element)) return null;
    const id = `${String(element.type)}/${String(element.id)}`;
    const tags = isRecord(element.tags) ? element.tags : {};
    return { type: 'Feature', id, properties: { '@id': id, ...tags }, geometry: geometryOf(element, ways) };
  });
}

function addNode(nodes: Map<unknown, Position>, { id, lat, lon }: Record<string, unknown>): void {
  if (typeof lat === 'number' && typeof lon === 'number') nodes.set(id, [lon, lat]);
}

function cornersOf(way: Record<string, unknown>, nodes: ReadonlyMap<unknown, Position>): readonly Position[] {
  if (Array.isArray(way.geometry)) return way.geometry.filter(isCorner).map(({ lat, lon }) => [lon, lat]);
  return Array.isArray(way.nodes)
    ? way.nodes.flatMap((node) => [nodes.get(node)].filter((at) => at !== undefined))
    : [];
}

function geometryOf(element: Record<string, unknown>, ways: ReadonlyMap<unknown, readonly Position[]>): unknown {
  if (element.type === 'way') {
    const ring = ways.get(element.id) ?? [];
    return isClosed(ring) ? { type: 'Polygon', coordinates: [ring] } : null;
  }
  if (element.type !== 'relation' || !Array.isArray(element.members)) return null;
  const lines = (role: string): (readonly Position[])[] =>
    (element.members as unknown[]).flatMap((member) => {
      if (!isRecord(member) || member.type !== 'way' || (member.role ?? '') !== role) return [];
      const own = Array.isArray(member.geometry)
        ? member.geometry.filter(isCorner).map(({ lat, lon }): Position => [lon, lat])
        : (ways.get(member.ref) ?? []);
      return own.length > 1 ? [own] : [];
    });
  if (element.members.length > MOST_LINES) return null;
  const outer = joined([...lines('outer'), ...lines('')]);
  const inner = joined(lines('inner'));
  if (outer === undefined || inner === undefined || outer.length === 0) return null;
  // Courtyards are the outline's where there is one; of several each goes to the one that it lies in.
  const polygons = outer.map((ring) => [ring, ...inner.filter((hole) => ringLiesIn(hole, ring))]);
  return { type: 'MultiPolygon', coordinates: polygons };
}

/** Rings of the lines, joined where one ends as another begins; undefined where one is left open. */
function joined(lines: readonly (readonly Position[])[]): (readonly Position[])[] | undefined {
  const rings = lines.filter(isClosed);
  const open = new Set(lines.filter((line) => !isClosed(line)));
  for (const line of open) {
    open.delete(line);
    let ring = [...line];
    while (!isClosed(ring)) {
      const end = ring[ring.length - 1];
      const next = [...open].find((each) => isSame(each[0], end) || isSame(each[each.length - 1], end));
      if (next === undefined) return undefined;
      open.delete(next);
      ring = [...ring, ...(isSame(next[0], end) ? next : [...next].reverse()).slice(1)];
    }
    rings.push(ring);
  }
  return rings;
}

function isClosed(line: readonly Position[]): boolean {
  return line.length > 3 && isSame(line[0], line[line.length - 1]);
}

function isSame(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && a[0] === b?.[0] && a[1] === b[1];
}

function isCorner(value: unknown): value is Corner {
  return isRecord(value) && typeof value.lat === 'number' && typeof value.lon === 'number';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
