export { listReturns, type ListedReturns } from './listed.js';
export { removeReturn, type RemovedReturn } from './remove.js';
export { ownFolder, ownFolderToWrite } from './ownFolder.js';
