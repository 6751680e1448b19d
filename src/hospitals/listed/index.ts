export { latestList, withoutFaulty, type ListedContracts } from './listedContracts.js';
