export { chosenOption, evaluated, evaluateSite, shipped, type Asked, type EvaluatedSite } from './evaluateSite.js';
export { rootFailures, type FailedCheck } from './failures.js';
export { makeResult } from './makeResult.js';
export type { BestOption, Finding, InputFacts, OptionResult, Result } from './result.js';
export { writtenReport, type WrittenReport } from './written.js';
export { writtenLine, writtenResult, type WrittenResult } from './writtenResult.js';
