export { commandOf } from './commandOf.js';
