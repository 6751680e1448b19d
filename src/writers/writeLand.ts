import { join } from 'node:path';
import { writeWhole } from '../files/writing/index.js';
import type { Result } from '../report/index.js';
import { filesOfReports } from './filesOfReports.js';
import { drawSitePlanFile } from './map/index.js';
import { PARCELS, parcelsGeoJson } from './geojson/index.js';

/** Writes one option's parcels and the plan of the site to a folder; the paths of what was written. */
export async function writeLand(result: Result, option: string, folder: string): Promise<string[]> {
  const files = new Map<string, Buffer>();
  const parcels = parcelsGeoJson(result, option);
  if (parcels !== undefined) files.set(PARCELS, Buffer.from(parcels));
  files.set('site-plan.svg', await drawSitePlanFile(result.figures, 'svg'));
  files.set('site-plan.png', await drawSitePlanFile(result.figures, 'png'));
  writeWhole(folder, files, filesOfReports(result));
  return [...files.keys()].map((file) => join(folder, file));
}
