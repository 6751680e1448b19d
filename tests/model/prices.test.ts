import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/evaluate/index.js';
import { explain, printExplanation } from '../../src/model/explain/index.js';
import { planBook } from '../../src/model/workbook/index.js';
import { printProblem } from '../../src/problems/index.js';
import { resultOf, runOf, saidOf } from './models.js';

const OBR = 'OBR, Economic and fiscal outlook, March 2019, supplementary economy tables, GDP deflator (2008Q1 = 87.4)';
/** Means of the four quarters, April to March: 92.3, 92.4, 93.2, 93.3 and 99.8, 100.2, 100.9, 101.7. */
const INDEX = { 2012: 92.8, 2017: 100.65 };
/** The same table's growths as templates/parameters/prices.yaml has them. */
const GROWTHS = '{ 2013: 0.019666, 2014: 0.018230, 2015: 0.013233, 2016: 0.007939, 2017: 0.022866, 2018: 0.019374 }';

/** A model of one price and what a deflator says; `base` is the base year. */
function modelOf(price: string, deflator: string, base = 2017, unit = 'realGBP/m2'): string {
  return `section: Prices
timeline: { first: ${base}, base: ${base}, last: ${base + 1} }
inputs:
  price:
    unit: ${unit}
    ${price}
${deflator}lines:
  cost:
    unit: ${unit}
    formula: price
`;
}

const index = `  gdp_deflator:
    unit: 1
    deflator: index
    series: { 2012: ${INDEX[2012]}, 2017: ${INDEX[2017]} }
    beyond: hold
    source: ${OBR}
`;
const growth = (series: string): string => `  inflation:
    unit: 1
    deflator: growth
    series: ${series}
    beyond: hold
`;

const costOf = (text: string) => resultOf(text).lines.cost;

describe('a price of another year is restated in base-year prices', () => {
  it(`${OBR}: £120 of 2011/12 is £130.15 of 2016/17`, () => {
    const cost = costOf(modelOf('value: 120 realGBP/m2\n    prices: 2011/12', index));
    expect(cost).toBeCloseTo((120 * 100.65) / 92.8, 10);
    expect(cost).toBeCloseTo(130.15086, 5);
  });

  it('by growths as by the index that they were taken from, to their six decimals', () => {
    const cost = costOf(modelOf('value: 120 realGBP/m2\n    prices: 2012', growth(GROWTHS)));
    expect(cost).toBeCloseTo(120 * 1.019666 * 1.01823 * 1.013233 * 1.007939 * 1.022866, 10);
    expect(cost).toBeCloseTo(130.15086, 3);
  });

  it('METHOD 0 and 3a: £2,168,050.73 of year 10 at 2.5 % is £1,693,677.76 of the base year', () => {
    const deflator = '  inflation:\n    unit: 1\n    deflator: growth\n    value: 2.5 %\n';
    const cost = costOf(modelOf('value: 2168050.73 realGBP\n    prices: 2026/27', deflator, 2017, 'realGBP'));
    expect(Math.abs((cost as number) - 1693677.76)).toBeLessThan(0.01); // both are printed to a penny
  });

  it('a series is restated year by year, and each member by its own year', () => {
    const series = modelOf('prices: 2012\n    series: { 2017: 1 realGBP/m2, 2018: 2 realGBP/m2 }', index);
    const factor = Number((INDEX[2017] / INDEX[2012]).toPrecision(15));
    expect(costOf(series)).toEqual([factor, Number(((2 * INDEX[2017]) / INDEX[2012]).toPrecision(15))]);
    const members = modelOf(
      `by: block
    prices: 2012
    members: { old: 100 realGBP/m2, new: { value: 100 realGBP/m2, prices: 2017 } }`,
      index,
    )
      .replace('inputs:', 'dimensions: { block: [old, new] }\ninputs:')
      .replace('    formula:', '    by: block\n    formula:');
    expect(costOf(members)).toEqual({ old: Number(((100 * INDEX[2017]) / INDEX[2012]).toPrecision(15)), new: 100 });
  });

  it('a range holds the restated figure', () => {
    const text = modelOf('value: 120 realGBP/m2\n    prices: 2012\n    range: [0, 125]', index);
    expect(saidOf(text)).toEqual(['6:12: price: 120 realGBP/m2 is outside 0 to 125. Is the unit right?']);
  });

  it('its spread is restated with it', () => {
    const spread = 'spread: { shape: triangular, low: 100 realGBP/m2, high: 150 realGBP/m2 }';
    const { outcome } = runOf(modelOf(`value: 120 realGBP/m2\n    prices: 2012\n    ${spread}`, index));
    const row = outcome?.bound.get('price')?.rows[0];
    const factor = INDEX[2017] / INDEX[2012];
    expect(row?.values[0]).toBeCloseTo(120 * factor, 10);
    expect(row?.spread?.shape).toMatchObject({
      low: expect.closeTo(100 * factor, 10) as number,
      high: expect.closeTo(150 * factor, 10) as number,
    });
  });

  it('the base year itself needs no deflator', () => {
    expect(costOf(modelOf('value: 120 realGBP/m2\n    prices: 2017', ''))).toBe(120);
  });

  it('a value set over it stands in base-year prices', () => {
    const { outcome } = runOf(modelOf('value: 120 realGBP/m2\n    prices: 2012', index), 'price=7');
    const row = outcome?.bound.get('price')?.rows[0];
    expect(row?.values).toEqual(Float64Array.of(7));
    expect(row?.restated).toBeUndefined();
  });
});

describe('what was given, and the factor, stand wherever the input is printed', () => {
  const run = (): Outcome => {
    const text = modelOf('value: 120 realGBP/m2\n    prices: 2012\n    status: published\n    note: A survey.', index);
    const { outcome, problems } = runOf(text);
    if (outcome === undefined) throw new Error(problems.map(printProblem).join('\n'));
    return outcome;
  };
  const note = 'A survey. Given as 120 realGBP/m2 in 2011/12 prices; × 1.084591 to 2016/17 prices by gdp_deflator.';

  it('in explain', () => {
    const explanation = explain(run(), { name: 'cost', year: 2017 }, 1);
    expect(explanation?.precedents[0]?.note).toBe(note);
    expect(explanation === undefined ? '' : printExplanation(explanation)).toContain(note);
  });

  it('in the workbook’s Inputs', () => {
    const book = planBook([{ id: 'model', title: 'Prices', outcome: run() }], []);
    const rows = book?.sheets.flatMap((sheet) => sheet.rows) ?? [];
    expect(rows.find((row) => row.kind === 'input' && row.name === 'price')).toMatchObject({ note });
  });

  it('says when the deflator is only held from some year on', () => {
    const later = runOf(modelOf('value: 1 realGBP/m2\n    prices: 2017', growth(GROWTHS), 2020)).outcome;
    expect(later?.bound.get('price')?.rows[0]?.note).toBe(
      'Given as 1 realGBP/m2 in 2016/17 prices; × 1.059255 to 2019/20 prices by inflation, held after 2017/18.',
    );
  });
});

describe('what cannot be restated is refused, with its place and why', () => {
  const price = 'value: 120 realGBP/m2\n    prices: 2012';
  const said = (text: string): string => saidOf(text).join('\n');

  it('nominal money, pure numbers and discounted money', () => {
    const right =
      'Only realGBP, or realGBP for each of something, is restated: take prices: away, or give the input such a unit';
    expect(said(modelOf('value: 1 mGBP\n    prices: 2012', index, 2017, 'GBP'))).toBe(
      `4:3: price is in 2011/12 prices: GBP is nominal: money of the year in which it is paid has no other price base. ${right}`,
    );
    expect(said(modelOf('value: 1\n    prices: 2012', index, 2017, '1'))).toContain(
      '1 is not money in base-year prices',
    );
    expect(said(modelOf('value: 1 pvGBP\n    prices: 2012', index, 2017, 'pvGBP'))).toContain(
      'pvGBP is discounted money',
    );
  });

  it('a real sum of no year, where a deflator knows other years: METHOD 0 takes none for the base year’s', () => {
    const refused = '4:3: price is a real sum, and nothing says of which year its prices are. ';
    const right =
      'Write prices: beside it with the year of its source, as in prices: 2016/17; gdp_deflator restates it to 2016/17';
    expect(said(modelOf('value: 120 realGBP/m2', index))).toBe(refused + right);
    expect(said(modelOf('value: 0 realGBP/m2\n    spread: { shape: uniform, low: 0, high: 5 }', index))).toBe(
      refused + right,
    );
    // Nought is nought in the prices of any year; what is no real sum has none; without a deflator there is no other year.
    expect(said(modelOf('value: 0 realGBP/m2', index))).toBe('');
    expect(said(modelOf('value: 3', index, 2017, '1'))).toBe('');
    expect(said(modelOf('value: 3 GBP', index, 2017, 'GBP'))).toBe('');
    expect(said(modelOf('value: 120 realGBP/m2', ''))).toBe('');
  });

  it('is restated by an index of its own where price_year names the input that says the year', () => {
    const own = (year: string): string =>
      modelOf(
        `value: 120 realGBP/m2\n    price_year: ${year}`,
        `${index}  year_of_land:\n    unit: 1\n    value: 2013\n`,
      );
    expect(costOf(own('year_of_land'))).toBe(120);
    expect(said(own('no_input'))).toContain('4:3: price is a real sum');
    expect(said(modelOf('value: 3\n    price_year: price', index, 2017, '1'))).toContain(
      'price is in 1, which has no year of prices. Only a real sum has one: take price_year: away',
    );
  });

  it('is not asked for beside a cell that says the year it was copied from', () => {
    const cell = 'from: { file: eric.csv, row: 2, column: Cost, year: 2011/12 }';
    expect(costOf(modelOf(`value: 120 realGBP/m2\n    ${cell}`, index))).toBeCloseTo((120 * 100.65) / 92.8, 10);
  });

  it('without a deflator, with two, and with one that lacks the year', () => {
    expect(said(modelOf(price, ''))).toBe(
      '4:3: price is in 2011/12 prices: nothing here says how prices moved from 2011/12 to 2016/17. ' +
        'Give one input deflator: growth or deflator: index, with its series, or restate the figure yourself',
    );
    expect(said(modelOf(price, index + growth(GROWTHS)))).toContain('gdp_deflator and inflation both say deflator:');
    expect(said(modelOf(price, growth('{ 2014: 0.018, 2015: 0.01, 2016: 0.01, 2017: 0.01 }')))).toBe(
      '4:3: price is in 2011/12 prices: inflation has no value for 2012/13, which restating needs. ' +
        'Add 2012/13 to its series, or restate the figure yourself',
    );
  });

  it('by an index that is one value, or a growth that is no share', () => {
    const one = '  level:\n    unit: 1\n    deflator: index\n    value: 100\n';
    expect(said(modelOf(price, one))).toContain('level has no value for 2011/12');
    const down = growth('{ 2013: -150 %, 2017: 1 % }').replace('2017', '2014: 1 %, 2015: 1 %, 2016: 1 %, 2017');
    expect(said(modelOf(price, down))).toContain('the price level of inflation is not above 0 throughout');
  });

  it('a year that is none, a deflator of another kind, prices without a value', () => {
    expect(said(modelOf('value: 1 realGBP/m2\n    prices: 2012/14', index))).toBe(
      '7:13: prices: names a financial year. Write 2016/17, 2016-17 or 2017',
    );
    expect(said(modelOf('value: 1 realGBP/m2', index.replace('deflator: index', 'deflator: indx')))).toBe(
      '9:15: deflator cannot be indx. Did you mean index?',
    );
    expect(said(modelOf('value: 1 realGBP/m2', growth(GROWTHS).replace('unit: 1', 'unit: bed')))).toContain(
      '9:5: inflation is in bed, and a growth is a pure number. Write unit: 1, or deflator: index',
    );
    expect(said(modelOf('prices: 2012', index))).toContain(
      '6:5: price says prices: but gives no value. prices: goes beside the value, in the file that gives it',
    );
  });
});
