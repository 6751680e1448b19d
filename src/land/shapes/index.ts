export { liesIn, liesInShape, ringLiesIn } from './inside.js';
export { boundsOf, ringsOf, type Point, type Polygon, type Ring, type Shape } from './shape.js';
