export { mentionsOf, type Mention } from './mentions.js';
export { renamed, type Renamed } from './renamed.js';
export { planRenaming } from './project.js';
