export { correlate, type Correlated, type NamedPart, type RankCorrelation } from './correlations/correlate.js';
export { normalInverse } from './normal.js';
export { normalShare } from './normalShare.js';
export { RANGE, uniform } from './splitMix64.js';
