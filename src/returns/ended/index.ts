export { endedAs } from './ended.js';
