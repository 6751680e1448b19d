import type { Given } from '../../model/values/index.js';
import type { Problem } from '../../problems/index.js';
import type { Contract, Timeline } from '../site/site.js';
import { ACTIVITY } from './activity.js';
import { BEDS } from './beds.js';
import { CONTRACT } from './contract.js';
import { CONTRACT_TERMS } from './contractTerms.js';
import { Figures } from './figures.js';
import { MAP } from './map.js';
import type { Beside, Rule } from './oddity.js';
import { YARDSTICKS } from './yardsticks.js';
import { PAYMENTS } from './payments.js';
import { PRICES } from './prices.js';
import { PAIRS } from './pairs.js';
import { ROWS } from './rows.js';
import { SPACE } from './space.js';
import { checkYears } from './years.js';

/** Every rule, in the order in which its oddities are said. */
export const RULES: readonly Rule[] = [
  ...BEDS,
  ...YARDSTICKS,
  ...ACTIVITY,
  ...CONTRACT,
  ...CONTRACT_TERMS,
  ...PAYMENTS,
  ...SPACE,
  ...MAP,
  ...PRICES,
  ...PAIRS,
  ...ROWS,
];

/**
 * What is odd in a site's figures though it can be read. An oddity of a source is a warning, which the report prints and which
 * leaves the exit code 0; only what cannot be true at once is an error: floor areas of two sites, a last payment that is not there.
 */
export function checkPlausible(
  givens: readonly Given[],
  beside: Partial<Beside> = {},
  contracts: readonly Pick<Contract, 'givens'>[] = [],
): Problem[] {
  const ofContracts = contracts.length < 2 ? [] : contracts.map((contract) => contract.givens);
  const figures = new Figures(givens, ofContracts);
  const { map, timeline, hospital = {}, rows = [] } = beside;
  return [
    ...RULES.flatMap((each) => each.judge(figures, { map, timeline, hospital, rows })),
    ...(timeline === undefined ? [] : checkYears([...givens, ...ofContracts.flat()], timeline.base)),
  ];
}

/** What cannot be true of a contract that stands in a list, and what is odd in its days: what is in its payments, the model of contracts marks. */
export function checkListed(givens: readonly Given[], timeline: Timeline): Problem[] {
  const figures = new Figures(givens);
  const beside = { map: undefined, timeline, hospital: {}, rows: [] };
  const isOfDays = ({ reads }: Rule): boolean => Object.values(reads).every(({ unit }) => unit === 'date');
  return RULES.flatMap((each) =>
    each.judge(figures, beside).filter(({ severity }) => severity === 'error' || isOfDays(each)),
  );
}
