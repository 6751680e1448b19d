export { changesIn } from './changesIn.js';
export { type HeldInput, type Model } from './model.js';
