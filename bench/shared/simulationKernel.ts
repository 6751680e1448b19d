/** What the benchmarks of simulation take from the source. */
export { Library } from '../../src/library/index.js';
export { assemble, check } from '../../src/model/structure/index.js';
export { readSectionText } from '../../src/sections/index.js';
export { drawnInputs } from '../../src/uncertainty/drawn.js';
export { prepareSimulation } from '../../src/uncertainty/index.js';
export { Sampler } from '../../src/uncertainty/sampler.js';
