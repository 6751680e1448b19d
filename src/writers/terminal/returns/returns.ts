import type { ListedReturns, RemovedReturn } from '../../../returns/own/index.js';
import type { AddedReturn } from '../../../returns/adding/index.js';
import { inFigures, printCount } from '../../../words/index.js';
import { wrapLines } from '../../../words/screen/index.js';

/** Publications newer than those that are shipped, by their addresses; for the help of what reads them. */
export const WHERE_NEWER = [
  'ERIC by site, 2017-18 to 2022-23: files.digital.nhs.uk/ + A8/188D99/ERIC-201718-SiteData.csv, 63/ADBFFF/ERIC - 201819 - SiteData v4.csv, 11/BC1043/ERIC - 201920 - SiteData - v2.csv, 0F/46F719/ERIC - 202021 - Site data v2.csv, EE/7E330D/ERIC - 202122 - Site Data v3.csv, 41/5787C9/ERIC - 2022_23 - Site data.csv',
  'KH03 to June 2024: england.nhs.uk/statistics/wp-content/uploads/sites/2/2024/09/ + KH03-Available-Overnight-only.csv, KH03-Occupied-Overnight-only.csv; later quarters: Beds-Open-Overnight-Web_File-Q….xlsx, from Q1 2026-27 NHS-organisations-in-England-Quarter-1-2026-27-Overnight.xlsx',
  'PFI and PF2 projects: gov.uk, pfi-and-pfi2-projects-2025-summary-data (as at 31 March 2025) and …-2024-…',
  'Not read here: land values by authority, gov.uk, “Land value estimates for policy appraisal 2023” (assets.publishing.service.gov.uk; its sheet Residential, for land_price_low, _middle and _high in site.yaml); the brownfield register, files.planning.data.gov.uk/dataset/brownfield-land.csv.',
];

/** Names of columns that are shown of a list, where not all are asked for. */
const MOST_SHOWN = 8;

/** The kinds of returns and what is held of each, and where more are had. */
export function printReturns({ returns, bytesShipped, ownFolder }: ListedReturns): string[] {
  const width = Math.max(...returns.map(({ id }) => id.length)) + 2;
  const lines = returns.flatMap(({ id, title, publisher, licence, newer, row, editions }) => {
    const held = editions.map(
      ({ printed, isShipped, covers, bytes }) =>
        `${printed} (${covered(covers, row)}, ${kilobytes(bytes)}${isShipped ? '' : ', your own'})`,
    );
    return [
      `${id.padEnd(width)}${title}`,
      ...indented(held.length === 0 ? 'None held' : held.join(', '), width),
      ...indented(`${publisher}; ${licence}. Newer: ${newer}`, width),
    ];
  });
  const own = ownFolder === undefined ? 'nowhere: HOME is not set. Set DECANT_RETURNS to a folder' : ownFolder;
  return [
    ...lines,
    '',
    `Shipped: ${kilobytes(bytesShipped)} in all. Your own are kept in ${own}`,
    'Add one as it was published: decant returns add FILE',
  ];
}

/** What was taken away, and what is read in its place. */
export function printRemoved({ id, edition, what, files, shippedStands }: RemovedReturn): string[] {
  return [
    ...wrapLines(`Removed: ${id}_${edition}, “${what}”`, '  '),
    ...files.map((file) => `  ${file}`),
    ...(shippedStands ? ['  The shipped publication of the same time is read from now on'] : []),
  ];
}

/** What a publication was taken for, and what of it was not understood. */
export function printAdded(added: readonly AddedReturn[], full: boolean): string[] {
  return added.flatMap((each, index) => [...(index === 0 ? [] : ['']), ...printOne(each, full)]);
}

function printOne(each: AddedReturn, full: boolean): string[] {
  const { id, edition, title, printed, row, rows, covers, sheet, path, done, beforeShipped } = each;
  const { unknown, lacking, missed, unread, leftOut, nameless } = each;
  const from = sheet === undefined ? '' : `, sheet "${sheet}"`;
  const of = { added: 'Added', replaced: 'Replaced', unchanged: 'Held already, the same to the letter' }[done];
  const behind = beforeShipped ? '; it comes before the shipped one of that time' : '';
  const some = (texts: readonly string[]): string => listed(texts, full);
  return [
    ...wrapLines(`${of}: ${id}_${edition}, taken for ${title}: ${printed}${from}`, '  '),
    ...indented(`${printCount(rows, 'row')} of ${covered(covers, row)}, in ${path}${behind}`, 2),
    ...when(
      leftOut.length > 0,
      `${printCount(leftOut.length, 'row')} left out, of no ${row}: ${some(leftOut.map(({ row: at, said }) => `row ${at} ${said}`.trim()))}`,
    ),
    ...when(nameless > 0, `${printCount(nameless, 'column')} without a name left out`),
    ...Object.entries(each.renamed).flatMap(([name, before]) =>
      indented(`${before} is read as ${name}, by your file of spellings`, 2),
    ),
    ...lacking.flatMap(({ label, input, column, nearest }) =>
      indented(
        `No column for ${label} (${input}): ${column} is not there${nearest === undefined ? '' : `; the nearest is ${nearest}`}`,
        2,
      ),
    ),
    ...each.misscaled.flatMap((one) => indented(`In another unit than its heading says? ${one}`, 2)),
    ...missed.flatMap((one) => indented(printMissed(one, row), 2)),
    ...when(
      unread.cells > 0,
      `${printCount(unread.cells, 'cell')} could not be read, as ${unread.first.map(({ row: at, column, wrong }) => `row ${at}, ${column} ${wrong}`).join('; ')}`,
    ),
    ...when(unknown.length > 0, `${printCount(unknown.length, 'column')} not known, and not read: ${some(unknown)}`),
  ];
}

/** What the edition beside gives and this one does not, and what may be its column here. */
function printMissed({ label, input, beside, column, nearest }: AddedReturn['missed'][number], row: string): string {
  const there = `${beside.called} has it for ${inFigures(100 * beside.share)}% of its ${row === 'name' ? 'hospitals' : `${row}s`} (${beside.columns.join(' + ')})`;
  const here =
    column === undefined
      ? `no column here${nearest === undefined ? '' : `; the nearest is ${nearest}`}`
      : `hardly any figure stands here under ${column}`;
  return `${label} (${input}) is missed: ${there}, ${here}`;
}

function listed(texts: readonly string[], full: boolean): string {
  const more = texts.length - MOST_SHOWN;
  return full || more <= 1
    ? texts.join('; ')
    : `${texts.slice(0, MOST_SHOWN).join('; ')} … and ${more} more: --full names them`;
}

function when(isSo: boolean, text: string): string[] {
  return isSo ? indented(text, 2) : [];
}

function indented(text: string, by: number): string[] {
  // A line is broken at spaces: those before it must not be ones until it is.
  const [held, indent] = ['\u00a0', ' '].map((space) => space.repeat(by));
  return wrapLines(`${held ?? ''}${text.replace(/ +/g, ' ')}`, indent).map((line) =>
    line.replace(/^\u00a0+/, indent ?? ''),
  );
}

function covered(count: number, row: string): string {
  return printCount(count, row === 'name' ? 'hospital' : row);
}

function kilobytes(bytes: number): string {
  return bytes < 1_000_000 ? `${inFigures(Math.ceil(bytes / 1000))} kB` : `${inFigures(bytes / 1e6, 1)} MB`;
}
