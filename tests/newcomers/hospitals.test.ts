import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { findHospitals, folderName, makeFolder, Pieces, type FoundHospital } from '../../src/newcomers/index.js';
import { printProblems } from '../../src/problems/index.js';
import { checked, type CheckedSite } from '../../src/report/checked/index.js';
import { Store } from '../../src/returns/index.js';
import { Draw } from '../fuzz/draw.js';

const root = join(import.meta.dirname, '..', '..');
const library = Library.shipped(root);
const pieces = new Pieces(library.returns(), new Store(join(root, 'national'), undefined));
const scratch = mkdtempSync(join(tmpdir(), 'decant-hospitals-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Writes the folder of a code, and gives its path. */
export function written(code: string): { readonly folder: string; readonly made: ReturnType<typeof makeFolder> } {
  const made = makeFolder(pieces, { code });
  const folder = join(scratch, code.toLowerCase(), folderName(made.name));
  for (const [path, text] of made.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, made };
}

/** Five of each kind: with and without a contract, with outlines, and without beds by site. */
function drawn(seed: number, each: number): FoundHospital[] {
  const all = findHospitals(pieces, '');
  const kinds: ((one: FoundHospital) => boolean)[] = [
    ({ hasContract, beds }) => hasContract && beds !== undefined,
    ({ hasContract, beds, floorM2 = 0 }) => !hasContract && beds !== undefined && floorM2 > 20_000,
    ({ outlines }) => outlines > 0,
    ({ beds, years, floorM2 = 0 }) => beds === undefined && years.includes('2016/17') && floorM2 > 1_000,
  ];
  return kinds.flatMap((kind, index) => {
    const draw = new Draw(seed + index);
    const left = all.filter(kind);
    return Array.from({ length: each }, () => left.splice(draw.below(left.length), 1)).flat();
  });
}

const EACH = 5;
it.each(drawn(2026, EACH).map((each) => [each.code, each.name, each] as const))(
  '%s %s: its folder is made from its code, and runs without a file touched',
  (code, _, found) => {
    const { folder, made } = written(code);
    const told = checked(folder, library) as CheckedSite;
    expect(printProblems(told.problems.filter(({ severity }) => severity === 'error'))).toEqual([]);
    expect([told.failedChecks, told.failures]).toEqual([[], []]);
    const contracts = [...made.files.keys()].filter((path) => path.startsWith('pfi/'));
    expect(contracts.length > 0 ? found.hasContract || made.how.join().includes('HM Treasury') : true).toBe(true);
    const yaml = String(made.files.get('site.yaml'));
    expect(yaml.split('\n').length).toBeLessThanOrEqual(41);
    expect(found.floorM2).toBeDefined();
  },
);
