export { figuresOf, isCutAnew, isGiven, nameOf, shareOf, USUAL, writtenIn } from './missed.js';
export type { Gap } from '../mean.js';
