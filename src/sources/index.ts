export { drawSite, type DrawnBlock, type DrawnSite, type Published } from './drawSite.js';
export { extractFeatures, extractRows, printCollection } from './extract.js';
export { makeStokeMandeville } from './stokeMandeville.js';
