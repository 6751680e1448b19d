import { expect, it } from 'vitest';
import { assemble, check } from '../../src/model/structure/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { readSectionText } from '../../src/sections/index.js';
import { GOOD, GOOD_COHORTS, GOOD_SLOT } from './mistakes.files.js';
import { linesOf, saidOf } from './models.js';

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

const MISTAKES_OF_COHORTS: readonly (readonly [mistake: string, instead: string, of: string])[] = [
  [
    'One dimension of two is forgotten',
    'by: cohort\n    formula: activity',
    'by: [cohort, measure]\n    formula: activity',
  ],
  [
    'Three dimensions',
    'by: [cohort, measure, site]\n    formula: activity',
    'by: [cohort, measure]\n    formula: activity',
  ],
  ['A dimension twice', 'by: [cohort, cohort]\n    formula: activity', 'by: [cohort, measure]\n    formula: activity'],
  [
    'A dimension is mistyped',
    'by: [cohort, mesure]\n    formula: activity',
    'by: [cohort, measure]\n    formula: activity',
  ],
  ['A pair of members is left out', 'young.spells: 1200 }', 'young.spells: 1200, young.days: 3000 }'],
  ['A pair of members the wrong way round', 'days.old: 4500', 'old.days: 4500'],
  ['A line of two dimensions is read without a total', 'formula: attended', 'formula: total(attended)'],
  ['Nothing is left to total', 'formula: total(activity) * change', 'formula: activity * change'],
  ['A year ahead by a negative lag', 'lag(change, -1, 1)', 'lag(change, 1, 1)'],
  ['Half a year of lag', 'lag(change, 0.5, 1)', 'lag(change, 1, 1)'],
  ['A lag without what stands before the first year', 'lag(change, 1)', 'lag(change, 1, 1)'],
  ['A lag of an expression', 'lag(1 - fall, 1, 1)', 'lag(change, 1, 1)'],
  ['A line looks at itself no years before', 'lag(income, 0, 0)', 'lag(change, 1, 1) * rate'],
  ['Erlang of a load and spells', 'erlang_b(load, total(activity))', 'erlang_b(load, load)'],
  ['Erlang from Excel', 'ERLANG.B(load, load)', 'erlang_b(load, load)'],
  ['A share refused in beds', 'erlang_beds(load, load)', 'erlang_beds(load, fall)'],
  [
    'A spread without its shape',
    'spread: { low: 0 %, high: 24 % }',
    'spread: { shape: triangular, low: 0 %, high: 24 % }',
  ],
  ['A shape is mistyped', 'shape: trianglar', 'shape: triangular'],
  ['Percentiles for a triangle', 'p10: 0 %, p90: 24 %', 'low: 0 %, high: 24 %'],
  ['A mode outside its bounds', 'low: 20 %, high: 24 %', 'low: 0 %, high: 24 %'],
  ['Bounds the wrong way round', 'low: 24 %, high: 0 %', 'low: 0 %, high: 24 %'],
  ['A spread of a series', 'beyond: hold\n    spread: { shape: uniform, low: 0, high: 1 }', 'beyond: hold'],
  ['Prices of a year without a deflator', 'prices: 1998', 'prices: 2024'],
  ['A sum of no year', 'value: 310 realGBP', 'value: 310 realGBP\n    prices: 2024'],
  ['Prices of what is no money', 'value: 84\n    prices: 2024', 'value: 84'],
  ['Prices of nominal money', 'unit: GBP\n    value: 310 GBP', 'unit: realGBP\n    value: 310 realGBP'],
  ['Nothing says how prices moved', 'unit: 1\n    series: { 2024', 'unit: 1\n    deflator: growth\n    series: { 2024'],
];

const MISTAKES_OF_SLOTS: readonly (readonly [mistake: string, instead: string, of: string])[] = [
  ['Nothing fills a slot', 'note: A block contract', 'fills: payment'],
  ['A slot is mistyped', 'fills: paymnt', 'fills: payment'],
  [
    'A line of the slot is missing',
    '  takings:\n    unit: GBP\n    formula: block',
    '  income:\n    unit: GBP\n    formula: block',
  ],
  [
    'A line of the slot has another unit',
    'unit: realGBP\n    formula: as(block, realGBP)',
    'unit: GBP\n    formula: block',
  ],
  ['A line reads what a filler keeps to itself', 'income * uplift', 'income * 1'],
];

function saidOfSlots(instead: string, of: string): string[] {
  const problems: Problem[] = [];
  const sections = GOOD_SLOT.flatMap((text, index) => {
    const file = index === 0 ? 'trust.yaml' : 'block.yaml';
    return (
      readSectionText(
        text.replace(of, () => instead),
        file,
        file.replace('.yaml', ''),
        problems,
      ) ?? []
    );
  });
  const blueprint = assemble(sections, {}, problems);
  if (blueprint !== undefined) check(blueprint, [], problems);
  return problems.map(printProblem);
}

const PAGES = [
  { file: 'beds.yaml', good: GOOD, mistakes: MISTAKES },
  { file: 'cohorts.yaml', good: GOOD_COHORTS, mistakes: MISTAKES_OF_COHORTS },
] as const;

it('the files are sound before they are spoilt', () => {
  for (const { good } of PAGES) expect(saidOf(good)).toEqual([]);
  expect(saidOfSlots('', '')).toEqual([]);
});

function entry(mistake: string, instead: string, of: string, said: readonly string[]): string {
  expect(said.length, mistake).toBeGreaterThan(0);
  const shown = (text: string): string => `\`${text.replaceAll('\n', ' ⏎ ').replace('\t', '⇥')}\``;
  return `## ${mistake}\n\n${shown(instead)} instead of ${shown(of)}\n\n${said.map((line) => `    ${line.trim()}`).join('\n')}\n`;
}

it('what Decant says of typical mistakes is said so that an analyst can mend them', async () => {
  const ofFiles = PAGES.flatMap(({ file, good, mistakes }) =>
    mistakes.map(([mistake, instead, of]) => {
      expect(good).toContain(of);
      const said = saidOf(good.replace(of, () => instead)).map((line) => `${file}:${line.trim()}`);
      return entry(mistake, instead, of, said);
    }),
  );
  const ofSlots = MISTAKES_OF_SLOTS.map(([mistake, instead, of]) => {
    expect(GOOD_SLOT.join('')).toContain(of);
    return entry(mistake, instead, of, saidOfSlots(instead, of));
  });
  const head =
    '# Typical mistakes, and what Decant says\n\nWritten by `tests/model/mistakes.test.ts`; update it with `npx vitest run tests/model/mistakes.test.ts -u` and read it again.\n';
  await expect(`${head}\n${[...ofFiles, ...ofSlots].join('\n')}`).toMatchFileSnapshot('mistakes.md');
});

it('a mistake is never told twice', () => {
  const said = saidOf(linesOf({ x: 'nobody + nobody', y: '1 / x' }));
  expect(new Set(said).size).toBe(said.length);
});
