export { cellAreasM2, cellsOf } from './cells.js';
