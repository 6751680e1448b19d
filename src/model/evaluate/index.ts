export { Arithmetic } from './arithmetic.js';
export { evaluator } from './evaluator.js';
export type { Failure } from './failed.js';
export { checksOf, printLines, rowOf, shortest, valueAt, type CheckResult, type PrintedLine } from './outcome.js';
export { compile, type Outcome, type Program } from './program.js';
export { View } from './view.js';
