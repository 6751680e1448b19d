import { describe, expect, it } from 'vitest';
import { placeOf, printOf } from '../../../src/files/workbook/index.js';

const print = (formula: string, address = 'K12'): string => printOf(formula, placeOf(address));

describe('a print of a formula', () => {
  it.each([
    ['SUMPRODUCT(--(E6:E6<$AQ6))', 'SUMPRODUCT(-(-(E6<$AQ6)))'],
    ['IF(A1<0.000000000001,TRUE,FALSE)', 'if( (A1 < 1E-12) , TRUE(), FALSE() )'],
    ['NORMSINV(in_share)', '_xlfn.NORM.S.INV(in_share)'],
    ["'Site'!$E$5+Inputs!E6", "Site!$E$5+'Inputs'!E6"],
    ['((A1*B1))+(C1)', 'A1*B1+C1'],
    ['-2^2', '(-2)^2'],
    ['1-(2*3)%', '1-((2*3)%)'],
    ['INDEX($A:$A,1):INDEX($A:$A,(2))', 'INDEX($A:$A,1):INDEX($A:$A,2)'],
    ['IF(A1="a ""b""",,1)', 'IF((A1="a ""b"""),,1)'],
    ['+A1', 'A1'],
  ])('is the same of %s and %s', (one, other) => expect(print(one)).toBe(print(other)));

  it.each([
    ['(A1+B1)*C1', 'A1+B1*C1'],
    ['A1-(B1-C1)', 'A1-B1-C1'],
    ['A1/(B1*C1)', 'A1/B1*C1'],
    ['-(2^2)', '-2^2'],
    ['A1', '$A1'],
    ['A1', 'A2'],
    ['A1:A2', 'A1:A3'],
    ["'a b'!A1", "'a c'!A1"],
    ['A1&"x"', 'A1&"X"'],
    ['SUM(A1,B1)', 'SUM(A1+B1)'],
    ['IF(A1,1)', 'IF(A1,1,)'],
    ['A1*1.5', 'A1*1.25'],
    ['A1', '380'],
    ['A1<B1', 'A1<=B1'],
    ['A1', '-A1'],
    ['#N/A', '#REF!'],
  ])('differs between %s and %s', (one, other) => expect(print(one)).not.toBe(print(other)));

  it('is that of the formula filled along a row or down a column', () => {
    expect(print('A1+$B2', 'C3')).toBe(print('B2+$B3', 'D4'));
    expect(print('A1+B2', 'C3')).not.toBe(print('A1+B2', 'D3'));
  });

  it.each([
    ['brackets in one another', '('.repeat(8_000)],
    ['signs', '-'.repeat(8_000)],
    ['letters', 'A'.repeat(100_000)],
    ['functions in one another', 'IF('.repeat(2_500)],
    ['brackets that none opened', ')+)('],
  ])('is had of what is no formula: %s', (_, formula) => {
    expect(print(formula)).toMatch(/^[0-9a-f]{12}$/);
    expect(print(`${formula}1`)).not.toBe(print(formula));
  });
});
