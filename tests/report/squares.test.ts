import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { MARGIN } from '../../src/writers/charts/frame.js';
import { SIZES, WIDTH } from '../../src/writers/charts/palette.js';
import { measureIn, wrap } from '../../src/writers/charts/text.js';
import { panelsOf } from '../../src/writers/map/panels.js';
import { subtitleOf } from '../../src/writers/map/sitePlan.js';
import { resultOf, shipped } from '../study/reported.js';

const SQUARES = join(shipped, 'st-james');
const planOf = (folder: string) => resultOf(folder, undefined, { whole: false }).figures.sitePlan;

/** The hospital of squares with its first blocks changed. */
function withBlocks(change: (properties: Record<string, unknown>, index: number) => void): string {
  const parent = mkdtempSync(join(tmpdir(), 'decant-squares-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'st-james');
  cpSync(SQUARES, folder, { recursive: true });
  const path = join(folder, 'buildings.geojson');
  const map = JSON.parse(readFileSync(path, 'utf8')) as { features: { properties: Record<string, unknown> }[] };
  map.features.forEach(({ properties }, index) => change(properties, index));
  writeFileSync(path, JSON.stringify(map));
  return folder;
}

test('the plan of a site of squares says that its outlines are illustrative as well', () => {
  expect(planOf(SQUARES).source).toBe(
    'boundary.geojson and buildings.geojson of the site folder. The outlines, the boundary, the floor areas, and which blocks are PFI, are illustrative: each block is a square at no known place.',
  );
});

test('where some blocks have outlines of their own the squares are counted; where floor is known the outlines alone are doubted', () => {
  const some = withBlocks((properties, index) => {
    if (index > 1) delete properties.outline_status;
  });
  expect(planOf(some).source).toContain('are illustrative: 2 of the 9 blocks are squares at no known place.');
  const known = withBlocks((properties) => void (properties.status = 'published'));
  expect(planOf(known).source).toBe(
    'boundary.geojson and buildings.geojson of the site folder. The outlines are illustrative: each block is a square at no known place.',
  );
});

test.each(readdirSync(shipped))('what is said above the plan of %s is said whole', (site) => {
  const plan = planOf(join(shipped, site));
  const said = subtitleOf(plan, panelsOf(plan));
  const lines = wrap(said, WIDTH - 2 * MARGIN, 3, measureIn(SIZES.subtitle));
  expect(lines.join(' ').replace(/ +/g, ' ')).toBe(said);
});
