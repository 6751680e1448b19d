export { loadSite, withGuesses } from './loadSite.js';
export { MAP_GIVES } from './map/mapGivens.js';
export { oddOnceChanged } from './oddities/onceChanged.js';
export { isOutOfLine } from './oddities/payments.js';
export { registerAlone } from './register/alone.js';
export { SiteFolder } from './site/folder.js';
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
