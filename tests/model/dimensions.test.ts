import { describe, expect, it } from 'vitest';
import { HEAD, resultOf, saidOf } from './models.js';

const DIMENSIONS = `dimensions:
  cohort: [old, young]
  measure: [spells, days]
  parcel: [north, south]
  building:
    in: parcel
    members: { tower: north, annexe: south, lodge: south }
`;
const INPUTS = `inputs:
  use:
    unit: 1
    by: [cohort, measure]
    value:
      old: { spells: 1, days: 20 }
      young: { spells: 3, days: 40 }
  care:
    unit: 1
    by: [measure, building]
    value:
      spells: { tower: 1, annexe: 2, lodge: 3 }
      days: { tower: 10, annexe: 20, lodge: 30 }
  weight: { unit: 1, by: cohort, value: { old: 2, young: 5 } }
`;
const line = (by: string, formula: string): string =>
  `${HEAD}${DIMENSIONS}${INPUTS}lines:\n  x:\n    unit: 1\n${by === '' ? '' : `    by: ${by}\n`}    formula: ${formula}\n`;
const x = (by: string, formula: string): unknown => resultOf(line(by, formula)).lines.x;
const first = (text: string): string => saidOf(text)[0] ?? 'nothing is wrong';

describe('a line by two dimensions', () => {
  it.each([
    ['[cohort, measure]', 'use * weight', { old: { spells: 2, days: 40 }, young: { spells: 15, days: 200 } }],
    ['[measure, cohort]', 'use', { spells: { old: 1, young: 3 }, days: { old: 20, young: 40 } }],
    ['cohort', 'total(use)', { old: 21, young: 43 }],
    ['measure', 'total(use)', { spells: 4, days: 60 }],
    ['', 'total(use)', 64],
    ['', 'largest(use) - smallest(use) + mean(use)', 55],
    ['[measure, parcel]', 'total(care)', { spells: { north: 1, south: 5 }, days: { north: 10, south: 50 } }],
    ['[parcel, measure]', 'total(care)', { north: { spells: 1, days: 10 }, south: { spells: 5, days: 50 } }],
    ['parcel', 'total(care)', { north: 11, south: 55 }],
    ['[cohort, measure]', 'total(care) * weight', { old: { spells: 12, days: 120 }, young: { spells: 30, days: 300 } }],
    ['[cohort, measure]', 'earlier(use)', { old: { spells: 0, days: 1 }, young: { spells: 0, days: 3 } }],
    ['[measure, cohort]', 'earlier(use)', { spells: { old: 0, young: 1 }, days: { old: 0, young: 20 } }],
    ['[measure, cohort]', 'earlier(weight)', { spells: { old: 0, young: 2 }, days: { old: 0, young: 2 } }],
  ])('by %s, %s', (by, formula, expected) => expect(x(by, formula)).toEqual(expected));

  it('of a building sees what its parcel has', () => {
    const text = line('[building, cohort]', 'price * weight').replace(
      'lines:',
      '  price: { unit: 1, by: parcel, value: { north: 7, south: 9 } }\nlines:',
    );
    expect(resultOf(text).lines.x).toEqual({
      tower: { old: 14, young: 35 },
      annexe: { old: 18, young: 45 },
      lodge: { old: 18, young: 45 },
    });
  });

  it('looks back at itself, member by member', () =>
    expect(x('[cohort, measure]', 'prev(x, 0) + use')).toEqual({
      old: { spells: [1, 2, 3, 4, 5, 6], days: [20, 40, 60, 80, 100, 120] },
      young: { spells: [3, 6, 9, 12, 15, 18], days: [40, 80, 120, 160, 200, 240] },
    }));

  it.each([
    ['cohort', 'use', 'x: use is by cohort × measure, which x is not. Total it first: total(use)'],
    ['[cohort, measure]', 'care', 'x: care is by measure × building, which x is not'],
    [
      '[cohort, measure]',
      'total(use)',
      'x: use is by cohort × measure, and x is by cohort × measure: nothing to total',
    ],
    ['cohort', 'total(care)', 'nothing to total. Total it in a line without by:'],
    ['[cohort, building]', 'earlier(use)', 'earlier(use) needs a line by the same dimension'],
    ['[cohort, pool]', 'weight', 'there is no dimension pool'],
    ['[cohort, cohort]', 'weight', 'x runs over cohort twice. Write by: cohort'],
    [
      '[parcel, building]',
      '1',
      'x runs over building and parcel, and building is in parcel already. Write by: building',
    ],
    ['[cohort, measure, parcel]', '1', 'x runs over 3 dimensions. A line has two at most'],
    ['[]', '1', 'by: names a dimension'],
    ['{ cohort: measure }', '1', 'by: names a dimension'],
  ])('by %s cannot be %s: %s', (by, formula, expected) => expect(first(line(by, formula))).toContain(expected));

  it('of too many members is refused before it is laid out', () => {
    const many = Array.from({ length: 1500 }, (_, index) => `m${index}`).join(', ');
    const text = `${HEAD}dimensions:\n  a: [${many}]\n  b: [${many}]\nlines:\n  x:\n    unit: 1\n    by: [a, b]\n    formula: 1\n`;
    expect(first(text)).toContain('a × b has 2250000 members. At most 50000');
  });
});

describe('an input by two dimensions', () => {
  const use = (value: string): string =>
    `${HEAD}${DIMENSIONS}inputs:\n  use:\n    unit: 1\n    by: [cohort, measure]\n${value}`;
  it('is given nested, as a series, with a source, or with one value for all', () => {
    const nested = use(
      '    value:\n      old: { spells: { value: 1, source: ledger }, days: { series: { 2025: 3 }, beyond: hold } }\n      young: { spells: 2, days: 4 }\n',
    );
    const lines = 'lines:\n  x:\n    unit: 1\n    formula: total(use)\n';
    expect(resultOf(nested + lines).lines.x).toEqual([10, 10, 10, 10, 10, 10]);
    expect(resultOf(use('    value: 2\n') + lines).lines.x).toBe(8);
  });
  it.each([
    ['    value:\n      old: { spells: 1, days: 2 }\n', 'use has no value for young.spells, young.days'],
    [
      '    value:\n      old: { spells: 1, dayz: 2 }\n      young: { spells: 1, days: 2 }\n',
      'cohort × measure has no member old.dayz. Did you mean old.days?',
    ],
    ['    value: { old: 1, young: 2 }\n', 'cohort × measure has no member old'],
  ])('given %s is refused: %s', (value, expected) => expect(saidOf(use(value)).join('\n')).toContain(expected));
  it('a key that is wrongly written under a member of one dimension is told as such', () =>
    expect(
      first(
        `${HEAD}${DIMENSIONS}inputs:\n  w:\n    unit: 1\n    by: cohort\n    value: { old: { valeu: 1 }, young: 2 }\n`,
      ),
    ).toContain('old has no key valeu. Did you mean value?'));
});
