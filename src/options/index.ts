export { rootFailures } from './failures.js';
export { hashOfFolders } from './hashes.js';
export { Library, type Settings } from './library.js';
export { makeResult, type Stamp } from './makeResult.js';
export type {
  Change,
  ChangeOutcome,
  ContextFact,
  Finding,
  InputFacts,
  LineFacts,
  OptionResult,
  Result,
} from './result.js';
export { openSite } from './openSite.js';
export { BUSINESS_AS_USUAL, study, type Case, type Study } from './study.js';
