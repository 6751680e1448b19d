import type { Given } from '../../model/values/index.js';
import type { Problem } from '../../problems/index.js';
import type { SiteMap, Timeline } from '../site/site.js';
import { ACTIVITY } from './activity.js';
import { BEDS } from './beds.js';
import { CONTRACT } from './contract.js';
import { Figures } from './figures.js';
import { MAP } from './map.js';
import type { Rule } from './oddity.js';
import { PRICES } from './prices.js';
import { PAIRS } from './pairs.js';
import { SPACE } from './space.js';
import { checkYears } from './years.js';

/** Every rule, in the order in which its oddities are said. */
export const RULES: readonly Rule[] = [...BEDS, ...ACTIVITY, ...CONTRACT, ...SPACE, ...MAP, ...PRICES, ...PAIRS];

/**
 * What is odd in a site's figures though it can be read. An oddity of a source is a warning, which the report prints and which
 * leaves the exit code 0; only what cannot be true at once is an error: floor areas of two sites, a last payment that is not there.
 */
export function checkPlausible(givens: readonly Given[], map: SiteMap | undefined, timeline?: Timeline): Problem[] {
  const figures = new Figures(givens);
  return [
    ...RULES.flatMap((each) => each.judge(figures, { map, timeline })),
    ...(timeline === undefined ? [] : checkYears(givens, timeline.base)),
  ];
}
