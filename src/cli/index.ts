export { besideOf } from './against.js';
export { DecantCommand } from './command.js';
export { FLAGS, OTHERWISE } from './flags.js';
export { outFolder, refuseOverReviewed } from './outFolder.js';
