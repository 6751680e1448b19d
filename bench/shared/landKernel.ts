/** What the benchmark of land takes from the source. */
export { cellsOf, measureRelease } from '../../src/land/index.js';
export { drawnSite } from './drawnSites.js';
