export { SAME_GBP, type Best } from './best.js';
export { changedIn, UNCHANGED, type Changed } from './changed.js';
export { chosenCase, noOption, studied } from './chosen.js';
export { placedByCode } from './insideSite.js';
export { oddlyChanged } from './oddlyChanged.js';
export { openSite, type Part } from './openSite.js';
export { once, study, type Case, type Study } from './study.js';
export { acts } from './decidedModels.js';
export { decidedOtherwise, type Variant } from './variants.js';
