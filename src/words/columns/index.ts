export { printColumns } from './columns.js';
