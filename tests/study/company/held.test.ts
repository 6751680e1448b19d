import { describe, expect, it } from 'vitest';
import { checksOf } from '../../../src/model/evaluate/index.js';
import type { Given } from '../../../src/model/values/index.js';
import { heldIn } from '../../../src/report/held.js';
import { writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { bookOf } from '../../model/proof/books.js';
import { COVER } from '../../writers/workbook/books.js';
import { describeJudged, GNUMERIC } from '../../writers/workbook/judges.js';
import { recalculated } from '../../writers/workbook/recalculate.js';
import { dealWith, one, openDeal } from './deals.js';

const { study } = openDeal(dealWith());
if (study === undefined) throw new Error('the deal cannot be read');
const [usual] = study.cases;
if (usual === undefined) throw new Error('the deal has no option');
const place = { file: 'a test' };
const cover = (value: number): Given[] => [
  { name: 'senior_dscr', place, value: { kind: 'amount', amount: value, unit: '1', place } },
];

describe('what was solved for a company', () => {
  it('is held for every option, on all terms and the rates of tax', () => {
    const [tax, costs] = heldIn(study).filter(({ input }) => input.endsWith('_solved'));
    expect(tax).toMatchObject({ input: 'company_tax_solved' });
    expect(tax?.chosenFor).toBeUndefined();
    for (const name of ['senior_dscr', 'construction_spend', 'base_case_rpi_growth', 'corporation_tax_rates'])
      expect(tax?.dependsOn).toContain(name);
    expect(tax?.dependsOn).not.toContain('finance_costs_solved');
    expect(costs).toMatchObject({ input: 'finance_costs_solved', staleWith: 'company_tax_solved' });
  });

  it('is solved anew where a term is changed, and breaks its check where it is kept', () => {
    const checks = (decisions: 'kept' | 'anew'): string[] => {
      const outcome = study.again(usual.option, cover(1.4), decisions);
      if (outcome === undefined) throw new Error('a changed cover cannot be evaluated');
      return checksOf(outcome).flatMap(({ name, ok }) => (ok ? [] : [name]));
    };
    expect(checks('anew')).toEqual([]);
    expect(checks('kept')).toEqual(expect.arrayContaining(['company_tax_is_solved', 'finance_costs_are_solved']));
    const anew = study.again(usual.option, cover(1.4), 'anew');
    expect(anew === undefined ? 0 : one(anew, 'senior_debt')).toBeLessThan(one(usual.outcome, 'senior_debt'));
  });
});

describeJudged(
  'a workbook of a company',
  () => {
    it('says that what was solved is stale once a term has moved, and held while none has', async () => {
      const book = bookOf([{ id: usual.option.id, title: usual.option.title, outcome: usual.outcome }]);
      const xlsx = await writeSiteWorkbook({
        ...{ book, cover: COVER, findings: [], summary: [], compare: [], charts: [], sources: [] },
        ...{ heldInputs: heldIn(study), attributions: [], warnings: [] },
      });
      const rows = book.sheets.flatMap((sheet) => sheet.rows);
      const rowOf = (name: string): number => rows.find((row) => row.kind === 'input' && row.name === name)?.row ?? NaN;
      const stateOf = async (value: number): Promise<unknown[]> => {
        const edit = { sheet: 'Inputs', address: `E${rowOf('senior_dscr')}`, value };
        const values = await recalculated(xlsx, [edit], GNUMERIC);
        return ['company_tax_solved', 'finance_costs_solved'].map((name) => values.get(`Inputs!G${rowOf(name)}`));
      };
      expect(await stateOf(1.25)).toEqual(['held', 'held']);
      expect(await stateOf(1.4)).toEqual(['stale', 'stale']);
    });
  },
  GNUMERIC,
);
