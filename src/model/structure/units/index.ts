export { checkCondition, checkUnits } from './unitCheck.js';
