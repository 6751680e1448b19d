export { BEST_KEYS, VIEW_KEYS, type BestRule, type BestView, type Ranked } from './reports/best.js';
export { Library, type OpenOwn } from './library.js';
export { MODEL_KEYS, OTHERWISE, waysOf, type Candidate } from './models.js';
export { BUSINESS_AS_USUAL, roleOf, type OptionRole } from './roles.js';
export { SETTINGS_KEYS, type Settings, type SlotPick } from './settings.js';
export { idInBook, type Ask, type Experiment } from './experiments/index.js';
