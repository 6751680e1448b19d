import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { findHospitals, folderName, makeFolder, Pieces, type FoundHospital } from '../../src/newcomers/index.js';
import { printProblems } from '../../src/problems/index.js';
import { checked, type CheckedSite } from '../../src/report/checked/index.js';
import { Store } from '../../src/returns/index.js';
import { printGbp } from '../../src/words/index.js';
import { resultOf } from '../study/reported.js';
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
    // And it is reported: an answer is said, of options that are worth something or nothing, and not of nothing at all.
    const { findings, options } = resultOf(folder, undefined, { whole: false });
    expect(findings.map(({ id }) => id)).toContain('net.answer');
    expect(options.map(({ id }) => id)).toEqual(['business-as-usual', 'programme-alone', 'rationalise-and-sell']);
  },
);

/** Sites of which figures were returned that cannot be true together, or that a year's return works out. */
it.each([
  [
    'RTD03',
    'under_used_share (what was returned cannot be: 59.4% of the floor empty and 59.4% under-used, more than all of it)',
    /under_used_share: \{ value: 0 %/,
  ],
  [
    'RATKG',
    'site_area (what was returned cannot be: 331 parking spaces need 0.83 ha at 25 m² each, and the site has 0.3 ha)',
    /site_area: \{ value: 1\.03 ha/,
  ],
  ['RY148', 'parking_spaces (what was returned cannot be:', /parking_spaces: \{ value: 43 space/],
])('%s, of which figures cannot be, says both and runs: %s', (code, said, line) => {
  const { folder, made } = written(code);
  expect(made.todo.join('\n')).toContain(said);
  expect(String(made.files.get('site.yaml'))).toMatch(line);
  const told = checked(folder, library) as CheckedSite;
  expect(printProblems(told.problems.filter(({ severity }) => severity === 'error'))).toEqual([]);
  expect([told.failedChecks, told.failures]).toEqual([[], []]);
});

it('West Middlesex, whose last return is of 2015-16, runs on the rest of hard and soft FM in that year’s prices', () => {
  const { folder } = written('RFW01');
  const told = checked(folder, library) as CheckedSite;
  expect(printProblems(told.problems.filter(({ severity }) => severity === 'error'))).toEqual([]);
});

it('an option that sells land is worth in words what it is worth in the table beside them', () => {
  const { best, findings, options } = resultOf(written('RWEAK').folder);
  const lines = options.find(({ id }) => id === best.option)?.lines ?? {};
  const [worth, value] = [lines['exchequer_worth'], lines['exchequer_value']].map((line) => printGbp(Number(line)));
  expect(worth).not.toBe(value);
  expect(findings.find(({ id }) => id === 'net.answer')?.text).toContain(
    `is worth ${value ?? ''} to the exchequer (${worth ?? ''} less the land that is then gone, by which options are ranked) and `,
  );
});

it.each([
  ['RRP47', 'Kind: Community hospital (with inpatient beds) by ERIC 2016/17'],
  ['RWEAK', undefined],
])('%s: a site that is no acute hospital is told so, as the averages are of acute ones', (code, kind) => {
  const told = makeFolder(pieces, { code }).how.filter((line) => line.startsWith('Kind: '));
  expect(told).toEqual(
    kind === undefined
      ? []
      : [`${kind}. What no file of yours says of patients, wards and costs is of acute hospitals`],
  );
});
