export { figuresOf, isCutAnew, isGiven, nameOf, shareOf, USUAL, writtenIn } from './missed.js';
