export { checked, checkedAll, type CheckedFile, type CheckedSite } from './checked.js';
