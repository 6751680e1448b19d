export { CHART_OF, SHAPES, STEPS, SAID_IN, SENTENCE_KINDS, SPOKEN_OF, YEAR_WORDS } from '../declaration.js';
export type { ANSWER_KEYS } from '../answer.js';
export { OPTIONS_OF_TOPIC, type SENTENCE_KEYS, type TABLE_KEYS, type TOPIC_KEYS } from '../read.js';
export type { CHART_KEYS, CHART_LINE_KEYS } from '../charts.js';
export type { PART_KEYS, WAY_KEYS } from '../ways.js';
export type { OVERVIEW_KEYS } from '../overview.js';
export { RANKED, type BEST_KEYS, type VIEW_KEYS } from '../best.js';
