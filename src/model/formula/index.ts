export { STAND_IN, walk, type Expression } from './ast.js';
export { FUNCTIONS, isCalendarWord, isFunction, isMemberFunction } from './functions.js';
export { parseFormula } from './parse.js';
