export { addReturn, type AddedReturn } from './add.js';
export { recogniseHead } from './recogniseHead.js';
export type { ToAdd } from './toAdd.js';
