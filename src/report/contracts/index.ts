export type { ContractAnswer, ContractYear } from './contracts.js';
export { contractsOfList, type ListAnswer } from './ofList.js';
export { contractsOfSite, type PfiAnswer } from './ofSite.js';
export type { WaysOut } from './waysOut.js';
