import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { toGrid } from '../../src/land/maps/index.js';
import { Library } from '../../src/library/index.js';
import { describePython, runPython } from '../python.js';
import { BUILT, copiedSite } from './copiedSite.js';

const WRITER = fileURLToPath(new URL('geo_package.py', import.meta.url));
const HOSPITAL = join('sites', 'stoke-mandeville');

type Corners = number | readonly Corners[];

/** Degrees turned into metres on the Grid, as a program that draws in them would. */
function onGrid(corners: Corners): Corners {
  if (typeof corners === 'number') return corners;
  const [x, y] = corners;
  return typeof x === 'number' && typeof y === 'number' ? toGrid(x, y) : corners.map(onGrid);
}

function inMetres(text: string): string {
  const { features, ...head } = JSON.parse(text) as { features: { geometry: { coordinates: Corners } }[] };
  return JSON.stringify({
    ...head,
    features: features.map((feature) => ({
      ...feature,
      geometry: { ...feature.geometry, coordinates: onGrid(feature.geometry.coordinates) },
    })),
  });
}

describePython('a GeoPackage that another program wrote', () => {
  test.each([4326, 27700])('in EPSG:%i gives the hospital that its GeoJSON gives', (srs) => {
    const copy = copiedSite(HOSPITAL);
    for (const map of ['boundary', 'buildings']) {
      const text = readFileSync(copy.path(`${map}.geojson`), 'utf8');
      const drawn = srs === 4326 ? text : inMetres(text);
      runPython(WRITER, [copy.path(`${map}.gpkg`), String(srs), `${map} of 2025`], drawn);
      copy.remove(`${map}.geojson`);
    }
    const returns = new Library('templates').returns();
    const [own, read] = [HOSPITAL, copy.folder].map((folder) => loadSite(folder, returns, BUILT));
    expect(read?.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(own?.site?.map.blocks.length).toBeGreaterThan(10);
    const system = srs === 4326 ? 'WGS84' : 'EPSG:27700';
    expect(read?.site?.map.coordinates.buildings).toEqual({ system, known: 'said' });
    expect(read?.site?.map.files).toMatchObject({ boundary: 'boundary.gpkg', buildings: 'buildings.gpkg' });
    const plain = (map = own?.site?.map) => ({ ...map, files: {}, notes: [], coordinates: {} });
    expect(plain(read?.site?.map)).toEqual(plain());
  });
});
