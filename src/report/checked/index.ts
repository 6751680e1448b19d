export { checked, checkedAll, type CheckedFile } from './checked.js';
export type { CheckedSite } from './checkedAgainst.js';
