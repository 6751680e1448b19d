export { solved, type SolveAsked, type Solved, type Switch } from './solved.js';
