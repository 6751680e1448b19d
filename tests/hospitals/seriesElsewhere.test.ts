import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/model/evaluate/index.js';
import { printProblem } from '../../src/problems/index.js';
import { openSite } from '../../src/study/index.js';
import { dealWith, MEMBER } from '../study/company/deals.js';
import { copyOf, shipped, shippedLibrary } from '../study/reported.js';

/** The typical acute hospital with a contract of this text, its contracts alone. */
function opened(text: string): ReturnType<typeof openSite> {
  const folder = copyOf(join(shipped, 'typical-acute'), 'northfield');
  mkdirSync(join(folder, 'pfi'));
  writeFileSync(join(folder, 'pfi', 'deed.yaml'), text);
  return openSite(folder, shippedLibrary, undefined, undefined, 'contract');
}

describe('a series that is nought in the years that it does not give', () => {
  const breaks = (beyond: string): string =>
    `${dealWith({ exit_year: '2031' })}  break_price: { series: { 2030/31: 40 mGBP, 2035/36: 25 mGBP }${beyond}, status: contract, source: The deed }\n`;

  it('needs no nought written out, before it or between', () => {
    const { study } = opened(breaks(', beyond: zero elsewhere'));
    const of = (year: number) => valueAt(study!.cases[0]!.outcome, 'compensation', year, MEMBER);
    expect([2020, 2031, 2032, 2036, 2037].map(of)).toEqual([0, 40e6, 0, 25e6, 0]);
  });

  it('is told where years are missing and it does not say so', () => {
    const told = (beyond: string) => opened(breaks(beyond)).problems.map(printProblem).join('\n');
    expect(told('')).toMatch(/break_price has no value for .*or beyond: zero elsewhere/);
    expect(told(', beyond: zero')).toMatch(/say beyond: zero elsewhere where they are nought/);
    expect(told(', beyond: elsewhere')).toMatch(/beyond: elsewhere means nothing. Write zero, hold or zero elsewhere/);
  });
});

describe('an input that has a value for each year', () => {
  const spend = (value: string): string =>
    dealWith().replace(
      /^ {2}construction_spend:[\s\S]*?(?=^ {2}\w)/m,
      value === '' ? '' : `  construction_spend: ${value}\n`,
    );

  it('is refused with one for all years, and asked for as a series', () => {
    const once = opened(spend('{ value: 50 mGBP/year, status: contract, source: The deed }'));
    expect(once.problems.map(printProblem)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /deed\.yaml:\d+:\d+: construction_spend is one value for all years.*Write series: \{ 2016\/17: 1 GBP\/year \}, beyond: zero elsewhere/,
        ),
      ]),
    );
    expect(once.problems.map(printProblem).join('\n')).not.toMatch(/cumulative/);
    expect(opened(spend('')).problems.map(printProblem).join('\n')).toMatch(
      /as in construction_spend: \{ series: \{ 2016\/17: 1 GBP\/year \}, beyond: zero elsewhere, status: contract/,
    );
  });
});
