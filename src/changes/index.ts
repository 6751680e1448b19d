export { changesIn, type HeldInput } from './changesIn.js';
