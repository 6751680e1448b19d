import { expect, it } from 'vitest';
import { linesOf, saidOf } from './models.js';

const GOOD = `section: Beds
timeline: { first: 2025, base: 2026, last: 2030 }
dimensions:
  pool: [medicine, surgery]
inputs:
  beds_open:
    unit: bed
    by: pool
    value: { medicine: 84, surgery: 56 }
  occupancy:
    unit: 1
    value: 92 %
    range: [0, 1]
  ward_beds:
    unit: bed/ward
    value: 28
  charge:
    unit: GBP
    value: 12.4 mGBP
  cost:
    unit: realGBP
    value: 3 mrealGBP
lines:
  beds:
    unit: bed
    formula: total(beds_open)
  wards:
    unit: ward
    formula: floor(beds / ward_beds)
`;

/** What an analyst slips on: what is written instead of what, in the file above. */
const MISTAKES: readonly (readonly [mistake: string, instead: string, of: string])[] = [
  ['A name is mistyped in a formula', 'floor(bed / ward_beds)', 'floor(beds / ward_beds)'],
  ['A capital letter in a name', 'floor(Beds / ward_beds)', 'floor(beds / ward_beds)'],
  ['A multiplication sign is left out', '2 (beds / ward_beds)', 'floor(beds / ward_beds)'],
  ['A formula begins with = as in Excel', '=floor(beds / ward_beds)', 'floor(beds / ward_beds)'],
  ['An Excel function', 'ROUNDDOWN(beds / ward_beds, 0)', 'floor(beds / ward_beds)'],
  ['IF in capitals', 'IF(beds > 0, 1, 0)', 'floor(beds / ward_beds)'],
  ['<> for not equal', 'if(beds <> 0, beds / ward_beds, 0)', 'floor(beds / ward_beds)'],
  ['A comma among thousands in a formula', 'floor(beds / 1,000)', 'floor(beds / ward_beds)'],
  ['A per cent in a formula', 'floor(beds * 92% / ward_beds)', 'floor(beds / ward_beds)'],
  ['A parenthesis is not closed', 'floor((beds / ward_beds)', 'floor(beds / ward_beds)'],
  ['Pools are not totalled', 'floor(beds_open / ward_beds)', 'floor(beds / ward_beds)'],
  ['Units do not match', 'beds', 'floor(beds / ward_beds)'],
  ['Nominal and real money are added', 'floor((charge + cost) / cost)', 'floor(beds / ward_beds)'],
  ['A line reads itself', 'wards + 1', 'floor(beds / ward_beds)'],
  ['An input has no unit', 'bed/ward: 1', 'unit: bed/ward'],
  ['A value has a pound sign', 'value: £12.4m', 'value: 12.4 mGBP'],
  ['A value is in millions without a unit', 'value: 12.4 GBPm', 'value: 12.4 mGBP'],
  ['A value has commas', 'value: 12,400,000 GBP', 'value: 12.4 mGBP'],
  ['A share is over 100 %', 'value: 92', 'value: 92 %'],
  ['A pool is mistyped', 'surgrey: 56', 'surgery: 56'],
  ['A pool is left out', '{ medicine: 84 }', '{ medicine: 84, surgery: 56 }'],
  ['A key is mistyped', 'fromula: floor', 'formula: floor'],
  ['A colon is left out', 'formula floor', 'formula: floor'],
  ['A line is indented by a tab', '\tward_beds:', '  ward_beds:'],
  ['A name has a space', '  ward beds:', '  ward_beds:'],
  ['A name stands twice', '  charge:\n    unit: 1\n    value: 1\n  charge:', '  charge:'],
  ['The years run backwards', 'first: 2027', 'first: 2025'],
  ['A formula is put in quotes', '"floor(beds / ward_beds)"', 'floor(beds / ward_beds)'],
  ['A curly minus from a word processor', 'floor(beds / ward_beds) − 1', 'floor(beds / ward_beds)'],
];

it('the file is sound before it is spoilt', () => expect(saidOf(GOOD)).toEqual([]));

it('what Decant says of typical mistakes is said so that an analyst can mend them', async () => {
  const page = MISTAKES.map(([mistake, instead, of]) => {
    expect(GOOD).toContain(of);
    const said = saidOf(GOOD.replace(of, () => instead));
    expect(said.length, mistake).toBeGreaterThan(0);
    const answer = said.map((line) => `    beds.yaml:${line.trim()}`).join('\n');
    return `## ${mistake}\n\n\`${instead.replaceAll('\n', ' ⏎ ').replace('\t', '⇥')}\` instead of \`${of}\`\n\n${answer}\n`;
  });
  const head =
    '# Typical mistakes, and what Decant says\n\nWritten by `tests/model/mistakes.test.ts`; update it with `npx vitest run tests/model/mistakes.test.ts -u` and read it again.\n';
  await expect(`${head}\n${page.join('\n')}`).toMatchFileSnapshot('mistakes.md');
});

it('a mistake is never told twice', () => {
  const said = saidOf(linesOf({ x: 'nobody + nobody', y: '1 / x' }));
  expect(new Set(said).size).toBe(said.length);
});
