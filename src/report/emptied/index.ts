export { emptiedOf, type BesidePlan, type Emptied, type EmptiedYear } from './emptied.js';
export { landAsked, type LandOnAsking } from './landAsked.js';
