import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openSite, UNCHANGED, type Part } from '../../src/study/index.js';
import { shippedLibrary, templates } from './reported.js';

const desk = mkdtempSync(join(tmpdir(), 'decant-idle-'));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const FILE = 'pfi/acute-hospital-development.yaml';

/** By `decant pfi`, or, of the whole, `check` and `report`. */
function warned(inputs: string, part: Part | 'whole' = 'contract'): string[] {
  const folder = join(desk, 'whiston');
  cpSync(join(templates, '..', 'sites', 'whiston'), folder, { recursive: true });
  const text = readFileSync(join(folder, FILE), 'utf8');
  writeFileSync(join(folder, FILE), `${text}\ninputs:\n${inputs}`);
  const { study } = openSite(folder, shippedLibrary, undefined, UNCHANGED, part === 'whole' ? undefined : part);
  expect(study).toBeDefined();
  return (study?.warnings ?? [])
    .filter(({ found }) => found.includes('drives nothing'))
    .map(({ found, right }) => `${found}. ${right ?? ''}`);
}

it('terms of a charge that is given otherwise, and of a company of which one is missing, are told; one that drives something is not', () => {
  expect(warned('  deductions_budgeted: { value: 60 mGBP/year, status: contract, source: The deed }\n')).toEqual([
    expect.stringMatching(/^deductions_budgeted drives nothing in this contract\. It belongs to pfi\/charge_indexed/),
  ]);
  expect(warned('  senior_dscr: { value: 1.2, status: contract, source: The deed }\n')).toEqual([
    expect.stringMatching(/^senior_dscr drives nothing .*company|senior_debt/),
  ]);
  expect(
    warned(
      '  contract_management_cost: { value: 200 krealGBP/year, prices: 2016/17, status: contract, source: Ours }\n',
    ),
  ).toEqual([]);
  expect(warned('  pfi_variation: { value: no, status: contract, source: The deed }\n')).toEqual([]);
});

it('check and report tell an idle term as pfi does, and none that drives their own model or that of the contracts', () => {
  const idle = '  deductions_budgeted: { value: 60 mGBP/year, status: contract, source: The deed }\n';
  const asked =
    '  contract_management_cost: { value: 200 krealGBP/year, prices: 2016/17, status: contract, source: Ours }\n';
  const whole = warned(idle + asked, 'whole');
  expect(whole).toEqual(warned(idle + asked));
  expect(whole).toHaveLength(1);
});
