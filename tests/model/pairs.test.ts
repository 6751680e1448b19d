import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { Library } from '../../src/library/index.js';
import { walk, type Expression } from '../../src/model/formula/index.js';
import { resultOf, saidOf } from './models.js';

/** A cap and a floor, each with what is said beside it, and a line that needs both. */
function modelOf(floor: string, cap: string, { unit = '1', more = '' } = {}): string {
  return `section: An uplift
timeline: { first: 2025, base: 2026, last: 2030 }
inputs:
  least: { unit: ${unit}, label: Least that it grows, at_most: most, ${floor} }
  most: { unit: ${unit}, label: Most that it grows, ${cap} }
${more}lines:
  uplift:
    unit: ${unit}
    formula: min(most, max(least, 0))
`;
}

describe('an input that is at most another', () => {
  it('may be below it or the same', () => {
    expect(saidOf(modelOf('value: 2 %', 'value: 3 %'))).toEqual([]);
    expect(saidOf(modelOf('value: 3 %', 'value: 3 %'))).toEqual([]);
  });

  it('is refused above it, with both figures and what each is', () => {
    expect(saidOf(modelOf('value: 4 %', 'value: 3 %'))).toEqual([
      '4:3: least, 0.04, is above most, 0.03. Exchange or mend them: Least that it grows is at most Most that it grows',
    ]);
  });

  it('is told where the later of the two was given', () => {
    expect(saidOf(modelOf('value: 2 %', 'value: 3 %'), 'most=1 %')).toEqual([
      expect.stringMatching(/^--set[^ ]*: least, 0\.02, is above most, 0\.01\./),
    ]);
  });

  it('is compared year by year, and a day with a day', () => {
    const series = (last: number): string => `series: { 2025: 1 %, 2026: 2 %, 2027: ${last} % }, beyond: hold`;
    expect(saidOf(modelOf(series(3), 'value: 3 %'))).toEqual([]);
    expect(saidOf(modelOf(series(4), 'value: 3 %')).join()).toMatch(/least in 2026\/27, 0\.04, is above most, 0\.03/);
    const days = `section: Days
timeline: { first: 2025, base: 2026, last: 2030 }
inputs:
  opens: { unit: date, at_most: shuts, value: 2027-04-01 }
  shuts: { unit: date, value: 2026-03-31 }
lines:
  runs:
    unit: 1
    formula: in_force(opens, shuts)
`;
    expect(saidOf(days).join()).toMatch(/opens, 2027-04-01, is above shuts, 2026-03-31/);
  });

  it('is compared member by member', () => {
    const of = (floors: string, caps: string): string => `section: Members
timeline: { first: 2025, base: 2026, last: 2030 }
dimensions: { deed: [east, west] }
inputs:
  least: { unit: 1, by: deed, at_most: most, value: { ${floors} } }
  most: { unit: 1, ${caps} }
lines:
  uplift:
    unit: 1
    by: deed
    formula: min(most, least)
`;
    const own = of('east: 1 %, west: 5 %', 'by: deed, value: { east: 2 %, west: 4 % }');
    expect(saidOf(own).join()).toMatch(/least, west, 0\.05, is above most, 0\.04/);
    expect(saidOf(of('east: 1 %, west: 5 %', 'value: 6 %'))).toEqual([]);
    expect(saidOf(of('east: 1 %, west: 5 %', 'value: 3 %'))).toHaveLength(1);
  });

  it('names another input of its section, in the same unit', () => {
    expect(saidOf(modelOf('value: 2 %', 'value: 3 %').replace('at_most: most', 'at_most: mots')).join()).toMatch(
      /mots is no other input of this section\..*most/,
    );
    expect(saidOf(modelOf('value: 2 %', 'value: 3 %').replace('at_most: most', 'at_most: least')).join()).toMatch(
      /least is no other input/,
    );
    const more = '  days: { unit: day, value: 3 day }\n';
    expect(
      saidOf(modelOf('value: 2 %', 'value: 3 %', { more }).replace('at_most: most', 'at_most: days')).join(),
    ).toMatch(/least is in 1 and days in day/);
  });
});

describe('an input that is whole', () => {
  const lagged = (lag: string): string => `section: A lag
timeline: { first: 2025, base: 2026, last: 2030 }
inputs:
  behind: { unit: year, whole: true, value: ${lag} }
lines:
  its_year:
    unit: 1
    formula: year
  late:
    unit: 1
    formula: lag(its_year, behind, 0)
`;

  it('is refused as a fraction where it was typed, with the whole numbers beside it', () => {
    expect(saidOf(lagged('3.5 year'))).toEqual([
      '4:45: behind: 3.5 year is not a whole number of years. Write 3 year or 4 year',
    ]);
    expect(saidOf(lagged('42 month')).join()).toMatch(
      /42 month is not a whole number of years\. Write 3 year or 4 year/,
    );
    expect(saidOf(lagged('3 year'), 'behind=2.5 year').join()).toMatch(/^--set.*2\.5 year is not a whole number/);
  });

  it('may be typed in another unit, whatever is left by its conversion', () => {
    expect(resultOf(lagged('36 month')).lines.late).toEqual([0, 0, 0, 2025, 2026, 2027]);
  });

  it('has no spread, and says true', () => {
    const spread = lagged('3 year, spread: { shape: uniform, low: 2 year, high: 4 year }');
    expect(saidOf(spread).join()).toMatch(/behind is a whole number\. It has no spread/);
    expect(saidOf(lagged('3 year').replace('whole: true', 'whole: yes please')).join()).toMatch(
      /whole can only be true/,
    );
  });
});

/** What a count of columns or a year by its end is worked out from by adding, and which no function has made whole. */
function addedUp(expression: Expression, formulas: ReadonlyMap<string, Expression>): string[] {
  switch (expression.kind) {
    case 'name': {
      const formula = formulas.get(expression.name);
      return formula === undefined ? [expression.name] : addedUp(formula, formulas);
    }
    case 'negative':
      return addedUp(expression.of, formulas);
    case 'binary':
      return ['+', '-', '/', '*'].includes(expression.operator)
        ? [expression.left, expression.right].flatMap((side) => addedUp(side, formulas))
        : [];
    case 'call':
      return ['min', 'max'].includes(expression.function)
        ? expression.arguments.flatMap((each) => addedUp(each, formulas))
        : expression.function === 'if'
          ? expression.arguments.slice(1).flatMap((each) => addedUp(each, formulas))
          : [];
    default:
      return [];
  }
}

it('every input of the library by which a formula counts columns, or picks one, is declared whole', () => {
  const library = new Library(fileURLToPath(new URL('../../templates', import.meta.url)));
  const sections = library.sections(library.ids('model'), { file: 'templates/model' }, []);
  const inputs = new Map(sections.flatMap((section) => section.inputs.map((input) => [input.name, input] as const)));
  const formulas = new Map(
    sections.flatMap(({ lines }) => lines.map(({ name, expression }) => [name, expression] as const)),
  );
  const wanted = new Set<string>();
  for (const expression of formulas.values())
    walk(expression, (piece) => {
      const picks =
        piece.kind === 'call' && ['lag', 'lead', 'at'].includes(piece.function)
          ? piece.arguments.slice(1, 2)
          : piece.kind === 'binary' &&
              piece.operator === '==' &&
              piece.left.kind === 'name' &&
              piece.left.name === 'year'
            ? [piece.right]
            : [];
      for (const pick of picks) for (const name of addedUp(pick, formulas)) if (inputs.has(name)) wanted.add(name);
    });
  const isWhole = (name: string): boolean => inputs.get(name)?.whole === true;
  expect(wanted.size).toBeGreaterThan(8);
  expect([...wanted].filter((name) => !isWhole(name))).toEqual([]);
});
