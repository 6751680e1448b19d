import type { Result, WrittenResult } from '../../report/index.js';
import { compactJson } from '../../files/index.js';
import { writeWhole } from '../../files/writing/index.js';
import { drawCharts } from '../charts/index.js';
import { filesOfReports, SITE_PLAN } from '../filesOfReports.js';
import { PARCELS, parcelsGeoJson } from '../geojson/index.js';
import { drawSitePlanSvg } from '../map/sitePlan.js';
import { writeSiteWorkbook } from '../workbook/index.js';
import { siteWorkbookOf } from './contents.js';

/** Where a report tells how far it has come. */
export type Tell = (doing: string) => void;

/** Draws a site's report from its result alone: file name (with `/` between folders) → bytes. Same result, same bytes. */
export async function drawReport(result: Result, tell: Tell): Promise<Map<string, Buffer>> {
  tell(`${result.site.name}: drawing charts`);
  const charts = await drawCharts(result.figures, result.charts);
  tell(`${result.site.name}: writing the workbook`);
  const files = new Map<string, Buffer>();
  files.set(`${result.site.code}.xlsx`, await writeSiteWorkbook(siteWorkbookOf(result, charts)));
  for (const [file, png] of charts) files.set(`charts/${file}`, png);
  if (result.figures.isLandless !== true) files.set(SITE_PLAN, drawSitePlanSvg(result.figures));
  return files;
}

/** Writes a site's whole report to a folder, or nothing: what `drawReport` draws, the parcels, and the result as programs read it. Names of the files. */
export async function writeReport(
  result: Result,
  written: WrittenResult,
  folder: string,
  tell: Tell,
): Promise<string[]> {
  const files = await drawReport(result, tell);
  const parcels = parcelsGeoJson(result);
  if (parcels !== undefined) files.set(PARCELS, Buffer.from(parcels));
  files.set('result.json', Buffer.from(`${compactJson(written, 4, ',')}\n`));
  writeWhole(folder, files, filesOfReports(result));
  return [...files.keys()];
}
