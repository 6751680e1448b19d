import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/report/index.js';
import { parseFinancialYear, printFinancialYear } from '../../src/words/index.js';
import { copyOf, reported, shipped } from '../study/reported.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';

const HOSPITALS = {
  'stoke-mandeville': STOKE_2016_17,
  'typical-acute': join(shipped, 'typical-acute'),
  'university-college-hospital': join(shipped, 'university-college-hospital'),
};
const TIMELINES = ['2016/17 2016/17', '2024/25 2024/25', '2026/27 2026/27', '2016/17 2024/25'];

/** A hospital moved to another base year: its contract gives the payment of the year before, and no cost of another year. */
function movedTo(hospital: keyof typeof HOSPITALS, first: string, base: string): string {
  const folder = copyOf(HOSPITALS[hospital], hospital);
  const site = join(folder, 'site.yaml');
  const text = readFileSync(site, 'utf8').replace(/first: \S+ base: \S+ last/, `first: ${first}, base: ${base}, last`);
  writeFileSync(site, text);
  if (hospital === 'typical-acute') return folder;
  const file = join(folder, 'pfi', `${hospital}.yaml`);
  const contract = readFileSync(file, 'utf8');
  const before = printFinancialYear((parseFinancialYear(base) ?? NaN) - 1);
  const payment = new RegExp(` {6}${before}: (.+)\n`).exec(contract)?.[1] ?? /value: (.+mGBP)/.exec(contract)?.[1];
  writeFileSync(
    file,
    contract
      .replace(
        / {2}charge_before_base:\n(?: {4}.*\n)+/,
        `  charge_before_base: { value: ${payment ?? ''}, status: published, source: The list }\n`,
      )
      .replace(/ {2}eric_pfi_cost:\n(?: {4}.*\n)+/, '')
      .replace(/, eric-pfi_2016-17\]/, ']'),
  );
  return folder;
}

/** All that a report says in sentences. */
function textsOf({ findings, answered, leftOut, charts, warnings }: Result): string[] {
  return [
    ...[...findings, ...answered, ...leftOut].map(({ title, text }) => `${title}. ${text}`),

    // A title names the year of what it shows; what is said of that stands beside it.
    ...charts.flatMap(({ altText, subtitle, source }) => [altText, `${subtitle} ${source}`]),
    ...warnings,
  ];
}

/** Words of a past: a payment that was made, a price of a year, what was to be expected. */
const OF_THE_PAST = /\b(was|were|gone by|had|has (?:ended|been|risen))\b|\bprices\b/;
/** Words of a time to come, right before a year. */
const TO_COME = /\b(?:will\b[^.;:]*|until|by|from|due (?:in|for)|once) $/;

/** What is said of a year before today's as if it were to come, or as if it were now. */
function untrueOf(text: string, base: number, today: number): string[] {
  const isTold = (year: string): boolean => new RegExp(`${year}[^.;:]* gone by`).test(text);
  return text.split(/(?<=[.;:]) /).flatMap((clause) =>
    [...clause.matchAll(/(?<![\d/])\d{4}\/\d{2}(?!\d)/g)].flatMap(({ 0: year, index }) => {
      const end = parseFinancialYear(year) ?? NaN;
      if (end >= today || end === base || isTold(year)) return [];
      return TO_COME.test(clause.slice(0, index)) || !OF_THE_PAST.test(clause) ? [`${year} in: ${clause}`] : [];
    }),
  );
}

const RUNS = (Object.keys(HOSPITALS) as (keyof typeof HOSPITALS)[]).flatMap((hospital) =>
  TIMELINES.map((timeline) => [hospital, ...timeline.split(' ')] as [keyof typeof HOSPITALS, string, string]),
);

describe.each(RUNS)('%s from %s, base year %s', (hospital, first, base) => {
  const end = parseFinancialYear(base) ?? NaN;

  it.each([undefined, '2033-04-01'])('says nothing of a year gone by as of one to come: run on %s', (date) => {
    const { result, problems } = reported(movedTo(hospital, first, base), undefined, { date });
    if (result === undefined) throw new Error(problems.join('\n'));
    const today = Math.max(end, date === undefined ? 0 : 2034);
    expect(textsOf(result).flatMap((text) => untrueOf(text, end, today))).toEqual([]);
    // Where the year of full effect is gone by, sentences that speak of it say so.
    const isLate = result.fullEffectYear < today;
    expect(result.findings.some(({ text }) => text.includes(' gone by: '))).toBe(isLate);
  });
});

it('the rule sees a time to come in a year gone by', () => {
  expect(untrueOf('The charge is due until 2019/20 all the same.', 2025, 2025)).toHaveLength(1);
  expect(untrueOf('In 2021/22 3 beds are needed. The charge was £2m.', 2017, 2027)).toHaveLength(1);
  expect(untrueOf('In 2021/22 the charge was £2m, in 2019/20 prices.', 2025, 2025)).toEqual([]);
});
