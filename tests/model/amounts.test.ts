import type { Problem } from '../../src/problems/problem.js';
import type { GivenMember } from '../../src/model/values/given.js';
import type { Given } from '../../src/model/values/given.js';
import { readSectionText } from '../../src/sections/readSection.js';
import { printProblem } from '../../src/problems/problem.js';
import { check } from '../../src/model/structure/check.js';
import { assemble } from '../../src/model/structure/blueprint.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEAD, runOf, saidOf } from './models.js';

const TEXT = `${HEAD}dimensions:
  pool: [a, b]
inputs:
  land: { unit: m2, by: pool, range: [0, 5000] }
  empty: { unit: flag, by: pool }
  price: { unit: realGBP, by: pool }
  growth: { unit: 1, value: 0.02, deflator: growth }
lines:
  x:
    unit: m2
    by: pool
    formula: land * empty
`;
const place = { file: 'map' };
const given = (name: string, amounts: readonly number[], unit: string, more: Partial<Given> = {}): Given => ({
  name,
  place,
  value: {
    kind: 'members',
    members: new Map(
      ['a', 'b'].map((member, index): [string, GivenMember] => [
        member,
        {
          place: { file: 'map', line: index + 2 },
          source: 'Drawn',
          value: { kind: 'amount', amount: amounts[index] ?? NaN, unit, place: { file: 'map', line: index + 2 } },
        },
      ]),
    ),
  },
  ...more,
});

/** The rows of an input, or the problems that its values have. */
function boundOf(...givens: readonly Given[]) {
  const problems: Problem[] = [];
  const section = readSectionText(TEXT, 'model.yaml', 'model', problems);
  const blueprint = section && assemble([section], {}, problems);
  const whole = [
    given('land', [1, 2], 'm2'),
    given('empty', [1, 0], 'flag'),
    given('price', [1, 1], 'realGBP', { prices: 2026 }),
  ];
  const checked = blueprint && check(blueprint, [whole, givens], problems);
  return { bound: checked?.bound, said: problems.map(printProblem) };
}

describe('numbers that code works out', () => {
  it('arrive as they are, to the last digit, with their source and place', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5000, noNaN: true }), (amount) => {
        const { bound, said } = boundOf(given('land', [amount, 0], 'm2'));
        expect(said).toEqual([]);
        const [row] = bound?.get('land')?.rows ?? [];
        expect(row?.values[0]).toBe(amount);
        expect(row).toMatchObject({ member: 'a', source: 'Drawn', place: { file: 'map', line: 2 } });
      }),
    );
  });
  it('are converted to the declared unit, as typed ones are', () => {
    const [row] = boundOf(given('land', [0.25, 0], 'ha')).bound?.get('land')?.rows ?? [];
    expect(row?.values[0]).toBe(2500);
  });
  it('are restated where they are in the prices of another year', () => {
    const [row] = boundOf(given('price', [100, 1], 'realGBP', { prices: 2025 })).bound?.get('price')?.rows ?? [];
    expect(row?.values[0]).toBeCloseTo(102, 9);
    expect(row?.note).toContain('Given as 100 realGBP in 2024/25 prices');
  });
  it('of another unit, or out of range, are told at their place', () => {
    expect(boundOf(given('land', [1, 2], 'bed')).said).toEqual([
      'map:2: land is worked out in bed, where m2 is needed',
      'map:3: land is worked out in bed, where m2 is needed',
    ]);
    expect(boundOf(given('land', [1, 9000], 'm2')).said).toEqual([
      'map:3: land: 9000 m2 is outside 0 to 5000. Is the unit right?',
    ]);
  });
});

it('a flag is given as yes or no, from the command line too', () => {
  const text = `${HEAD}inputs:\n  sold: { unit: flag, value: no }\nlines:\n  x:\n    unit: 1\n    formula: 2 * sold\n`;
  const value = (...set: string[]): number | undefined =>
    runOf(text, ...set).outcome?.bound.get('sold')?.rows[0]?.values[0];
  expect([value(), value('sold=yes'), value('sold=1'), value('sold=0')]).toEqual([0, 1, 1, 0]);
  expect(saidOf(text, 'sold=maybe').join()).toContain('sold: "maybe" is neither yes nor no. Write yes or no');
});
