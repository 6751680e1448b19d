import type { Site } from '../hospitals/index.js';
import { BUSINESS_AS_USUAL } from '../library/index.js';

/** A part of a hospital that has a model of its own, by the model's name. */
export type Part = 'contract';

/** A scenario without a programme: no patient is in the model of a part. */
const WITHOUT_EFFECTS = 'growth-alone';

/** A hospital's contracts alone, on the calendar of their life: what else its folder gives is left aside, and no option acts on them. */
export function partOf(site: Site, part: Part): Site {
  return { ...site, model: part, isPart: true, sections: [], options: [BUSINESS_AS_USUAL], scenario: WITHOUT_EFFECTS };
}
