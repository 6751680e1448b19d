export type { Appraisal } from '../declaration.js';
export { loneValue, readAppraisals, type APPRAISAL_KEYS, type APPRAISAL_ROW_KEYS } from './read.js';
export { asSentences, asWords } from './sentences.js';
