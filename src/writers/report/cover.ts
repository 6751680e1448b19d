import type { Result } from '../../report/index.js';
import { printNumber } from '../../words/index.js';
import { formatHectares } from '../../words/labels/index.js';
import type { CoverText } from '../workbook/index.js';
import { isOfContracts } from './ofContracts.js';

/** What the cover says: what this is, how much of it is illustrative, what it leaves out, and what made it. */
export function coverOf(result: Result): CoverText {
  const { site, scenario, statuses, illustrative } = result;
  const place = [site.trust, site.odsCode === undefined ? undefined : `ODS ${site.odsCode}`].filter(Boolean).join(', ');
  const counts = Object.entries(statuses)
    .sort()
    .map(([status, count]) => `${printNumber(count)} ${status}`);
  return {
    title: isOfContracts(result) ? `${site.name}: its PFI ${contractsOf(result)}` : site.name,
    subtitle: place,
    lines: [
      ...(isOfContracts(result) ? linesOfContracts(result) : linesOfHospital(result)),
      `Of ${printNumber(illustrative.of)} inputs that decide something, each counted once and what Decant measures on the maps or chooses left out, ${counts.join(', ')}. Illustrative ones are placeholders: replace them before anything is decided on them.`,
      'Every line is a live formula: change an input (blue on yellow) and the results follow, but for what is marked held, which only Decant can work out, and for what is said in words, here too, which is as written and marked where its numbers have moved.',
    ],
    ...(scenario.banner === undefined ? {} : { banner: scenario.banner }),
    notDone: result.leftOut.map(({ text }) => text),
    hashes: [
      ['Decant', result.decant],
      ['Model (SHA-256)', result.modelHash],
      ['Site folder (SHA-256)', result.inputHash],
    ],
  };
}

function linesOfHospital(result: Result): string[] {
  const { scenario, options, changed, baseYear } = result;
  return [
    `From fewer admissions to money: beds, wards, blocks, cost${hasCharge(result) ? ', the PFI charge' : ''} and land, ${spanOf(result)}, base year ${baseYear}.`,
    ...(changed === undefined ? [] : [changed.sentence]),
    `Scenario: ${scenario.title}. ${scenario.note ?? ''}`.trim(),
    ...options.map((option) => `Option: ${option.title}. ${option.note ?? ''}`.trim()),
    ...landLines(result),
  ];
}

/** No bed, no option and no programme is in them. */
function linesOfContracts(result: Result): string[] {
  const { changed, baseYear } = result;
  return [
    `What its PFI ${contractsOf(result)} ${contractsOf(result) === 'contract' ? 'costs over its' : 'cost over their'} life, for what, and what stands behind ${contractsOf(result) === 'contract' ? 'it' : 'them'}: ${spanOf(result)}, base year ${baseYear}. Beds, land and what could be done with them are in the hospital’s own report.`,
    ...(changed === undefined ? [] : [changed.sentence]),
  ];
}

function contractsOf({ site }: Result): string {
  return Object.keys(site.memberLabels.contract ?? {}).length > 1 ? 'contracts' : 'contract';
}

function spanOf({ yearLabels }: Result): string {
  return `${yearLabels[0] ?? ''} to ${yearLabels.at(-1) ?? ''}`;
}

/** A hospital without a contract has no charge to draw. */
function hasCharge({ figures }: Result): boolean {
  return figures.unitaryCharge !== undefined;
}

/** What each option's plan does to the land, a sentence each. */
function landLines({ land }: Result): string[] {
  return (land?.plans ?? []).map(({ title, parcels, whyNone }) => {
    const net = parcels.reduce((sum, { netM2 }) => sum + netM2, 0);
    const count = `${parcels.length} parcel${parcels.length === 1 ? '' : 's'}`;
    return parcels.length === 0
      ? `Land, ${title}: none can be sold. ${whyNone ?? ''}`.trim()
      : `Land, ${title}: ${count}, ${formatHectares(net)} net developable; on the plan and the sheets Parcels and Receipt.`;
  });
}
