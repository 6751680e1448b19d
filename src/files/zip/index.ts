export { readZip } from './read.js';
export { zipOf } from './write.js';
