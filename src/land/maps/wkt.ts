import parseWkt from 'wkt-parser';

/** The two coordinate systems that are read: degrees of longitude and latitude (WGS84), metres on the British National Grid. */
export type CoordinateSystem = 'WGS84' | 'EPSG:27700';

const LONGEST = 20_000;
/** Parts of a well-known text that give a plan: a projection first, since it holds the degrees that it is made from. */
const PLANS = [/\bPROJ(?:CS|CRS|ECTEDCRS)\s*[[(]/i, /\bGEO(?:GCS|GCRS|DCRS|DETICCRS|GRAPHICCRS)\s*[[(]/i];
const RADIANS = Math.PI / 180;

/** What says where on the ground a number lies, in radians and metres. */
type Parameters = Readonly<Record<string, number>>;

/** British National Grid (EPSG:27700): the transverse Mercator of Airy's ellipsoid of 1830. */
const GRID: Parameters = {
  lat0: 49 * RADIANS,
  long0: -2 * RADIANS,
  k0: 0.9996012717,
  x0: 400_000,
  y0: -100_000,
  a: 6_377_563.396,
  rf: 299.3249646,
  to_meter: 1,
};
/** WGS84, and the European system that Britain's is tied to: they are under a metre apart, and share an ellipsoid to a tenth of a millimetre. */
const DEGREES: Parameters = { a: 6_378_137, rf: 298.257223563 };
/** Programs round what they write. */
const ROUNDING = 1e-7;

/**
 * The coordinate system that a well-known text (a .prj, of either edition, compound with a height or not) describes, judged by its parameters
 * whatever its names say; undefined when it is not one of the two that are read.
 */
export function systemOfWkt(wkt: string): CoordinateSystem | undefined {
  if (wkt.length > LONGEST) return undefined;
  const plan = planOf(wkt);
  const read = plan === undefined ? undefined : parametersOf(plan);
  if (read === undefined || (read.from_greenwich ?? 0) !== 0) return undefined;
  if (/^transverse[_ ]mercator$/i.test(textOf(read.projName) ?? ''))
    return fits(read, GRID) && isEastFirst(read.axis) ? 'EPSG:27700' : undefined;
  const isDegrees =
    read.projName === 'longlat' && /^((decimal[_ ])?degree|unknown)/i.test(textOf(read.units) ?? 'unknown');
  return isDegrees && fits(read, DEGREES) ? 'WGS84' : undefined;
}

/** What a well-known text calls its system, for a sentence. */
export function nameInWkt(wkt: string): string | undefined {
  return /^\s*\w+\s*[[(]\s*"([^"]{1,80})"/.exec(wkt.slice(0, LONGEST))?.[1];
}

function fits(read: Readonly<Record<string, unknown>>, wanted: Parameters): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const found = Number(read[name]);
    return Math.abs(found - value) <= ROUNDING * Math.abs(value);
  });
}

/** Programs write maps east first, and a text that says no axis means that. */
function isEastFirst(axis: unknown): boolean {
  return textOf(axis)?.startsWith('en') ?? true;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function parametersOf(plan: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return parseWkt(plan);
  } catch {
    return undefined; // no well-known text, whatever it is
  }
}

/** The part of a text that gives a plan: of a compound system, that beside the height. */
function planOf(wkt: string): string | undefined {
  const start = PLANS.map((plan) => wkt.search(plan)).find((at) => at >= 0);
  if (start === undefined) return undefined;
  let depth = 0;
  for (const { 0: mark, index } of wkt.slice(start).matchAll(/"[^"]*"|[[\]()]/g)) {
    if (mark === '[' || mark === '(') depth++;
    if ((mark === ']' || mark === ')') && --depth === 0) return wkt.slice(start, start + index + 1);
  }
  return undefined;
}
