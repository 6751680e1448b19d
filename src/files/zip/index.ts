export { openZip, readZip, type ReadOne } from './read.js';
export { zipOf } from './write.js';
