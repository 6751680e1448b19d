import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { printProblem } from '../../src/problems/index.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';

/** A copy of a hospital with one text of one file replaced. */
function changed(hospital: string, file: string, from: string | RegExp, to: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'decant-years-')), basename(hospital));
  cpSync(hospital, folder, { recursive: true });
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return loadSite(folder)
    .problems.filter(({ severity }) => severity === 'error')
    .map(printProblem)
    .join('\n');
}

const ACUTE = fileURLToPath(new URL('../../sites/typical-acute', import.meta.url));
const CONTRACT = 'pfi/stoke-mandeville.yaml';
const TIMELINE = '{ first: 2016/17, base: 2016/17, last: 2045/46 }';

it('charges of 2016/17 are not taken for those of a later base year', () => {
  const said = changed(STOKE_2016_17, 'site.yaml', TIMELINE, '{ first: 2024/25, base: 2024/25, last: 2045/46 }');
  // Sums of 2016/17 are restated by the year of their cell (tests/study/priceYears.test.ts).
  expect(said).not.toMatch(/running_cost/);
  expect(said).toMatch(/charge_before_base is a figure of 2015\/16, where the base year is 2024\/25/);
  expect(said).toMatch(/eric_pfi_cost is a figure of 2016\/17/);
});

it('a timeline must hold the last published payment and the one before it', () => {
  const said = changed(STOKE_2016_17, 'site.yaml', TIMELINE, '{ first: 2016/17, base: 2016/17, last: 2030/31 }');
  expect(said).toMatch(/the last published payment is for 2035\/36, and the timeline runs from 2016\/17 to 2030\/31/);
});

it('a contract ends after it begins', () => {
  expect(changed(STOKE_2016_17, CONTRACT, /value: 2039-08-13/, 'value: 2005-08-13')).toMatch(
    /the contract’s last day, 2005-08-13, is not after its first, 2006-08-14/,
  );
});

it('a hospital without a patient is refused', () => {
  const rows = readFileSync(join(ACUTE, 'beds.csv'), 'utf8');
  const empty = rows.replace(/^(\w+,(?:[^,\n]*,)??\d+),\d+,/gm, '$1,0,');
  expect(changed(ACUTE, 'beds.csv', rows, empty)).toMatch(/no bed is occupied in any pool/);
});
