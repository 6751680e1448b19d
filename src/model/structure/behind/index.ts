export { inputsBehind, partBehind, tablesBehind } from './behind.js';
