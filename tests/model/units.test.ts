import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWrong, printSerialDay, readQuantity, readUnit } from '../../src/model/units/index.js';
import { parseFinancialYear, printFinancialYear } from '../../src/words/index.js';
import { HEAD, resultOf, saidOf } from './models.js';

const quantity = (text: string, unit: string): number | string => {
  const wanted = readUnit(unit);
  if (isWrong(wanted)) return wanted.wrong;
  const read = readQuantity(text, wanted);
  return isWrong(read) ? `${read.wrong}. ${read.right ?? ''}` : read.value;
};

describe('a quantity is read in the unit that is wanted', () => {
  it.each([
    ['60 acre', 'm2', 60 * 4046.8564224],
    ['60 acre', 'ha', 24.2811385344],
    ['17 ha', 'm2', 170000],
    ['900 kGBP/acre', 'GBP/m2', 900000 / 4046.8564224],
    ['750 krealGBP/acre', 'realGBP/m2', 750000 / 4046.8564224],
    ['12.4 mGBP', 'GBP', 12.4e6],
    ['12.4 mGBP', 'kGBP', 12.4e3],
    ['12.4 mGBP/year', 'GBP', 12.4e6],
    ['1.2 mGBP/month', 'GBP/year', 14.4e6],
    ['18 %', '1', 0.18],
    ['18%', '1', 0.18],
    ['0.18', '1', 0.18],
    ['-5 bed', 'bed', -5],
    ['3 beds', 'bed', 3],
    ['9 month', 'year', 0.75],
    ['9 months', 'year', 0.75],
    ['1e3 m2', 'm2', 1000],
    ['2039-08-13', 'date', 50995],
    ['1900-03-01', 'date', 61],
    ['2024-02-29', 'date', 45351],
  ])('%s in %s', (text, unit, expected) => expect(quantity(text, unit)).toBeCloseTo(expected, 9));

  it.each([
    ['28', 'bed', '"28" has no unit. Write it like 28 bed'],
    ['28 ward', 'bed', '"28 ward" is in ward, where bed is needed. Write it like 28 bed'],
    ['28 bed', '1', '"28 bed" is in bed, where 1 is needed. Write it like 0.25 or 25 %'],
    ['5,000 GBP', 'GBP', '"5,000 GBP" has a comma in its number. Write 5000 GBP'],
    ['66,667 m2', 'm2', '"66,667 m2" has a comma in its number. Write 66667 m2'],
    ['17,5 ha', 'm2', '"17,5 ha" has a comma, which is no decimal point here. Write 17.5 ha'],
    ['0,07', '1', '"0,07" has a comma, which is no decimal point here. Write 0.07'],
    ['1.234,5 m²', 'm2', '"1.234,5 m²" has a comma, which is no decimal point here. Write 1234.5 m2'],
    [
      '1234,567 m2',
      'm2',
      '"1234,567 m2" has commas that do not part groups of three digits. Write 1234.567 m2 or 1234567 m2, whichever is meant',
    ],
    ['14', 'm2', '"14" has no unit. Which is meant: 14 m2, 14 ha or 14 acre?'],
    ['14', 'realGBP', '"14" has no unit. Which is meant: 14 realGBP, 14 krealGBP or 14 mrealGBP?'],
    ['10 m²', 'm2', 'm² is not a unit. Write 10 m2'],
    ['10 sqm', 'm2', 'sqm is not a unit. Write 10 m2'],
    ['10 sq m', 'm2', 'sq m is not a unit. Write 10 m2'],
    ['10 square metres', 'm2', 'square metres is not a unit. Write 10 m2'],
    ['17 hectares', 'm2', 'hectares is not a unit. Write 17 ha'],
    ['5 per cent', '1', 'per cent is not a unit. Write 5 %'],
    ['£5m', 'GBP', '"£5m" is not a number. Write 5 mGBP'],
    ['£3.8m', 'realGBP', '"£3.8m" is not a number. Write 3.8 mrealGBP'],
    ['£590k', 'GBP', '"£590k" is not a number. Write 590 kGBP'],
    ['£590,000', 'GBP', '"£590,000" is not a number. Write 590000 GBP'],
    ['£1.2bn', 'GBP', '"£1.2bn" is not a number. Write 1200 mGBP'],
    ['£250', 'GBP/m2', '"£250" is not a number. Which is meant: 250 GBP/m2, 250 GBP/ha or 250 GBP/acre?'],
    ['£250', 'GBP/bed', '"£250" is not a number. Write 250 GBP/bed'],
    ['£250/m²', 'GBP/m2', '"£250/m²" is not a number. Write 250 GBP/m2'],
    ['£1.5m/ha', 'realGBP/m2', '"£1.5m/ha" is not a number. Write 1.5 mrealGBP/ha'],
    ['£1m/acre', 'realGBP/m2', '"£1m/acre" is not a number. Write 1 mrealGBP/acre'],
    ['£1m / acre', 'realGBP/m2', '"£1m / acre" is not a number. Write 1 mrealGBP/acre'],
    ['£2m per hectare', 'realGBP/m2', '"£2m per hectare" is not a number. Write 2 mrealGBP/ha'],
    ['£2 million a hectare', 'realGBP/m2', '"£2 million a hectare" is not a number. Write 2 mrealGBP/ha'],
    ['£600,000 an acre', 'realGBP/m2', '"£600,000 an acre" is not a number. Write 600000 realGBP/acre'],
    ['£400/m²', 'realGBP/m2', '"£400/m²" is not a number. Write 400 realGBP/m2'],
    ['600k/acre', 'realGBP/m2', 'k is not a unit. Write 600 krealGBP/acre'],
    ['1.5m/ha', 'realGBP/m2', '"1.5m/ha" is in m/ha, where realGBP/m2 is needed. Write 1.5 mrealGBP/ha'],
    ['2 mGBP/ha', 'realGBP/m2', '"2 mGBP/ha" is in mGBP/ha, where realGBP/m2 is needed. Write 2 mrealGBP/ha'],
    [
      '£1.5m',
      'realGBP/m2',
      '"£1.5m" is not a number. Which is meant: 1.5 mrealGBP/m2, 1.5 mrealGBP/ha or 1.5 mrealGBP/acre?',
    ],
    [
      '1500000',
      'realGBP/m2',
      '"1500000" has no unit. Which is meant: 1500000 realGBP/m2, 1500000 realGBP/ha or 1500000 realGBP/acre?',
    ],
    [
      '2 mGBP/ha',
      'realGBP/bed',
      '"2 mGBP/ha" is in mGBP/ha, where realGBP/bed is needed. Write it like 28 realGBP/bed',
    ],
    ['12.4 million GBP', 'GBP', 'million GBP is not a unit. Write 12.4 mGBP'],
    ['12.4 million', 'realGBP', 'million is not a unit. Write 12.4 mrealGBP'],
    ['0.1 million', 'm2', 'million is not a unit. Which is meant: 100000 m2, 100000 ha or 100000 acre?'],
    ['0.1 million m2', 'm2', 'million m2 is not a unit. Write 100000 m2'],
    ['£17,5m', 'GBP', '"£17,5m" is not a number. Write 17.5 mGBP'],
    ['many', '1', '"many" is not a number. Write it like 0.25 or 25 %'],
    ['NaN', '1', '"NaN" is not a number. Write it like 0.25 or 25 %'],
    ['Infinity', '1', '"Infinity" is not a number. Write it like 0.25 or 25 %'],
    ['1e999', '1', '"1e999" is too large. Numbers go up to 1e300'],
    ['1e200 mGBP', 'GBP', 1e206],
    ['2023-02-29', 'date', '"2023-02-29" is not a date. Write it like 2039-08-13'],
    ['13/08/2039', 'date', '"13/08/2039" is not a date. Write 2039-08-13'],
    ['8/13/2039', 'date', '"8/13/2039" is not a date. Write it like 2039-08-13'],
    ['2039', 'date', '"2039" is not a date. Write it like 2039-08-13'],
  ])('%s in %s: %s', (text, unit, expected) => expect(quantity(text, unit)).toBe(expected));

  it('every date is printed as it was typed', () => {
    const date = fc.date({ min: new Date('1900-03-01'), max: new Date('2200-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (day) => {
        const text = day.toISOString().slice(0, 10);
        const read = quantity(text, 'date');
        expect(typeof read === 'number' ? printSerialDay(read) : read).toBe(text);
      }),
      { seed: 2026 },
    );
  });
});

it('a share that is written as so many in a hundred is told with its sign', () => {
  const modelOf = (value: string, range: string): string =>
    `${HEAD}inputs:\n  x: { unit: 1, value: ${value}, status: assumed, source: Ours, range: ${range} }\nlines:\n  y:\n    unit: 1\n    formula: x\n`;
  expect(saidOf(modelOf('85', '[0.5, 1]')).join()).toMatch(/x: 85 is outside 0\.5 to 1\. Write 85 %/);
  expect(saidOf(modelOf('85%', '[0.5, 1]'))).toEqual([]);
  expect(saidOf(modelOf('20', '[0.5, 1]')).join()).toMatch(/Is the unit right\?/);
  expect(saidOf(modelOf('85 %', '[0.9, 1]')).join()).toMatch(/Is the unit right\?/);
});

describe('what is counted or measured is not below 0, where the input gives no range of its own', () => {
  const modelOf = (unit: string, more = ''): string =>
    `${HEAD}inputs:\n  x: { unit: "${unit}", value: -5, status: assumed, source: Ours${more} }\nlines:\n  y:\n    unit: "${unit}"\n    formula: x\n`;

  it.each(['bed', 'ward', 'spell', 'patient', 'space', 'day', 'm', 'm2', 'ha', 'bed*day', 'WTE'])('%s', (unit) => {
    expect(saidOf(modelOf(unit)).join('\n')).toMatch(/x: -5 is below 0\. Is the unit right\?/);
    expect(saidOf(modelOf(unit).replace('-5', '0'))).toEqual([]);
    expect(saidOf(modelOf(unit, ', range: [-10, 10]'))).toEqual([]);
  });

  it.each(['1', 'GBP', 'year', 'bed/year', 'bed*day/spell'])('%s may be', (unit) => {
    expect(saidOf(modelOf(unit))).toEqual([]);
  });
});

describe('an unknown unit is told with the nearest', () => {
  it.each([
    ['GPB', 'Did you mean GBP?'],
    ['MGBP', 'Did you mean mGBP?'],
    ['GBPm', 'Did you mean mGBP?'],
    ['realgbp', 'Did you mean realGBP?'],
    ['wards_', 'Write it like GBP/m2 or bed/ward'],
    ['acer', 'Did you mean acre?'],
    ['£m', 'Pounds are written GBP (nominal), realGBP (base-year prices) or pvGBP (discounted); £m is mGBP'],
    ['GBP per m2', 'Write GBP/m2'],
    ['bed day', 'Put * or / between its words: bed*day, GBP/bed/day'],
    ['GBP/bed day', 'Put * or / between its words: bed*day, GBP/bed/day'],
    ['1000', 'A pure number has unit: 1'],
    ['2 GBP', 'A pure number has unit: 1'],
    ['m²', 'Write m2'],
    ['GBP/sqm', 'Write GBP/m2'],
    ['hectare', 'Write ha'],
  ])('%s: %s', (text, right) => {
    const read = readUnit(text);
    expect(isWrong(read) ? read.right : 'it was read').toBe(right);
  });
});

describe('a hostile unit is refused in no time', () => {
  const hostile = [
    '__proto__',
    'constructor',
    'toString',
    'a'.repeat(1e6),
    'GBP/'.repeat(1e5),
    '('.repeat(119),
    'm^1e999',
    'm^999999',
    'm^-10',
    'GBP^0.5.5',
    'import("fs")',
    'createUnit("x")',
    'f(GBP)',
    'GBP;GBP',
    'GBP\u0000',
    'GВP',
    '💷',
    '',
    ' ',
    '/',
    '1/',
    '*GBP',
    'GBP*',
    'GBP//m2',
    '%%',
    '1e999',
    '0',
    '-1',
    'NaN',
    'Infinity m',
  ];
  it.each(hostile.map((text) => [text.slice(0, 20), text]))('%s', (_name, text) => {
    const start = performance.now();
    const read = readUnit(text);
    expect(isWrong(read)).toBe(true);
    if (isWrong(read)) expect(read.wrong.length).toBeLessThan(80);
    expect(performance.now() - start).toBeLessThan(200);
  });
  it('any text', () => {
    const word = fc.constantFrom('GBP', 'm2', '/', '*', '^', '(', ')', '2', '-', ' ', 'bed', '%', 'e');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word, { maxLength: 20 }).map((words) => words.join('')),
        ),
        (text) => {
          const read = readUnit(text);
          if (isWrong(read)) return;
          expect(Number.isFinite(read.factor) && read.factor > 0 && read.powers.every(Number.isFinite)).toBe(true);
        },
      ),
      { seed: 2026, numRuns: 2000 },
    );
  });
});

const INPUTS = `inputs:
  nominal: { unit: GBP, value: 10 }
  real: { unit: realGBP, value: 10 }
  present: { unit: pvGBP, value: 10 }
  deflator: { unit: GBP/realGBP, value: 2 }
  factor: { unit: pvGBP/realGBP, value: 0.5 }
  beds: { unit: bed, value: 56 }
  ward_beds: { unit: bed/ward, value: 28 }
  area: { unit: m2, value: 100 }
  plot: { unit: acre, value: 2 }
  share: { unit: 1, value: 0.5 }
  delay: { unit: month, value: 9 }
  yearly: { unit: GBP/year, value: 1 }
`;
const line = (unit: string, formula: string): string =>
  `${HEAD}${INPUTS}lines:\n  x:\n    unit: ${unit}\n    formula: ${formula}\n`;
const said = (unit: string, formula: string): string =>
  saidOf(line(unit, formula))
    .join('\n')
    .replace(/^\d+:\d+: x: /, '');

describe('units are checked before anything runs', () => {
  it.each([
    ['GBP', 'nominal + real', 'realGBP is added to GBP. Divide nominal money by a deflator (GBP/realGBP) first'],
    [
      'GBP',
      'nominal - present',
      'pvGBP is taken from GBP. Multiply nominal money by a nominal discount factor (pvGBP/GBP) first',
    ],
    [
      'realGBP',
      'max(real, present)',
      'pvGBP is compared with realGBP. Multiply by a discount factor (pvGBP/realGBP) first',
    ],
    [
      'realGBP',
      'nominal',
      'the formula is in GBP, the line says realGBP. Divide nominal money by a deflator (GBP/realGBP) first',
    ],
    ['bed', 'beds + beds / ward_beds', 'ward is added to bed. Both must be bed, or both ward'],
    ['bed', 'beds + 1', 'a pure number is added to bed. Both must be bed, or both a pure number'],
    ['ward', 'beds', 'the formula is in bed, the line says ward. Write unit: bed, or mend the formula'],
    ['1', 'exp(beds)', 'a pure number is needed here, not bed. Divide it by something in bed'],
    ['1', '2 ^ beds', 'a pure number is needed here, not bed. Divide it by something in bed'],
    ['1', 'if(beds, 1, 2)', 'a pure number is needed here, not bed. Divide it by something in bed'],
    ['bed', 'beds ^ share', 'bed cannot be raised to a power that is not a plain number. Make the base a pure number'],
    ['1', 'year_of(beds)', 'year_of() needs a date, not bed. Use an input with unit: date'],
    ['1', 'in_force(beds, share)', 'in_force() needs a date, not bed. Use an input with unit: date'],
    [
      'm2',
      'area + plot',
      'acre is added to m2. Declare both in one unit: the values of an input may be typed in acre all the same',
    ],
    [
      'm2',
      'plot',
      'the formula is in acre, the line says m2. Declare both in one unit: the values of an input may be typed in acre all the same',
    ],
    ['1', 'area / plot', /^the formula is in 0.000247105 1, the line says a pure number\. Declare both in one unit/],
    ['GBP', 'yearly * delay', /^the formula is in 0.0833333 GBP, the line says GBP/],
  ])('%s: %s is refused', (unit, formula, expected) => {
    if (typeof expected === 'string') expect(said(unit, formula)).toContain(expected);
    else expect(said(unit, formula)).toMatch(expected);
  });
  it.each([
    ['realGBP', 'nominal / deflator + real', 15],
    ['pvGBP', 'real * factor + present', 15],
    ['ward', 'beds / ward_beds', 2],
    ['bed', 'beds + 0', 56],
    ['bed', 'max(0, beds)', 56],
    ['GBP', 'nominal + yearly', 11],
    ['m', 'sqrt(area)', 10],
    ['1/m2', 'area ^ -1', 0.01],
    ['acre', 'plot * 2', 4],
    ['GBP', 'if(beds > 0, nominal, 0)', 10],
    ['ward', 'as(beds, ward)', 56],
  ])('%s: %s is %d', (unit, formula, expected) => expect(resultOf(line(unit, formula)).lines.x).toBe(expected));
});

describe('financial years', () => {
  it.each([['2016/17'], ['2016-17'], ['2016–17'], ['2016 / 17'], ['2016/2017'], [' 2017 '], ['2017']])(
    '%s ends in 2017',
    (text) => expect(parseFinancialYear(text)).toBe(2017),
  );
  it.each(['2016/18', '2016/7', '16/17', '2016/17/18', 'FY17', '', '2017.5', '1e3'])('%s is nobody’s year', (text) =>
    expect(parseFinancialYear(text)).toBeUndefined(),
  );
  it('1999/00 is the year to March 2000, and is printed so', () => {
    expect(parseFinancialYear('1999/00')).toBe(2000);
    expect(printFinancialYear(2000)).toBe('1999/00');
  });
});
