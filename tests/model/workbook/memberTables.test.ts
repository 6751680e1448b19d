import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Book, LineRow } from '../../../src/model/workbook/index.js';
import { bookOf, type TestOption } from './books.js';

const INPUTS = `section: Wards
timeline: {first: 2026, base: 2026, last: 2028}
dimensions:
  ward: [oak, elm, ash, yew, fir, bay]
inputs:
  price: { unit: 1, value: 2 }
  rate: { unit: 1, value: 3 }
  area: { unit: m2, by: ward, value: { oak: 1, elm: 2, ash: 3, yew: 4, fir: 5, bay: 6 } }
lines:
`;

function planned(
  lines: readonly (readonly [name: string, unit: string, formula: string])[],
  options?: TestOption[],
): Book {
  const folder = mkdtempSync(join(tmpdir(), 'decant-'));
  try {
    const path = join(folder, 'model.yaml');
    const text = lines.map(
      ([name, unit, formula]) => `  ${name}:\n    unit: ${unit}\n    by: ward\n    formula: ${formula}\n`,
    );
    writeFileSync(path, INPUTS + text.join('') + '  all:\n    unit: m2\n    formula: total(twice)\n');
    return bookOf(path, options).book;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const linesOf = (book: Book, name: string): LineRow[] =>
  book.sheets.flatMap(({ rows }) => rows.filter((row) => row.kind === 'line')).filter((row) => row.name === name);
const headsOf = (book: Book): number[] =>
  book.sheets.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'members' ? [row.row] : [])));

const TWICE = ['twice', 'm2', 'area * price'] as const;
const THRICE = ['thrice', 'm2', 'twice + area'] as const;
const QUARTER = ['quarter', 'm2', 'thrice / 12'] as const;
const HALF = ['half', 'm2', 'twice / 4'] as const;
const GROWN = ['grown', 'm2', 'twice * (1 + max(t, 0))'] as const;

describe('lines with one value a member', () => {
  const book = planned([TWICE, GROWN, THRICE, QUARTER]);

  it('stand in one table, a member a row and a line a column, after the rows of their section', () => {
    expect(headsOf(book)).toEqual([14]);
    expect(linesOf(book, 'grown').map(({ row }) => row)).toEqual([6, 7, 8, 9, 10, 11]);
    expect(linesOf(book, 'all').map(({ row }) => row)).toEqual([12]);
    for (const [name, column] of [
      ['twice', 'K'],
      ['thrice', 'L'],
      ['quarter', 'M'],
    ] as const) {
      const rows = linesOf(book, name);
      expect(rows.map(({ row }) => row)).toEqual([20, 21, 22, 23, 24, 25]);
      for (const { inTable } of rows) expect(inTable).toEqual({ column, head: 14 });
    }
  });

  it('have one formula a column, which reads its own row, and one by year that reads them', () => {
    const counted = (name: string): string[] =>
      linesOf(book, name).map(({ template, row }) =>
        template.replaceAll(/(?<=[A-Z])\d+/g, (other) => `[${Number(other) - row}]`),
      );
    expect(new Set(counted('twice'))).toEqual(new Set(['Inputs!$E[-6]*in_price']));
    expect(new Set(counted('thrice'))).toEqual(new Set(['$K[0]+Inputs!$E[-6]']));
    expect(new Set(counted('quarter'))).toEqual(new Set(['$L[0]/12']));
    expect(new Set(counted('grown'))).toEqual(new Set(['$K[14]*(1+MAX({c}$4,0))']));
  });

  it('are one range to a total', () => expect(linesOf(book, 'all')[0]?.template).toBe('SUM($K$20:$K$25)'));

  it('stand in rows of their own where a table would take as many', () => {
    const two = planned([TWICE, THRICE]);
    expect(headsOf(two)).toEqual([]);
    expect(linesOf(two, 'thrice')[0]?.template).toBe('$E6+Inputs!$E14');
  });

  it('begin no column beyond those of the years', () => {
    const five = planned([TWICE, THRICE, QUARTER, HALF]);
    expect(headsOf(five)).toHaveLength(1);
    expect(linesOf(five, 'half')[0]?.inTable).toBeUndefined();
    const eight = planned([TWICE, THRICE, QUARTER, HALF, ['a', 'm2', 'half'], ['b', 'm2', 'half']]);
    expect(headsOf(eight)).toHaveLength(2);
    expect(linesOf(eight, 'half')[0]?.inTable?.column).toBe('K');
  });

  it('are read on other sheets by column and row', () => {
    const priced = ['priced', 'm2', 'quarter * rate'] as const;
    const two = planned(
      [TWICE, THRICE, QUARTER, priced],
      [
        { id: 'one', title: 'One', set: [] },
        { id: 'two', title: 'Two', set: ['rate=4'] },
      ],
    );
    const [site] = headsOf(two);
    expect(
      linesOf(two, 'priced')
        .slice(0, 6)
        .map(({ template }) => template),
    ).toEqual(linesOf(two, 'quarter').map(({ row }) => `Site!$M${row}*Inputs!$E$13`));
    expect(site).toBe(8);
  });
});
