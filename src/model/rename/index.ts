export { mentionsOf, type Mention } from './mentions.js';
export { planRenaming, type RenamedFile, type Renaming } from './project.js';
