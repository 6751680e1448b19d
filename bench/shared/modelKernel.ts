/** What the benchmark of the kernel takes from the source: from a model file to its compiled program. */
export { compile } from '../../src/model/evaluate/index.js';
export { assemble, check } from '../../src/model/structure/index.js';
export { readSection } from '../../src/sections/index.js';
