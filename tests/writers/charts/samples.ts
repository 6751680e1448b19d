import type { ChartFigures } from '../../../src/report/figures/figures.js';
import type { ReceiptSale } from '../../../src/report/land/landFigures.js';
import { townPlan } from './plans.js';

export { richPlan, townPlan } from './plans.js';

const FIRST = 2017;
const LAST = 2046;

export const YEARS = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);
export const YEAR_LABELS = YEARS.map((year) => `${year - 1}/${String(year % 100).padStart(2, '0')}`);

/** Plausible figures for a hospital of Stoke Mandeville's size; only their form is tested. */
export const SAMPLE = {
  site: { name: 'Stoke Mandeville Hospital', code: 'stoke-mandeville' },
  note: 'Base year 2016/17. Illustrative inputs: 41 of 80.',
  bedBridge: {
    source: 'ERIC 2014-15, site RXQ02 (beds); scenario integrated-care (growth, avoidance, length of stay).',
    scenario: 'Integrated care with demographic growth',
    yearLabel: '2045/46',
    steps: [
      { label: 'Open today', beds: 512, kind: 'level' },
      { label: 'Occupancy debt', beds: 32, kind: 'change' },
      { label: 'Growth', beds: 16, kind: 'change' },
      { label: 'Avoided admissions', beds: -54, kind: 'change' },
      { label: 'Length of stay', beds: -48, kind: 'change' },
      { label: 'Rounding', beds: 0.4, kind: 'change' },
      { label: 'Beds needed', beds: 458.4, kind: 'level' },
      { label: 'Closable, whole wards', beds: 48, kind: 'hangs' },
    ],
  },
  saving: {
    source: 'Cost shares: METHOD 2.1, illustrative.',
    option: 'Rationalise and sell',
    prices: '2016/17 prices',
    yearLabel: '2021/22',
    steps: [
      { label: 'Worth at full cost', gbp: 40e6, kind: 'level' },
      { label: 'Stranded', gbp: -28e6, kind: 'change' },
      {
        label: 'Released',
        gbp: 12e6,
        kind: 'level',
        parts: [
          { label: 'What moves with patients', gbp: 7e6 },
          { label: 'Closed wards', gbp: 3e6 },
          { label: 'Premises', gbp: 2e6 },
        ],
      },
      { label: 'Care elsewhere', gbp: -5e6, kind: 'change' },
      { label: 'Double running', gbp: -8e6, kind: 'change' },
      { label: 'One-offs', gbp: -1e6, kind: 'change' },
      { label: 'Net', gbp: -2e6, kind: 'level' },
    ],
    beyond: 'By 2045/46 £14.0m a year is released.',
  },
  releasedStranded: {
    source: 'ERIC 2016-17, site RXQ02; fixed, semi-fixed and variable shares illustrative.',
    option: 'Rationalise and sell',
    prices: 'nominal',
    years: YEARS,
    yearLabels: YEAR_LABELS,
    releasedGbp: YEARS.map((year) => Math.max(0, Math.min(6, (year - 2020) * 0.8)) * 1e6),
    strandedGbp: YEARS.map((year) => (year < 2020 ? 0 : Math.max(1.1, 4.2 - (year - 2020) * 0.4) * 1e6)),
    releaseShare: YEARS.map((year) => (year < 2020 ? null : Math.min(0.84, (year - 2020) * 0.08))),
    tooGood: 0.9,
  },
  unitaryCharge: {
    source: 'HM Treasury, PFI current projects at 31 March 2016, project 293.',
    contract: 'Stoke Mandeville Hospital redevelopment (project 293)',
    years: YEARS,
    yearLabels: YEAR_LABELS,
    nominalGbp: YEARS.map((year) => (year <= 2036 ? 17.7e6 * 1.0252 ** (year - 2017) : 0)),
    realGbp: YEARS.map((year) => (year <= 2036 ? 17.7e6 * 1.0002 ** (year - 2017) : 0)),
    realPrices: '2016/17 prices',
    ends: [
      { year: 2036, yearLabel: '2035/36', label: 'last charge published' },
      { year: 2040, yearLabel: '2039/40', label: 'operation date and 33 years' },
    ],
    furtherYears: {
      label: 'if the contract runs 33 years',
      nominalGbp: YEARS.map((year) => (year > 2036 && year <= 2040 ? 17.7e6 * 1.0252 ** (year - 2017) : null)),
      realGbp: YEARS.map((year) => (year > 2036 && year <= 2040 ? 17.77e6 : null)),
    },
  },
  netPosition: {
    regime: 'Way of paying: by the admission.',
    source: 'The lines above, by option; parameters of 2016/17.',
    prices: 'nominal',
    years: YEARS,
    yearLabels: YEAR_LABELS,
    options: [netOption('Business as usual', -1.2e6, 0), netOption('Rationalise and sell', 1.5e6, 9e6)],
  },
  whoGains: {
    source: 'METHOD 2.4.',
    option: 'Rationalise and sell',
    prices: '2016/17 prices',
    regime: 'Payment by Results, full tariff',
    years: YEARS,
    yearLabels: YEAR_LABELS,
    parties: [
      { label: 'Trust', gbp: YEARS.map(() => -4e6) },
      { label: 'Commissioner', gbp: YEARS.map(() => 7e6) },
      { label: 'Both together (system)', gbp: YEARS.map(() => 3e6) },
    ],
  },
  regimes: {
    source: 'METHOD 2.3.',
    option: 'Rationalise and sell',
    prices: '2016/17 prices',
    yearLabel: '2021/22',
    regimes: [
      { label: 'Payment by Results', trustGbp: -4e6, commissionerGbp: 7e6, systemGbp: 3e6 },
      { label: 'Block', trustGbp: 3e6, commissionerGbp: 0, systemGbp: 3e6 },
      { label: 'Capitation', trustGbp: null, commissionerGbp: null, systemGbp: null },
    ],
  },
  receipt: {
    source: 'Benchmark £ per hectare, national parameters; blocks from OpenStreetMap.',
    prices: '2016/17 prices',
    sales: [sale('Rationalise and sell', 2.4e6), sale('Rationalise, owned wards first', 1.5e6)],
    without: [{ label: 'Keep the land', why: 'The option keeps its land.' }],
    whatIfs: [{ label: 'What-if (founding document)', lowGbp: 15e6, middleGbp: 18.75e6, highGbp: 22.5e6 }],
  },
  sitePlan: townPlan(36, ['Business as usual', 'Rationalise and sell']),
} satisfies ChartFigures;

/** A sale of so much gross, every cost of it a share. */
export function sale(label: string, grossGbp: number): ReceiptSale {
  const shares: [string, number][] = [
    ['Demolition', 0.16],
    ['Asbestos', 0.02],
    ['Remediation', 0.05],
    ['Enabling', 0.06],
    ['Planning', 0.02],
    ['Fees', 0.0175],
    ['Holding', 0.02],
    ['VAT', 0.01],
  ];
  const net = grossGbp * (1 - shares.reduce((sum, [, share]) => sum + share, 0));
  return {
    label,
    lowGbp: grossGbp * 0.816,
    highGbp: grossGbp * 1.225,
    netM2: grossGbp / 148,
    yearLabels: ['2021/22', '2024/25'],
    steps: [
      { label: 'Gross receipt', gbp: grossGbp, kind: 'level' },
      ...shares.map(([each, share]) => ({ label: each, gbp: -share * grossGbp, kind: 'change' as const })),
      { label: 'Net receipt', gbp: net, kind: 'level' },
      { label: 'Decant', gbp: -0.2e6, kind: 'change' },
      { label: 'After decant', gbp: net - 0.2e6, kind: 'level' },
    ],
  };
}

/** One option's cumulative position: so much a year and a receipt in 2026. */
export function netOption(label: string, yearlyGbp: number, receiptGbp: number) {
  return {
    label,
    cumulativeGbp: YEARS.map((year, index) => yearlyGbp * index + (year >= 2026 ? receiptGbp : 0)),
  };
}
