export { printAdded, printRemoved, printReturns, WHERE_NEWER } from './returns.js';
