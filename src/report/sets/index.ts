export { changesSet } from './changesSet.js';
export { idleSets } from './idleSets.js';
export { inputNamed } from './inputNamed.js';
export { setsApart, type SetsApart } from './setsApart.js';
