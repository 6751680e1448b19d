export { OVERVIEW_PARTS } from './lineKeyed.js';
export { mentionsOf, type Mention } from './mentions.js';
export { renamed, type Renamed } from './renamed.js';
export { planRenaming } from './project.js';
