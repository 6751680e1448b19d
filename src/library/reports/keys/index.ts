export { SAID_IN, SENTENCE_KINDS, SPOKEN_OF, YEAR_WORDS } from '../declaration.js';
export type { ANSWER_KEYS } from '../answer.js';
export {
  OPTIONS_OF_TOPIC,
  type PART_KEYS,
  type SENTENCE_KEYS,
  type TABLE_KEYS,
  type TOPIC_KEYS,
  type WAY_KEYS,
} from '../read.js';
export type { OVERVIEW_KEYS } from '../overview.js';
export { RANKED, type BEST_KEYS, type VIEW_KEYS } from '../../best.js';
