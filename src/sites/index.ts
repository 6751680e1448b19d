export { loadSite } from './loadSite.js';
export { isOutOfLine } from './plausibility.js';
export { TENURES, type Block, type Fact, type Site, type SiteMap, type Tenure, type Timeline } from './site.js';
