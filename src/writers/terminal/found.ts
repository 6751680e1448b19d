import { printNumber } from '../../words/index.js';
import type { FoundHospital, MadeFolder } from '../../newcomers/index.js';
import { printTable } from '../../words/screen/index.js';

/** More than a screen holds helps nobody: the rest is counted. */
const MOST = 25;

/** Hospitals that were found, a line each: code, name, trust, town, and what is known. */
export function printFound(found: readonly FoundHospital[]): string[] {
  if (found.length === 0)
    return ['No hospital site has every one of these words. Try fewer, or a part of the trust’s name or town.'];
  const shown = found.slice(0, MOST);
  const head = ['Code', 'Hospital', 'Trust', 'Town of trust', 'Returns', 'Beds', 'Floor, m²', 'PFI', 'Outlines'];
  const rows = shown.map(({ code, name, trust, town, years, beds, floorM2, hasContract, contractsEnded, outlines }) => [
    ...[code, name, trust, town, yearsOf(years)],
    beds === undefined ? '–' : printNumber(beds, 0),
    floorM2 === undefined ? '–' : printNumber(floorM2, 0),
    hasContract ? 'yes' : contractsEnded === undefined ? '–' : 'ended',
    outlines === 0 ? '–' : String(outlines),
  ]);
  const rest = found.length - shown.length;
  return [
    ...printTable([head, ...rows], 5),
    ...(rest > 0 ? [`and ${rest} more: add a word`] : []),
    '',
    ...(shown.some(({ contractsEnded }) => contractsEnded !== undefined)
      ? ['PFI ended: HM Treasury’s list has the contract as over. --json says in which words.']
      : []),
    'Beds are those of the last return that gave them by site; a dash is what is not known. Make a folder with decant init CODE.',
  ];
}

/** 2014/15, 2015/16, 2016/17 → 2014/15–2016/17. */
function yearsOf(years: readonly string[]): string {
  const sorted = [...years].sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  return sorted.length < 2 ? first : `${first}–${last}${sorted.length === 2 ? '' : ` (${sorted.length})`}`;
}

/** What a new folder holds and rests on, and what comes next; `made` is left out of one in which every value is invented. */
export function printMade(made: MadeFolder | undefined, folder: string, files: readonly string[]): string[] {
  if (made === undefined)
    return [
      `${folder}: ${files.join(', ')}`,
      'Every value in it is invented. Replace the values marked illustrative, say where yours come from, then run:',
      `  decant check ${folder}`,
      `  decant report ${folder}`,
    ];
  return [
    `${folder}: ${made.name} (${made.code}), ${files.length} files`,
    ...made.how.map((each) => `  ${each}`),
    'To do, in the order of what decides the answer:',
    ...made.todo.map((each, index) => `  ${index + 1} ${each}`),
    `Next: decant report ${folder}`,
  ];
}
