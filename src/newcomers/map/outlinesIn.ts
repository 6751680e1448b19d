import { readGeoPackageMap, writeGeoJson } from '../../land/maps/index.js';
import { printProblem, UserError, type Problem } from '../../problems/index.js';

/** Properties by which a map says what its blocks are, and is not of outlines alone. */
const OF_BLOCKS = ['tenure', 'floor_area_m2'];

/**
 * The outlines of a GeoPackage in hand as GeoJSON in degrees; undefined where its rows say of blocks what a folder reads, so that it can go in
 * as it is. Throws `UserError` where it cannot be read.
 */
export function outlinesIn(bytes: Uint8Array, called: string, program: string): string | undefined {
  const problems: Problem[] = [];
  const options = { program, names: ['buildings', 'blocks'], flags: [], numbers: [] };
  const read = readGeoPackageMap(bytes, called, problems, options);
  if (read === undefined) throw new UserError(`${called} cannot be read`, problems.map(printProblem));
  if (read.features.some(({ properties }) => OF_BLOCKS.some((name) => (properties[name] ?? null) !== null)))
    return undefined;
  return writeGeoJson(read.features, 'WGS84');
}
