export { drawCharts } from './drawCharts.js';
