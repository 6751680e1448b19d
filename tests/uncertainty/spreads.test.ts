import { describe, expect, it } from 'vitest';
import { HEAD, saidOf } from '../model/models.js';
import { checkedOf } from '../model/simulated.js';

const LINES = 'lines:\n  y:\n    unit: 1\n    formula: t\n';
const model = (body: string): string => `${HEAD}inputs:\n  x: ${body}\n${LINES}`;
const of = (spread: string, value = '5', more = ''): string =>
  `{ unit: 1, value: ${value}, ${more}spread: { ${spread} } }`;

describe('a spread is refused', () => {
  it.each([
    ['shape: flat, low: 1, high: 2', 'there is no shape flat. Shapes are triangular, pert, uniform, normal, lognormal'],
    ['shape: triangel, low: 1, high: 2', 'there is no shape triangel. '],
    ['low: 1, high: 9', 'a spread needs a shape'],
    ['shape: pert', 'pert has no figures. It needs low and high: absolute bounds, with the value as the likeliest'],
    ['shape: pert, p10: 1, p90: 9', 'pert has p10 and p90. It needs low and high: absolute bounds'],
    [
      'shape: lognormal, low: 1, high: 9',
      'lognormal has low and high. It needs p10 and p90: one draw in ten falls below',
    ],
    ['shape: normal, p10: 1', 'normal has p10. It needs p10 and p90, or sd'],
    ['shape: normal, p10: 1, p90: 9, sd: 2', 'normal has p10 and p90 and sd. It needs p10 and p90, or sd'],
    ['shape: triangular, low: 9, high: 1', 'x: low is above high. Exchange them'],
    ['shape: normal, p10: 9, p90: 1', 'x: p10 is above p90. Exchange them'],
    ['shape: pert, low: 6, high: 9', 'x: its value 5 does not lie between low 6 and high 9'],
    ['shape: uniform, low: 1, high: 4', 'x: its value 5 does not lie between low 1 and high 4'],
    ['shape: lognormal, p10: 6, p90: 9', 'x: its value 5 does not lie between p10 6 and p90 9'],
    ['shape: lognormal, p10: 0, p90: 9', "x: a lognormal's p10 is above 0, not 0. Use normal or triangular"],
    [
      'shape: lognormal, p10: 3, p90: 12',
      'x: its value 5 is not the median of a lognormal of p10 3 and p90 12, which is 6. State the median, or the p10 or p90',
    ],
    ['shape: normal, p10: 1, p90: 8', 'x: its value 5 is not the median of a normal of p10 1 and p90 8, which is 4.5.'],
    ['shape: normal, sd: -1', 'x: sd is below 0. A standard deviation is 0 or more'],
    ['shape: triangular, low: 1 bed, high: 9', 'x: "1 bed" is in bed, where 1 is needed'],
    ['shape: triangular, low: 1, high: nine', 'x: "nine" is not a number'],
    ['shape: triangular, low: 1, hihg: 9', 'spread has no key hihg. Did you mean high?'],
  ])('%s', (spread, expected) => expect(saidOf(model(of(spread))).join('\n')).toContain(expected));

  it('where its bounds leave the range of the input', () =>
    expect(saidOf(model(of('shape: triangular, low: 0, high: 2', '0.5', 'range: [0, 1], ')))).toEqual([
      expect.stringContaining('x: 2 is outside 0 to 1'),
    ]));

  it.each([
    [
      '{ unit: 1, series: { 2025: 1 }, beyond: hold, spread: { shape: normal, sd: 1 } }',
      'a series has no spread. Put it on one number',
    ],
    [
      '{ unit: flag, value: 1, spread: { shape: uniform, low: 0, high: 1 } }',
      'x is a flag. A flag is yes or no: no spread',
    ],
    ['{ unit: 1, spread: { shape: normal, sd: 1 } }', 'a spread without a value. It stands beside the value'],
  ])('beside %s', (body, expected) => expect(saidOf(model(body)).join('\n')).toContain(expected));

  it('beside values of members, which have one each', () => {
    const text = `${HEAD}dimensions:\n  pool: [a, b]\ninputs:\n  x: { unit: 1, by: pool, value: { a: 1, b: 2 }, spread: { shape: normal, sd: 1 } }\n${LINES}`;
    expect(saidOf(text).join('\n')).toContain('members with values of their own have a spread each');
  });

  it('tells the place of what is wrong', () =>
    expect(saidOf(model(of('shape: pert, low: 1 ward, high: 9')))[0]).toMatch(/^4:\d+: x: "1 ward"/));
});

describe('a spread says what is drawn', () => {
  const spreadOf = (body: string) => checkedOf(model(body)).bound.get('x')?.rows[0]?.spread?.shape;

  it.each([
    ['shape: triangular, low: 1, high: 9', { shape: 'triangular', low: 1, mode: 5, high: 9 }],
    ['shape: uniform, low: 1, high: 9', { shape: 'uniform', low: 1, high: 9 }],
    ['shape: normal, sd: 2', { shape: 'normal', mean: 5, sd: 2 }],
    // A value that was rounded is the median still.
    [
      'shape: lognormal, p10: 3.2, p90: 8',
      {
        shape: 'lognormal',
        mu: expect.closeTo(Math.log(5.0596), 4) as number,
        sigma: expect.closeTo(0.35749, 4) as number,
      },
    ],
    ['shape: triangular, low: 5, high: 5', undefined],
    ['shape: normal, sd: 0', undefined],
  ])('%s', (spread, expected) => expect(spreadOf(of(spread))).toEqual(expected));

  it('normal from P10 and P90: mean between them, half their distance is 1.28155 standard deviations (METHOD 7)', () => {
    const shape = spreadOf(of('shape: normal, p10: 2, p90: 8'));
    expect(shape).toEqual({
      shape: 'normal',
      mean: 5,
      sd: expect.closeTo(6 / (2 * 1.2815515655446004), 12) as number,
    });
  });

  it('in units that convert, and dates by days', () => {
    const body = '{ unit: m2, value: 1 ha, spread: { shape: uniform, low: 0.5 ha, high: 20000 m2 } }';
    expect(spreadOf(body)).toEqual({ shape: 'uniform', low: 5000, high: 20_000 });
    const date = '{ unit: date, value: 2028-04-01, spread: { shape: normal, sd: 90 } }';
    expect(spreadOf(date)).toEqual({ shape: 'normal', mean: 46_844, sd: 90 });
  });

  it('by members: one draw for one value, draws of their own for values of their own', () => {
    const text = (body: string) =>
      `${HEAD}dimensions:\n  pool: [a, b, c]\ninputs:\n  x:\n    unit: 1\n    by: pool\n${body}${LINES}`;
    const streams = (body: string) =>
      checkedOf(text(body))
        .bound.get('x')
        ?.rows.map(({ spread }) => spread?.stream);
    expect(streams('    value: 5\n    spread: { shape: normal, sd: 1 }\n')).toEqual(['x', 'x', 'x']);
    const own = '{ value: 5, spread: { shape: normal, sd: 1 } }';
    expect(streams(`    members:\n      a: ${own}\n      b: 5\n      c: ${own}\n`)).toEqual(['x.a', undefined, 'x.c']);
  });
});
