import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellsOf } from '../../src/land/cells/index.js';
import type { LandConstraint, LandSite, ReleaseRules } from '../../src/land/index.js';
import { readGeoJson } from '../../src/land/maps/index.js';
import type { Point, Shape } from '../../src/land/shapes/index.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';

/** METHOD 4.3: a setback of 10 m, parcels from 0.2 ha, frontage from 6 m. */
export const METHOD_RULES: ReleaseRules = {
  setbackM: 10,
  minimumParcelM2: 2000,
  minimumFrontageM: 6,
  accessCosted: false,
};

export function polygon(...corners: Point[]): Shape {
  return [{ outer: [...corners, corners[0] ?? [0, 0]], holes: [] }];
}

export function rectangle(west: number, south: number, east: number, north: number): Shape {
  return polygon([west, south], [east, south], [east, north], [west, north]);
}

/** A rectangle on the National Grid: METHOD's coordinates are from a corner of its own. */
export function onGrid([west = 0, south = 0, east = 0, north = 0]: readonly number[]): Shape {
  return rectangle(400_000 + west, 200_000 + south, 400_000 + east, 200_000 + north);
}

export function constraint(id: string, shape: Shape, bufferM = 0, hard = true): LandConstraint {
  return { id, hard, bufferM, shape };
}

/** A site with its cells worked out; nothing else on it but what is given. */
export function siteOf(given: Partial<LandSite> & Pick<LandSite, 'boundary'>): LandSite {
  const blocks = given.blocks ?? [];
  return { cells: cellsOf(given.boundary, blocks), constraints: [], roads: [], ...given, blocks };
}

/** The boundary and the blocks of one of the example hospitals, Stoke Mandeville by its return of 2016-17. */
export function exampleSite(code: string): LandSite {
  const own = fileURLToPath(new URL(`../../sites/${code}`, import.meta.url));
  const folder = code === basename(STOKE_2016_17) ? STOKE_2016_17 : own;
  const shapesOf = (file: string): Shape[] => {
    const path = join(folder, file);
    const read = readGeoJson(readFileSync(path, 'utf8'), file, []);
    if (read === undefined) throw new Error(`${file} of ${code} is not read`);
    return read.features.map(({ shape }) => shape);
  };
  return siteOf({ boundary: shapesOf('boundary.geojson').flat(), blocks: shapesOf('buildings.geojson') });
}

export function sum(areas: readonly number[]): number {
  return areas.reduce((a, b) => a + b, 0);
}
