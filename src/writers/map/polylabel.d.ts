/** The library has no types of its own. */
declare module 'polylabel' {
  /** The point inside a polygon farthest from its edges, to a precision. */
  export default function polylabel(polygon: number[][][], precision?: number): [number, number] & { distance: number };
}
