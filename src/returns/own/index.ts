export { listReturns, type ListedReturns } from './listed.js';
export { ownFolder, ownFolderToWrite } from './ownFolder.js';
