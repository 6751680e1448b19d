import { stringify } from 'csv-stringify/sync';
import type { ContractAnswer } from '../report/contracts/index.js';

/** A contract as a row of a table: what it is called first, then its figures. */
type Row = Omit<ContractAnswer, 'years' | 'id' | 'label'> & {
  readonly project: string;
  readonly name: string;
  readonly authority: string;
};

const COLUMNS: readonly (readonly [head: string, cell: (row: Row) => string | number | null])[] = [
  ['project', ({ project }) => project],
  ['name', ({ name }) => name],
  ['authority', ({ authority }) => authority],
  ['paid_from', ({ firstPaidYear }) => firstPaidYear],
  ['paid_to', ({ lastPaidYear }) => lastPaidYear],
  ['year_of_last_day', ({ contractLastYear }) => contractLastYear],
  ['years_with_a_payment', ({ yearsLeft }) => yearsLeft],
  ['capital_value_gbp', ({ capitalValueGbp }) => capitalValueGbp || null],
  ['charge_gbp', ({ chargeGbp }) => chargeGbp],
  ['paid_before_gbp', ({ paidBeforeGbp }) => paidBeforeGbp],
  ['charge_left_gbp', ({ chargeLeftGbp }) => chargeLeftGbp],
  ['charge_left_real_gbp', ({ chargeLeftReal }) => chargeLeftReal],
  [
    'charge_over_capital_value',
    ({ capitalValueGbp, chargeToCapital }) => (capitalValueGbp === 0 ? null : chargeToCapital),
  ],
  ['flags', ({ flags }) => flags.join('; ')],
];

/** A list of contracts as CSV: £ in whole pounds, shares as fractions; a text that a spreadsheet would run is marked as text. */
export function contractsCsv(rows: readonly Row[]): string {
  const lines = rows.map((row) => COLUMNS.map(([, cell]) => cell(row) ?? ''));
  return stringify([COLUMNS.map(([head]) => head), ...lines], { escape_formulas: true });
}
