import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile, valueAt, type Outcome } from '../src/model/evaluate/index.js';
import { parseFinancialYear } from '../src/words/index.js';
import { checkedCase, readCases, type Case } from './cases/readCases.js';
import { shippedLibrary as library } from './study/reported.js';

const folder = fileURLToPath(new URL('cases', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

function run(each: Case, file: string): Outcome {
  const { structure, bound } = checkedCase(each, file, library);
  return compile(structure).run(bound);
}

describe('worked examples, through the shipped sections', () => {
  for (const file of files) {
    for (const each of readCases(folder, file)) {
      it(each.case, () => {
        const outcome = run(each, file);
        expect(each.expect.length).toBeGreaterThan(0);
        for (const { line, member, year, value, within } of each.expect) {
          const found = valueAt(outcome, line, year === undefined ? undefined : parseFinancialYear(year), member);
          expect(found, `${line} ${member ?? ''} ${year ?? ''}`).toBeDefined();
          expect(
            Math.abs((found ?? NaN) - value),
            `${line} ${member ?? ''} ${year ?? ''}: ${found}`,
          ).toBeLessThanOrEqual(within);
        }
      });
    }
  }

  it('cover the examples that METHOD prints for this model', () => {
    const all = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n');
    const wanted = [
      '0_discount_factors',
      '0_mid_year',
      '0_nominal',
      '0_real',
      '0_days',
      '1a_seed',
      '1b_nel',
      '1c_short',
      '1d_same',
      '1f_counting',
      '1g_normal',
      '1h_erlang',
      '1i_ward',
      '1j_winter',
      '1k_pools',
      '1m_occupancy',
      '2a_nao',
      '2b_release',
      '2c_mret',
      '2d_alzira',
      '2e_contribution',
      '2f_double',
      '2g_cost_base',
      '2g_ward',
      '2h_programme',
      '3a_index',
      '3k_deduction',
      '3b_spv',
      '3b2_annuity',
      '3b3_backsolve',
      '3h_ifrs16',
      '3i_implicit',
      '3j_pdc',
      '3l_mothball',
      '3m_uc',
      '3n_hansard.BHR',
      '3n_hansard.Worcestershire',
      '3n_hansard.Derby',
      '3n_hansard.Walsall',
      '3o_system',
      '4a_seed',
      '4b_geometry',
      '4c_net',
      '4d_overage',
      '4e_ratio',
      '4f_running',
      '5a_residual',
      '5a_unviable',
      '5a_sensitivity',
      '5b_phased',
      '7c_lognormal',
      '8_checks',
    ];
    for (const example of wanted) expect(all).toContain(example);
  });
});
