export { checked, type CheckedFile, type CheckedSite } from './checked.js';
