export { saidFixed, saidOutside } from './bounds.js';
