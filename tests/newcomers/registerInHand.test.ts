import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNew } from '../../src/files/writing/index.js';
import { loadSite } from '../../src/hospitals/index.js';
import { Library } from '../../src/library/index.js';
import { newFolder } from '../../src/newcomers/index.js';
import { drawRegisterSite } from '../../src/newcomers/map/registerSite.js';
import { printProblem, type UserError } from '../../src/problems/index.js';
import { copiedSite } from '../hospitals/copiedSite.js';

const root = join(import.meta.dirname, '..', '..');
const desk = mkdtempSync(join(tmpdir(), 'decant-register-'));
const returns = Library.shipped(root).returns();
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const REGISTER = `Block ID,Building Name,GIA (m²),Floors,Tenure,Movable
B1,Bexley Wing,"65,000",7,PFI,no
B2,Gledhow Wing,"60,000",6,Freehold,yes
B3,Lincoln Wing,"50,000",5,Freehold,yes
B4,Chancellor Wing,,,Freehold,yes
`;
let count = 0;

/** A register on the desk, and the folder of St James’s that is made with it. */
function madeWith(text: string, name = `register ${count}.csv`): { readonly path: string; readonly folder: string } {
  const path = join(desk, name);
  writeFileSync(path, text);
  const folder = join(desk, `st-james-${count++}`);
  writeNew(folder, newFolder({ first: folder, site: 'RR813', register: path }, returns, root).files);
  return { path, folder };
}

const errorsOf = (folder: string): string[] =>
  loadSite(folder, returns)
    .problems.filter(({ severity }) => severity === 'error')
    .map((problem) => printProblem(problem).replaceAll(`${folder}/`, ''));

describe('a hospital of which a register is had and no outline', () => {
  it('is drawn as a square for each row, by floor and storeys, and is sound', () => {
    const { folder } = madeWith(REGISTER);
    expect(errorsOf(folder)).toEqual([]);
    const map = loadSite(folder, returns).site?.map;
    // What the three leave of ERIC's 225,923 m² is the fourth's; it stands in as many storeys as the site's footprint says.
    expect(
      map?.blocks.map(({ id, label, floorAreaM2, tenure, outlineStatus }) => [
        ...[id, label, floorAreaM2, tenure, outlineStatus],
      ]),
    ).toEqual([
      ['b1', 'Bexley Wing', 65_000, 'pfi', 'illustrative'],
      ['b2', 'Gledhow Wing', 60_000, 'owned', 'illustrative'],
      ['b3', 'Lincoln Wing', 50_000, 'owned', 'illustrative'],
      ['b4', 'Chancellor Wing', 50_923, 'owned', 'illustrative'],
    ]);
    const sides = map?.blocks.slice(0, 3).map(({ polygons: [polygon] }) => {
      const xs = (polygon?.outer ?? []).map(([x]) => x);
      return Math.max(...xs) - Math.min(...xs);
    });
    [65_000 / 7, 60_000 / 6, 50_000 / 5].forEach((ground, index) =>
      expect(Math.abs((sides?.[index] ?? 0) - Math.sqrt(ground))).toBeLessThan(0.03),
    );
  });

  it.each([
    [1, 150_000],
    [2, 150_000],
    [7, 150_000],
    [40, 150_000],
    [300, 150_000],
    [500, 5_000],
  ])('has room for %i squares of any sizes on %i m², none over another or the boundary', (blocks, siteAreaM2) => {
    const rows = Array.from({ length: blocks }, (_, index) => ({
      id: `b${index}`,
      floorAreaM2: 100 + ((index * 7919) % 97) * 60,
      storeys: 1,
    }));
    const site = { floorAreaM2: 100_000, siteAreaM2, source: 'ERIC' };
    const drawn = drawRegisterSite(rows, 'register.csv', site);
    const squares = (
      JSON.parse(drawn.buildings) as { features: { geometry: { coordinates: number[][][] } }[] }
    ).features.map(({ geometry }) => geometry.coordinates[0] ?? []);
    const [around = []] = (
      JSON.parse(drawn.boundary) as { features: { geometry: { coordinates: number[][][] } }[] }
    ).features.map(({ geometry }) => geometry.coordinates[0] ?? []);
    const boxOf = (ring: number[][]) => {
      const [xs, ys] = [ring.map(([x = 0]) => x), ring.map(([, y = 0]) => y)];
      return { w: Math.min(...xs), e: Math.max(...xs), s: Math.min(...ys), n: Math.max(...ys) };
    };
    const outer = boxOf(around);
    const boxes = squares.map(boxOf);
    expect(boxes).toHaveLength(blocks);
    for (const { w, e, s, n } of boxes)
      expect(w >= outer.w && e <= outer.e && s >= outer.s && n <= outer.n && e > w).toBe(true);
    const over = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter((other) => one.w < other.e && other.w < one.e && one.s < other.n && other.s < one.n),
    );
    expect(over).toEqual([]);
  });

  it('is refused with every fault of the register', () => {
    const thrown = (text: string, name?: string): string => {
      try {
        madeWith(text, name);
        return 'nothing was thrown';
      } catch (error) {
        const { message, problems } = error as UserError;
        return [message, ...problems].join('\n');
      }
    };
    expect(thrown('id,name,floor,tenure\nb1,One,many,rented out\n', 'bad.csv')).toMatch(
      /^--register .*bad\.csv cannot be read\nbad\.csv:2: .*many.*\nbad\.csv:2: .*rented out/s,
    );
    expect(thrown('x', 'plan.pdf')).toMatch(
      /^--register .*plan\.pdf is no register that is read\nIt may end in \.csv, \.xlsx$/,
    );
    expect(() => newFolder({ first: 'x', site: 'RR813', register: join(desk, 'gone.csv') }, returns, root)).toThrow(
      /--register .*gone\.csv: this file is missing/,
    );
  });
});

describe('a folder with a register and no outline of it', () => {
  const rows = 'id,name,floor,storeys,tenure,movable\nb1,East wing,7000,3,owned,yes\nb2,West wing,4600,2,owned,yes\n';

  it('is told what draws squares, where the map is missing', () => {
    const site = copiedSite('templates/site', 'my-hospital').remove('buildings.geojson').write('blocks.csv', rows);
    expect(site.errors().join('\n')).toMatch(
      /^buildings\.geojson: this file is missing\. .* Where nobody has outlines, decant init NEW-FOLDER --site CODE --register blocks\.csv draws a square for each row/m,
    );
  });

  it('is told once, where the map has squares of no block of it', () => {
    const folder = join(desk, 'st-james-of-bands');
    writeNew(folder, newFolder({ first: folder, site: 'RR813' }, returns, root).files);
    writeFileSync(join(folder, 'blocks.csv'), rows);
    expect(errorsOf(folder)).toEqual([
      'blocks.csv:2: none of its 2 rows has an outline: the map has squares, which stand for no block of it. ' +
        'Where nobody has outlines, decant init NEW-FOLDER --site CODE --register blocks.csv draws a square for each row, as an illustration: take its boundary.geojson and buildings.geojson',
    ]);
  });
});
