import type { Result } from '../report/index.js';
import { namesOfCharts } from './charts/index.js';
import { PARCELS } from './geojson/index.js';

/** The plan of the site as a drawing, beside its picture. */
export const SITE_PLAN = 'charts/site-plan.svg';

/**
 * What some report of a hospital may hold and another not, by the hospital, its options and what is known of it: a chart that a report no
 * longer draws would be taken for one of its own.
 */
export function filesOfReports({ pictures, options }: Pick<Result, 'pictures' | 'options'>): string[] {
  const charts = namesOfCharts(
    pictures,
    options.map(({ id }) => id),
  );
  return [PARCELS, SITE_PLAN, ...charts.map((file) => `charts/${file}`)];
}
