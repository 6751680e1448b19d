export { loadSite, withGuesses } from './loadSite.js';
export { MAP_GIVES } from './map/mapGivens.js';
export { oddOnceChanged } from './oddities/onceChanged.js';
export { isOutOfLine } from './oddities/payments.js';
export { CONTRACT_KEYS } from './site/contracts.js';
export { FACT_KEYS } from './site/facts.js';
export { SiteFolder } from './site/folder.js';
export { MEMBER_KEYS, VALUE_KEYS } from './site/givens.js';
export { placeNamed } from './site/named.js';
export {
  CONSTRAINT_KINDS,
  isLandOurs,
  parkingIn,
  PARTS,
  UNREAD,
  type Block,
  type Site,
  type SiteMap,
} from './site/site.js';
export { unreplaced } from './site/unreplaced.js';
export { SITE_KEYS } from './site/siteFile.js';
