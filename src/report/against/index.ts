export type { Evaluated } from '../evaluateSite.js';
export type { Against, AgainstDecision, AgainstLine, WithAgainst } from './against.js';
export { againstResults } from './ofResults.js';
export { withAgainst } from './ofStudies.js';
