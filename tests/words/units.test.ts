import { expect, it } from 'vitest';
import { printUnit } from '../../src/words/index.js';

it.each([
  ['realGBP', '£, 2021/22 prices'],
  ['realGBP/m2', '£/m², 2021/22 prices'],
  ['pvGBP', '£, present value'],
  ['GBP/year', '£ a year, nominal'],
  ['realGBP/bed/day', '£ a bed a day, 2021/22 prices'],
  ['patient/day', 'patients a day'],
  ['WTE/bed', 'WTEs a bed'],
  ['pvGBP/realGBP', 'present-value £/real £'],
  ['bed*day', 'bed-days'],
  ['m2', 'm²'],
  ['flag', 'yes/no'],
  ['1', 'number'],
])('%s is printed as %s', (unit, printed) => expect(printUnit(unit, '2021/22 prices')).toBe(printed));

it('a pure number that is printed as per cent is so much of a hundred', () =>
  expect(printUnit('1', '2021/22 prices', true)).toBe('%'));
