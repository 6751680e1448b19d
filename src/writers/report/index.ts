import type { Result } from '../../report/index.js';
import { drawCharts } from '../charts/index.js';
import { drawSitePlanSvg } from '../map/sitePlan.js';
import { writeSiteWorkbook } from '../workbook/index.js';
import { siteWorkbookOf } from './contents.js';

/** Where a report tells how far it has come. */
export type Tell = (doing: string) => void;

/** Draws a site's report from its result alone: file name (with `/` between folders) → bytes. Same result, same bytes. */
export async function drawReport(result: Result, tell: Tell): Promise<Map<string, Buffer>> {
  tell(`${result.site.name}: drawing charts`);
  const charts = await drawCharts(result.figures);
  tell(`${result.site.name}: writing the workbook`);
  const files = new Map<string, Buffer>();
  files.set(`${result.site.code}.xlsx`, await writeSiteWorkbook(siteWorkbookOf(result, charts)));
  for (const [file, png] of charts) files.set(`charts/${file}`, png);
  files.set('charts/site-plan.svg', drawSitePlanSvg(result.figures));
  return files;
}
