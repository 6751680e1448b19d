export { readCommas, writeMeant, type Commas } from './commas.js';
export { didYouMean, nearestName } from './nearest.js';
export { namedBy } from './namedBy.js';
export type { Place } from './place.js';
export { hasErrors, printProblem, type Problem } from './problem.js';
export { countOf, printProblems, told } from './told.js';
export { UserError } from './userError.js';
export { visible, visibleJson } from './visible.js';
