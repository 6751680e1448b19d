export type { Bound, BoundInput, BoundRow } from './bind.js';
export { assemble, type Blueprint } from './blueprint.js';
export { check, judge, rebind, type Checked, type Structure } from './check.js';
export type { Dimension } from './dimensions.js';
export type { Step } from './order.js';
export { haveAPriceYear } from './prices.js';
export { membersAdded, memberSeen, type ModelLine, type ModelRow } from './rows.js';
export type { BoundSpread, Shape } from './spread.js';
export { TypedNumbers } from './typedNumbers.js';
