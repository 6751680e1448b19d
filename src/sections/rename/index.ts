export { mentionsOf, type Mention } from './mentions.js';
export { planRenaming } from './project.js';
