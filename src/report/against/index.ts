export type { Evaluated } from '../evaluateSite.js';
export type { Against, WithAgainst } from './against.js';
export type { AgainstDecision, AgainstLine } from './rows.js';
export { besideFolder, standOf, type AgainstFolder, type AgainstInput } from './beside.js';
export { againstResults } from './ofResults.js';
export { withAgainst } from './ofStudies.js';
