export { compile, type Outcome, type Program } from './program.js';
export type { Failure } from './failed.js';
export { evaluator } from './evaluator.js';
export { checksOf, printLines, rowOf, valueAt, type CheckResult, type PrintedLine } from './outcome.js';
