export { CONTRACT_KEYS } from '../site/contracts.js';
export { FACT_KEYS } from '../site/facts.js';
export { MEMBER_KEYS, VALUE_KEYS } from '../site/givens.js';
export { SITE_KEYS } from '../site/siteFile.js';
