/** The three maps of a folder. */
export const MAPS = ['boundary', 'buildings', 'constraints'] as const;
export type MapName = (typeof MAPS)[number];

/** Forms in which a map is read, by the endings of its file. */
export const FORMS = ['geojson', 'shp', 'zip', 'kml', 'kmz', 'gpkg'];
/** With what goes with a shapefile. */
export const MAP_ENDINGS = [...FORMS, 'dbf', 'prj', 'shx', 'cpg'];

/** Forms in which people have maps and that are not read, by their endings. */
const OTHERS: Readonly<Record<string, string>> = {
  dxf: 'a drawing of a CAD program (DXF)',
  dwg: 'a drawing of a CAD program (DWG)',
  dgn: 'a drawing of a CAD program (DGN)',
  tab: 'a map of MapInfo (TAB)',
  mif: 'a map of MapInfo (MIF)',
  mid: 'a map of MapInfo (MIF)',
  gml: 'a GML',
  pdf: 'a PDF',
};

/** What is said of a file that is a map in a form that is not read; undefined for any other. */
export function otherForm(
  file: string,
): { readonly map: MapName; readonly found: string; readonly right: string } | undefined {
  const [, stem, ending = ''] = /^(.+)\.([a-z]+)$/i.exec(file) ?? [];
  const map = MAPS.find((each) => each === stem?.toLowerCase());
  const what = Object.hasOwn(OTHERS, ending.toLowerCase()) ? OTHERS[ending.toLowerCase()] : undefined;
  if (map === undefined || what === undefined) return undefined;
  const right = what.startsWith('a PDF')
    ? `A picture of a plan cannot be measured: ask whoever drew it for the layer as ${map}.geojson, or trace it in a GIS`
    : `Open it in a GIS such as QGIS and export its layer as ${map}.geojson, in EPSG:27700`;
  return { map, found: `${file} is ${what}, which is not read`, right };
}
