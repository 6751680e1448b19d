/** What the charts show: plain data of a result. */
export type * from '../../options/figures/figures.js';
