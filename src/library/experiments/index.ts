export {
  ASKED_IN,
  DECISIONS_IN,
  TRIED_ON,
  VARIANTS,
  idInBook,
  type Ask,
  type Experiment,
  type VariantKind,
} from './experiment.js';
export { ASK_KEYS, EXPERIMENT_KEYS, readExperiment } from './read.js';
