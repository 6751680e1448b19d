export { inputsBehind, partBehind, readersOf, tablesBehind } from './behind.js';
