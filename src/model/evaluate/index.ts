export { Arithmetic } from './arithmetic.js';
export { checksOf, printLines, rowOf, valueAt, type CheckResult, type PrintedLine } from './outcome.js';
export { compile, type Failure, type Outcome, type Program } from './program.js';
export { View } from './view.js';
