export { changesOf, type Change, type ChangeOutcome } from './changes.js';
