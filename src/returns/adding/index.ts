export { addReturn, type AddedReturn, type ToAdd } from './add.js';
export { recogniseHead } from './recogniseHead.js';
