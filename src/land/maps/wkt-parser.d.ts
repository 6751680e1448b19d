declare module 'wkt-parser' {
  /** The parameters of a well-known text, as proj4 reads them: angles in radians, lengths in metres. Throws for what is none. */
  export default function parseWkt(text: string): Record<string, unknown>;
}
