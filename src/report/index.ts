export { evaluateSite, otherOptions } from './evaluateSite.js';
export { rootFailures } from './failures.js';
export { hashOfFolders, hashOfInputs } from './hashes.js';
export { makeResult } from './makeResult.js';
export type { Finding, InputFacts, OptionResult, Result } from './result.js';
export { writtenLine, writtenResult, type WrittenResult } from './written.js';
