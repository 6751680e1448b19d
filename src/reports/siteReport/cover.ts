import type { Result } from '../../options/index.js';
import type { CoverText } from '../workbook/index.js';

const NOT_DONE: readonly string[] = [
  'It compares keeping the PFI contract only: no variation, refinancing, buy-out or termination is in it.',
  'It knows no flood zone, tree, listing, contamination, right of way or covenant: developable land is a share.',
  'It is not a valuation of land, nor advice on any contract.',
];

/** What the cover says: what this is, how much of it is illustrative, what it leaves out, and what made it. */
export function coverOf(result: Result): CoverText {
  const { site, scenario, statuses, inputs } = result;
  const place = [site.trust, site.odsCode === undefined ? undefined : `ODS ${site.odsCode}`].filter(Boolean).join(', ');
  const counts = Object.entries(statuses)
    .sort()
    .map(([status, count]) => `${count} ${status}`);
  return {
    title: site.name,
    subtitle: place,
    lines: [
      `From fewer admissions to money: beds, wards, blocks, cost, the PFI charge and land, ${result.yearLabels[0] ?? ''} to ${result.yearLabels.at(-1) ?? ''}, base year ${result.baseYear}.`,
      `Scenario: ${scenario.title}. ${scenario.note ?? ''}`.trim(),
      ...result.options.map((option) => `Option: ${option.title}. ${option.note ?? ''}`.trim()),
      `Of ${inputs.length} input values ${counts.join(', ')}. Illustrative values are placeholders: replace them before anything is decided on them.`,
      'Every line is a live formula: change an input (blue on yellow) and the results follow, but for what is marked held, which only Decant can work out.',
    ],
    ...(scenario.banner === undefined ? {} : { banner: scenario.banner }),
    notDone: [income(result), ...NOT_DONE],
    hashes: [
      ['Decant', result.decant],
      ['Model (SHA-256)', result.modelHash],
      ['Site folder (SHA-256)', result.inputHash],
    ],
  };
}

/** Of transfers between public bodies, what this model leaves out. */
function income({ lines }: Result): string {
  return lines.some(({ name }) => name === 'trust_net')
    ? 'Its net position counts no tariff or block income, capital charges or VAT, which are transfers between public bodies; who gains under each way of paying is on the sheet Payment, before VAT.'
    : 'It counts no tariff or block income, capital charges or VAT, which are transfers between public bodies.';
}
