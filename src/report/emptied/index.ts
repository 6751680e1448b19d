export { emptiedOf, type BesidePlan, type Emptied, type EmptiedYear } from './emptied.js';
