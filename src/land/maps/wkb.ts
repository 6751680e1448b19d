import { checkedLine, checkedRing, NO_GEOMETRY, type RawGeometry, type RawPolygon } from './geometry.js';
import type { Point } from '../shapes/shape.js';

type Refuse = (found: string, right: string) => void;

/** Kinds of geometry by their numbers in OGC's Simple Features; those from 8 on are curved or surfaces in space. */
const KINDS = [
  ...['Geometry', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'],
  ...['GeometryCollection', 'CircularString', 'CompoundCurve', 'CurvePolygon', 'MultiCurve', 'MultiSurface'],
  ...['Curve', 'Surface', 'PolyhedralSurface', 'TIN', 'Triangle'],
];
const CURVED = 8;
/** PostGIS’s way to say that points have a height and a measure, and a number of a system before them. */
const FLAGS = { z: 0x80000000, m: 0x40000000, srid: 0x20000000 };

/** What the bytes hold that is no geometry as it should be; the message says what. */
class Unsound extends Error {}

/**
 * The polygons, and where asked for the lines, of a geometry as well-known binary (OGC 06-103r4, clause 8, with PostGIS’s flags): heights and
 * measures are dropped. Everything broken, and every other kind, is refused.
 */
export function geometryOfWkb(bytes: Uint8Array, takesLines: boolean, refuse: Refuse): RawGeometry {
  let drawn: Drawn;
  try {
    drawn = new Reader(bytes).geometry();
  } catch (error) {
    if (!(error instanceof Unsound)) throw error;
    refuse(error.message, 'Export it again');
    return NO_GEOMETRY;
  }
  const wanted = takesLines ? 'Draw it as polygons or lines' : 'Draw it as polygons';
  const { kind, polygons, lines } = drawn;
  if (polygons === undefined && (lines === undefined || !takesLines)) {
    const isCurved = KINDS.indexOf(kind) >= CURVED;
    refuse(`is a ${kind}`, isCurved ? `${wanted}, with straight sides` : wanted);
    return NO_GEOMETRY;
  }
  const isEmpty = (polygons ?? lines ?? []).every((part) => part.length === 0);
  if (isEmpty) refuse('is empty', polygons === undefined ? 'Draw a line' : 'Draw a ring');
  return {
    polygons: (polygons ?? []).map((rings) => rings.map((ring) => checkedRing(ring, refuse))),
    lines: (lines ?? []).map((line) => checkedLine(line, refuse)),
  };
}

interface Drawn {
  readonly kind: string;
  readonly polygons?: readonly RawPolygon[];
  readonly lines?: readonly (readonly Point[])[];
}

/** Goes through the bytes once: whatever they count, no more is read than they hold. */
class Reader {
  private readonly view: DataView;
  private at = 0;
  private isLittle = true;
  /** Numbers of a point. */
  private width = 2;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  geometry(): Drawn {
    const kind = this.head();
    if (kind === 'Polygon') return { kind, polygons: [this.rings()] };
    if (kind === 'LineString') return { kind, lines: [this.points()] };
    if (kind === 'MultiPolygon') return { kind, polygons: this.parts('Polygon', () => this.rings()) };
    if (kind === 'MultiLineString') return { kind, lines: this.parts('LineString', () => this.points()) };
    return { kind };
  }

  private head(): string {
    const order = this.take(1, (at) => this.view.getUint8(at));
    if (order > 1) throw new Unsound('is damaged: its geometry says no order of bytes');
    this.isLittle = order === 1;
    const code = this.count();
    if ((code & FLAGS.srid) !== 0) this.count();
    const plain = code & 0x0fffffff;
    const dimensions = Math.floor(plain / 1000);
    const kind = KINDS[plain % 1000];
    if (kind === undefined || dimensions > 3)
      throw new Unsound(`is damaged: it is of a kind that nobody knows (${code})`);
    const [z, m] = [(code & FLAGS.z) !== 0 || dimensions % 2 === 1, (code & FLAGS.m) !== 0 || dimensions > 1];
    this.width = 2 + Number(z) + Number(m);
    return kind;
  }

  private parts<T extends readonly unknown[]>(kind: string, read: () => T): T[] {
    return this.list(9, () => {
      const found = this.head();
      if (found !== kind) throw new Unsound(`is damaged: it holds a ${found} among its ${kind}s`);
      const part = read();
      if (part.length === 0) throw new Unsound('has an empty part');
      return part;
    });
  }

  private rings(): RawPolygon {
    return this.list(4, () => {
      const ring = this.points();
      if (ring.length === 0) throw new Unsound('has an empty ring');
      return ring;
    });
  }

  private points(): Point[] {
    const size = 8 * this.width;
    return this.list(size, (index) => {
      const [x, y] = [0, 8].map((offset) => this.view.getFloat64(this.at + offset, this.isLittle));
      if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y))
        throw new Unsound(`has a point that is not two finite numbers (number ${index + 1} of its ring or line)`);
      this.at += size;
      return [x, y];
    });
  }

  /** As many items as are counted, each of at least so many bytes. */
  private list<T>(least: number, read: (index: number) => T): T[] {
    const count = this.count();
    if (count * least > this.view.byteLength - this.at) throw cutShort();
    return Array.from({ length: count }, (_, index) => read(index));
  }

  private count(): number {
    return this.take(4, (at) => this.view.getUint32(at, this.isLittle));
  }

  private take(size: number, read: (at: number) => number): number {
    if (this.at + size > this.view.byteLength) throw cutShort();
    const value = read(this.at);
    this.at += size;
    return value;
  }
}

function cutShort(): Unsound {
  return new Unsound('is damaged: its geometry is cut short');
}
