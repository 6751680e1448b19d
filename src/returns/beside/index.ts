export { disagreeing, farApart } from '../apart.js';
