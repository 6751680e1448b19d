export { drawCharts, namesOfCharts } from './drawCharts.js';
