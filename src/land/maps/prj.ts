import type { CoordinateSystem } from './crs.js';

const LONGEST = 10_000;
/** The British National Grid's projection (EPSG:27700); a degree of drawing programs' rounding is let pass. */
const GRID: Readonly<Record<string, number>> = {
  latitude_of_origin: 49,
  central_meridian: -2,
  scale_factor: 0.9996012717,
  false_easting: 400_000,
  false_northing: -100_000,
};

/** The coordinate system that a .prj file (well-known text) names; undefined when it is not one of the two that are read. */
export function systemOfPrj(wkt: string): CoordinateSystem | undefined {
  if (wkt.length > LONGEST) return undefined;
  const datum = /DATUM\s*\[\s*"([^"]*)"/i.exec(wkt)?.[1] ?? '';
  if (/^\s*PROJC(?:S|RS)\s*\[/i.test(wkt))
    return isGrid(wkt) && /OSGB|Ordnance.Survey.of.Great.Britain/i.test(datum) ? 'EPSG:27700' : undefined;
  const isDegrees = /^\s*GEOG(?:CS|CRS)\s*\[/i.test(wkt) && /UNIT\s*\[\s*"degree"/i.test(wkt);
  return isDegrees && /^(D_)?(WGS[_ ]?(19)?84|World Geodetic System 1984)$/i.test(datum) ? 'WGS84' : undefined;
}

function isGrid(wkt: string): boolean {
  const parameters = [...wkt.matchAll(/PARAMETER\s*\[\s*"([^"]*)"\s*,\s*([-+\d.eE]+)/gi)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), Number(value)] as const,
  );
  const inMetres = /UNIT\s*\[\s*"met(?:re|er)"\s*,\s*1(?:\.0*)?\s*[,\]][^]*$/i.test(wkt);
  return (
    inMetres &&
    Object.entries(GRID).every(([name, value]) =>
      parameters.some(([each, found]) => each === name && Math.abs(found - value) <= 1e-9 * Math.abs(value)),
    )
  );
}
