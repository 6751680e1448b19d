import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/evaluate/index.js';
import { explain, printExplanation, type Explanation } from '../../src/model/explain/index.js';
import { runModelFile } from '../../src/sections/file/index.js';
import { openSite } from '../../src/study/index.js';
import { HEAD, resultOf, runOf } from './models.js';
import { shippedLibrary } from '../study/reported.js';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

function outcomeOf(text: string): Outcome {
  const { outcome } = runOf(text);
  if (outcome === undefined) throw new Error('the model cannot be run');
  return outcome;
}

function example(): Outcome {
  const { outcome } = runModelFile(root('tests/model/language/example.yaml'), []);
  if (outcome === undefined) throw new Error('the example cannot be run');
  return outcome;
}

function told(outcome: Outcome, name: string, year: number, depth = 0, member?: string): Explanation {
  const found = explain(outcome, { name, year, ...(member === undefined ? {} : { member }) }, depth);
  if (found === undefined) throw new Error(`nothing explains ${name}`);
  return found;
}

/** The printed formula worked out again: prev(1.03, 1) is 1.03, total(1 + 2) is 3, a date is text no more. */
function workedOut(formula: string): number | undefined {
  if (/…|over \d+ years|lookup|in_force| to \d{4}\//.test(formula)) return undefined;
  const argument = String.raw`((?:\([^()]*\)|[^(),])*)`;
  const written = formula
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(new RegExp(String.raw`\b(?:prev|next|at|as)\(${argument},${argument}\)`, 'g'), '($1)')
    .replace(/\b(?:total|earlier)\(/g, '(');
  const { lines } = resultOf(`${HEAD}lines:\n  x:\n    unit: 1\n    formula: ${written}\n`);
  return typeof lines.x === 'number' ? lines.x : undefined;
}

describe('an explanation', () => {
  it('gives the formula, the formula with its numbers, the value, its unit and its source', () => {
    const charge = told(example(), 'unitary_charge', 2029);
    expect(charge).toMatchObject({
      kind: 'line',
      label: 'Unitary charge, nominal',
      unit: 'GBP',
      value: expect.closeTo(12972066.25, 6) as number,
      source: 'METHOD 3.1',
      year: 2029,
      formulaWithNumbers: '1 * 12400000 * (1 - 0.6 + 0.6 * 1.14136 / at(1.05987, 2026))',
      precedents: [],
    });
    expect(charge.place).toMatch(/example\.yaml:\d+:3$/);
  });

  it('has numbers that give the value again, to the digits that are shown', () => {
    const outcome = example();
    let compared = 0;
    for (const row of outcome.structure.all) {
      for (const year of outcome.structure.blueprint.years) {
        const { value, formulaWithNumbers = '' } = told(outcome, row.line.name, year, 0, row.member);
        const again = value === null ? undefined : workedOut(formulaWithNumbers);
        if (again === undefined || value === null) continue;
        compared++;
        expect(
          Math.abs(again - value),
          `${row.line.name} ${year}: ${formulaWithNumbers} is ${again}, not ${value}`,
        ).toBeLessThanOrEqual(2e-5 * Math.max(1, Math.abs(value)));
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('prints negative numbers in parentheses, dates as dates, thousands without commas among arguments', () => {
    const outcome = outcomeOf(`${HEAD}inputs:
  down: { unit: 1, value: -3 }
  big: { unit: 1, value: 12345 }
  start: { unit: date, value: 2025-04-01 }
  end: { unit: date, value: 2026-03-31 }
lines:
  a:
    unit: 1
    formula: 2 - down
  b:
    unit: 1
    formula: max(big, 1)
  c:
    unit: 1
    formula: 2 * big
  d:
    unit: 1
    formula: in_force(start, end)
`);
    const said = ['a', 'b', 'c', 'd'].map((name) => told(outcome, name, 2026).formulaWithNumbers);
    expect(said).toEqual(['2 - (-3)', 'max(12345, 1)', '2 * 12,345', 'in_force(2025-04-01, 2026-03-31)']);
  });

  it('goes as deep as it is asked', () => {
    const depthOf = (of: Explanation): number => Math.max(0, ...of.precedents.map((each) => 1 + depthOf(each)));
    expect([0, 1, 2, 3].map((depth) => depthOf(told(example(), 'unitary_charge', 2029, depth)))).toEqual([0, 1, 2, 3]);
  });

  it('says of an input where it comes from, of a failure why', () => {
    const outcome = example();
    expect(told(outcome, 'beds_open', 2026, 0, 'medicine')).toMatchObject({
      kind: 'input',
      status: 'measured',
      source: 'beds.csv row 2, column available, 2025/26',
      value: 84,
    });
    expect(told(outcome, 'no_irr', 2026)).toMatchObject({ value: null, reason: 'no sign change' });
    expect(printExplanation(told(outcome, 'no_irr', 2026))).toContain('= #N/A: no sign change');
    expect(printExplanation(told(outcome, 'operation_date', 2026))).toContain('= 2024-10-01');
    expect(printExplanation(told(outcome, 'for_sale', 2026))).toContain('(for_sale) = yes');
    expect(told(outcome, 'for_sale', 2026).value).toBe(1);
    expect(explain(outcome, { name: 'nobody', year: 2026 }, 1)).toBeUndefined();
    expect(explain(outcome, { name: 'beds_open', year: 2026 }, 1)).toBeUndefined();
  });

  it('of a year that at() looks at is of that year', () => {
    const years = told(example(), 'unitary_charge', 2029, 1)
      .precedents.filter(({ name }) => name === 'rpi_index')
      .map(({ year }) => year);
    expect(years).toEqual([2029, 2026]);
  });

  it('of a long sum is read by its terms, those that are 0 left out', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const inputs = names.map((name, index) => `  ${name}: { unit: 1, value: ${index < 3 ? 0 : index} }\n`).join('');
    const sum = 'a + b + c + d + e - f';
    const outcome = outcomeOf(`${HEAD}inputs:\n${inputs}lines:\n  x:\n    unit: 1\n    formula: ${sum}\n`);
    const found = told(outcome, 'x', 2026, 1);
    const added = (found.terms ?? []).reduce((all, { sign, value }) => all + sign * (value ?? NaN), 0);
    expect(added).toBe(found.value);
    const text = printExplanation(found);
    expect(text).toContain('a sum of 6 lines, of which 3 are 0 and left out here');
    expect(text).toMatch(/\+ d +3\n +\+ e +4\n +− f +5/);
    expect(text).not.toMatch(/[├└]─ .*\(a[,)]/);
  });

  it('of a sum over years goes into each year that is asked for', () => {
    const outcome = outcomeOf(
      `${HEAD}lines:\n  grows:\n    unit: 1\n    formula: t + 1\n  all:\n    unit: 1\n    formula: sum(grows)\n`,
    );
    const years = [outcome.structure.blueprint.timeline.base, outcome.structure.blueprint.timeline.last];
    const found = explain(outcome, { name: 'all', year: years[0] ?? 0 }, 1, years);
    expect(found?.precedents.map(({ name, year }) => [name, year])).toEqual(years.map((year) => ['grows', year]));
  });

  it('of a circle ends soon, twelve deep', () => {
    for (const name of ['closures', 'wards_closed']) printExplanation(told(example(), name, 2030, 12, 'surgery'));
    printExplanation(told(example(), 'loan_balance', 2025, 12));
    expect(told(example(), 'closures', 2030, 12, 'surgery').precedents.length).toBeGreaterThan(0);
  });

  it('of a hospital’s net position, three deep, ends soon', () => {
    const { study } = openSite(root('sites/stoke-mandeville'), shippedLibrary);
    const outcome = study?.cases[1]?.outcome;
    if (outcome === undefined) throw new Error('the site cannot be used');
    const text = printExplanation(told(outcome, 'net_position', 2031, 3));
    expect(text.split('\n').length).toBeGreaterThan(20);
    expect(text).not.toMatch(/NaN|undefined/);
  });
});
