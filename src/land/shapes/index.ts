export { ringsOf, type Point, type Polygon, type Ring, type Shape } from './shape.js';
