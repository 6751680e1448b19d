import { landPlan } from './blocks/landPlan.js';
import { companyFinance } from './company/finance.js';
import type { Decision } from './decision.js';

/** All that is decided by code, in the order in which it is: a later one sees what an earlier one gave. */
export const DECISIONS: readonly Decision[] = [landPlan, companyFinance];

/** The inputs that only a decision may give. */
export const DECIDED_INPUTS: ReadonlySet<string> = new Set(
  DECISIONS.flatMap(({ gives, always }) => [...Object.keys(gives), ...Object.keys(always)]),
);
