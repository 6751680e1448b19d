export { RANGE, stateOf, uniform } from './mulberry32.js';
export { normalInverse } from './normal.js';
