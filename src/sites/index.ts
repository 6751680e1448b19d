export { NONE_DRAWN } from './constraints.js';
export { loadSite } from './loadSite.js';
export { MAP_INPUTS } from './mapGivens.js';
export { isOutOfLine } from './plausibility.js';
export {
  CONSTRAINT_KINDS,
  PARTS,
  TENURES,
  isLandOurs,
  type Block,
  type Constraint,
  type ConstraintKind,
  type Fact,
  type Part,
  type Site,
  type SiteMap,
  type Tenure,
  type Timeline,
} from './site.js';
