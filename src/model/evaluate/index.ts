export { compile, type Failure, type Outcome, type Program } from './program.js';
export { evaluator } from './evaluator.js';
export { checksOf, printLines, rowOf, valueAt, type CheckResult, type PrintedLine } from './outcome.js';
