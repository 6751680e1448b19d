/** What the tests ask of shpjs, which comes without types. */
declare module 'shpjs' {
  export function parseShp(shp: Uint8Array): unknown;
  export function parseDbf(dbf: Uint8Array, cpg?: Uint8Array): unknown;
}
