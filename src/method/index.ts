export { blocksOf, type Block } from './blocks.js';
export { citationsIn, type Citation } from './citation.js';
export { clauseOf, clausesCited, missingIn } from './cited.js';
export { clausesIn, readMethod, type Clause } from './clauses.js';
