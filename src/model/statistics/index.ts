export { normalInverse } from './normal.js';
export { RANGE, uniform } from './splitMix64.js';
