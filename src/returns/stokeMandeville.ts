import type { Problem } from '../problems/index.js';
import { drawSite } from './drawSite.js';
import { extractFeatures, extractRows } from './extract.js';

const SITE = 'RXQ02';
const TRUST = 'RXQ';
const HMT_PROJECT = '293';

/** Each published file (path in the collection), the file made from it, its header rows, and which rows are kept. */
const TABLES: readonly (readonly [string, string, number, (record: readonly string[]) => boolean])[] = [
  ['eric/eric_2014-15_site.csv', 'eric_2014-15_site.csv', 1, (record) => record[4] === SITE],
  ['eric/eric_2015-16_site.csv', 'eric_2015-16_site.csv', 1, (record) => record[4] === SITE],
  ['eric/eric_2015-16_pfi.csv', 'eric_2015-16_pfi.csv', 1, (record) => record[4] === SITE],
  ['eric/eric_2016-17_site.csv', 'eric_2016-17_site.csv', 1, (record) => record[4] === SITE],
  ['eric/eric_2016-17_pfi.csv', 'eric_2016-17_pfi.csv', 1, (record) => record[4] === SITE],
  [
    'pfi/hmt_pfi_current_projects_2016-03-31_health.csv',
    'hmt_pfi_2016-03-31.csv',
    2,
    (record) => record[0] === HMT_PROJECT,
  ],
  [
    'beds/kh03_beds_open_overnight_2019-20_q3_trust_by_sector.csv',
    'kh03_2019-20_q3_trust.csv',
    1,
    (record) => record[3] === TRUST,
  ],
];
const OUTLINES = 'geo/osm_hospital_buildings_england.geojson';

export interface MadeFile {
  /** Path inside the site's folder. */
  readonly path: string;
  readonly text: string;
  /** What it was cut from, for the table of sources. */
  readonly from: string;
}

/**
 * The data files of sites/stoke-mandeville, from the published ones: small extracts, verbatim, and the two maps.
 * `read` gives the text of a file of the collection by its path; `problems` gains what is wrong with the outlines.
 */
export function makeStokeMandeville(read: (path: string) => string, problems: Problem[]): MadeFile[] {
  const tables = TABLES.map(([path, name, headerRows, keep]): MadeFile => {
    const { text, rows } = extractRows(read(path), headerRows, keep);
    return { path: `sources/${name}`, text, from: `${path}, row ${rows.join(', ')}` };
  });
  const outlines = extractFeatures(read(OUTLINES), SITE);
  const source = 'ERIC 2016-17, site RXQ02';
  // ERIC 2016-17, site RXQ02: gross internal floor area 66,667 m², land 17 ha; PFI sheet: occupied floor area 16,992 m².
  const drawn = drawSite(
    outlines,
    { floorAreaM2: 66_667, pfiFloorAreaM2: 16_992, siteAreaM2: 170_000, source },
    problems,
  );
  if (drawn === undefined) return [];
  return [
    ...tables,
    { path: 'sources/osm_buildings.geojson', text: outlines, from: `${OUTLINES}, features with nhs_site_code ${SITE}` },
    { path: 'boundary.geojson', text: drawn.boundary, from: 'sources/osm_buildings.geojson' },
    { path: 'buildings.geojson', text: drawn.buildings, from: 'sources/osm_buildings.geojson' },
  ];
}
