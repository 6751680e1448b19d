import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import type { Book, LineRow } from '../../../src/model/workbook/index.js';
import { bookOf } from './books.js';
import { strangeNumbers } from './numbers.js';

const EXAMPLE = fileURLToPath(new URL('example.yaml', import.meta.url));
const STRESS = fileURLToPath(new URL('stress.yaml', import.meta.url));

function line(book: Book, name: string, member?: string): LineRow {
  const rows = book.sheets.flatMap((sheet) => sheet.rows.filter((row) => row.kind === 'line'));
  const found = rows.find((row) => row.name === name && row.member === member);
  if (found === undefined) throw new Error(`no line ${name}`);
  return found;
}

describe('formulas of the language example, as Excel has them', () => {
  const { book } = bookOf(EXAMPLE);
  const row = (name: string, member?: string) => line(book, name, member).row;
  const check = (name: string, template: string, member?: string) =>
    it(`${name}${member === undefined ? '' : ` of ${member}`}`, () =>
      expect(line(book, name, member).template).toBe(template));

  check('rpi_index', `IF({c}$2=$K$2,1,{p}${row('rpi_index')})*(1+Inputs!{c}24)`);
  check('beds_needed', 'Inputs!$E12*(1-in_bed_fall*MAX({c}$4,0))', 'medicine');
  check(
    'wards_spare',
    `IFERROR(MAX(0,INT(ROUND((Inputs!$E12-{c}${row('beds_needed', 'medicine')})/in_ward_beds,9))),NA())`,
    'medicine',
  );
  check('site_wards_closed', `SUM({c}${row('wards_closed', 'medicine')}:{c}${row('wards_closed', 'surgery')})`);
  check('empty', `IF({c}${row('area_free')}>=Inputs!$E20+SUM(Inputs!$E$18:$E$19),1,0)`, 'annexe');
  check('blocks_in_use', `{c}${row('still_used', 'annexe')}`, 'south');
  check('discount_rate', 'IFERROR(LOOKUP(MAX({c}$4,0),Inputs!$C$31:$C$33,Inputs!$E$31:$E$33),NA())');
  check('discount_factor', `{c}${row('discount_ratio')}`);
  check(
    'receipts_pv',
    `SUMPRODUCT($K${row('receipts')}:$P${row('receipts')},$K${row('discount_factor')}:$P${row('discount_factor')})`,
  );
  check(
    'loan_balance',
    `IFERROR((IF({c}$2=$P$2,0,{n}${row('loan_balance')})+IF({c}$2=$P$2,0,{n}${row('repayment')}))/(1+in_loan_rate),NA())`,
  );
  const cash = `$K${row('loan_cash')}:$P${row('loan_cash')}`;
  const rate = `IRR(${cash},IFERROR((-SUMIF(${cash},">0")/SUMIF(${cash},"<0"))^(1/(SUMPRODUCT((${cash}>0)*${cash},$K$2:$P$2)/SUMIF(${cash},">0")-SUMPRODUCT((${cash}<0)*${cash},$K$2:$P$2)/SUMIF(${cash},"<0")))-1,solver_guess))`;
  const slope = `SIGN(NPV(10,${cash}))*SUMPRODUCT(${cash},($K$2:$P$2-first_year)*(1+${rate})^(first_year-$K$2:$P$2))`;
  check(
    'loan_irr',
    `IFERROR(IF(AND(MIN(${cash})*MAX(${cash})<0,MEDIAN(-0.99,${rate},10)=${rate},${slope}<=1E-5*(SUMIF(${cash},">0")-SUMIF(${cash},"<0"))),${rate},NA()),NA())`,
  );
  check(
    'repayment',
    'IFERROR(IF({c}$4>0,IF(in_loan_rate<=-1,NA(),-PMT(in_loan_rate,last_year-base_year,in_loan)),0),NA())',
  );

  it('hold no number that belongs among the inputs', () => expect(strangeNumbers(book)).toEqual([]));
});

describe('formulas where spreadsheets trip', () => {
  const { book } = bookOf(STRESS);
  const of = (name: string, member?: string) => line(book, name, member).template;

  it('puts a power and its sign in parentheses', () => {
    expect(of('powers')).toBe(
      'IFERROR((-in_minus_two)^2-in_minus_two^3+in_three^(-2)+(in_three^2)^(1/2)-(-(in_three^2))*2^in_minus_two-(-IF(AND(in_two_and_a_half<0,in_three<>INT(in_three)),NA(),in_two_and_a_half^in_three)),NA())',
    );
  });

  it('writes what is true as 1 in a cell, and as a condition inside IF, AND, OR and NOT', () => {
    expect(of('nearly_equal')).toBe('IF(in_tenth*in_three=0.3,1,0)');
    expect(of('logic_on_numbers')).toMatch(
      /^IF\(OR\(NOT\(in_three<>0\),AND\(Inputs!\{c\}\d+<>0,in_minus_two<>0\)\),1,0\)$/,
    );
  });

  it('adds members that stand apart, one member, and none', () => {
    expect(of('parcel_area', 'north')).toMatch(/^SUM\(Inputs!\$E\$\d+,Inputs!\$E\$\d+,Inputs!\$E\$\d+\)$/);
    expect(of('parcel_area', 'empty_corner')).toBe('0');
    expect(of('queue', 'tower')).toMatch(/^0\+Inputs!\$E\d+$/);
  });

  it('shows #N/A, and no other error, where a formula may fail', () => {
    const failing = [
      'root_of_a_negative',
      'root_fails',
      'log_fails',
      'remainder_fails',
      'division_fails',
      'annuity_fails',
      'payment_fails',
      'outside',
      'price_fails',
      'no_rate_of_return',
    ];
    for (const name of failing) expect(of(name)).toMatch(/^IFERROR\(.*,NA\(\)\)$/);
    expect(of('arithmetic').startsWith('IFERROR')).toBe(true);
    expect(of('carried_failure').startsWith('MAX')).toBe(true);
  });

  it('uses every function that the language has', async () => {
    const { FUNCTION_NAMES } = await import('../../../src/model/formula/functions.js');
    const text = book.sheets
      .flatMap(({ rows }) => rows.map((row) => (row.kind === 'line' ? row.formula : '')))
      .join('\n');
    expect(FUNCTION_NAMES.filter((name) => !new RegExp(`\\b${name}\\(`).test(text))).toEqual([]);
  });
});
