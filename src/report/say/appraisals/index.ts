export { appraise, type Appraised } from './appraise.js';
