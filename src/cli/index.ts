export { DecantCommand } from './command.js';
export { outFolder } from './outFolder.js';
