export { bestOption, costAnswer, type CostAnswer, type CostYear } from './answers/costs.js';
export {
  DRAWN_LINES,
  bestLandOption,
  landAnswer,
  sells,
  type DrawnFigure,
  type DrawnReceipt,
  type LandAnswer,
} from './answers/land.js';
export { bedAnswer, bestCase } from './answers/beds.js';
export type { BedAnswer } from './answers/bedAnswer.js';
export { printBeds } from './answers/printBeds.js';
export { printCosts } from './answers/printCosts.js';
export { printLand } from './answers/printLand.js';
export { rootFailures } from './failures.js';
export { hashOfFolders, hashOfInputs } from './hashes.js';
export { Library, type Settings } from './library.js';
export type {
  ConstraintFacts,
  DroppedFacts,
  LandFacts,
  LandPlanFacts,
  ParcelFacts,
  PlannedBlockFacts,
  Ring,
} from './landPlan/facts.js';
export { parcelsGeoJson } from './landPlan/geoJson.js';
export { makeResult, type Stamp } from './makeResult.js';
export type {
  Change,
  ChangeOutcome,
  ContextFact,
  Finding,
  InputFacts,
  LineFacts,
  OptionResult,
  PartyGbp,
  RegimeOutcome,
  Regimes,
  Result,
} from './result.js';
export { evaluateSite, otherOptions } from './evaluateSite.js';
export { openSite } from './openSite.js';
export { BUSINESS_AS_USUAL, study, type Case, type Study } from './study.js';
export { describeScenario, listScenarios, type DescribedScenario, type ListedScenario } from './scenarios/describe.js';
export { printScenario } from './scenarios/print.js';
