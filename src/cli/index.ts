export { besideOf } from './against.js';
export { DecantCommand } from './command.js';
export { FLAGS, OTHERWISE } from './flags.js';
export { codeOf, outFolder, outFolders } from './outFolder.js';
