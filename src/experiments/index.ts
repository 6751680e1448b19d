export { drawnFrom, linesDrawn } from './draw.js';
export type { AskFacts, CaseFacts, Drawn, DrawnFigure, Ran, VariantFacts } from './ran.js';
export { runExperiment } from './run.js';
