export {
  describeScenario,
  inputsOf,
  listScenarios,
  type DescribedInput,
  type DescribedScenario,
  type ListedScenario,
} from './describe.js';
export { refuseGrowthTwice } from './growth.js';
export { choiceFor, choiceOfFlag, choiceOfSite, withOwnFiles, type ScenarioChoice } from './ownFiles.js';
export type { CounterFact, EffectFacts, ScenarioFacts, ScopeFacts } from './scenarioFacts.js';
export { meet, type StudiedScenario } from './studied.js';
