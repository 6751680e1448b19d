export { openZip, readZip, weighZip, type ReadOne } from './read.js';
export { zipOf } from './write.js';
