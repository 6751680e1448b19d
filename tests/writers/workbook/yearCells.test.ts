import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/model/workbook/index.js';
import { fillTemplate, yearColumn } from '../../../src/writers/workbook/addresses.js';
import { writeFormula, writeText } from '../../../src/writers/workbook/cells.js';
import { fillYears, type YearRow } from '../../../src/writers/workbook/yearCells.js';
import { EXAMPLE } from './books.js';
import { bookOf } from '../../model/workbook/books.js';

const book = bookOf(EXAMPLE).book;
const count = book.years.length;
const numbers = book.years.map((_, index) => (index - 2) * 1.1e-9);

const ROWS: YearRow[] = [
  { row: 5, template: `IF({c}$2=$H$2,0,{p}5)+IF("<c r="="<c r=",{n}5,1)`, values: numbers },
  { row: 6, template: `'Rock & "roll" > '!{c}5&"it's"<>"{c}"`, values: numbers.map(() => 1e21) },
  { row: 9, template: `1/0`, values: numbers.map((value, index) => (index % 2 === 0 ? null : value)) },
];

/** XML of a sheet with these rows: all their years as exceljs writes them, or the first and the last alone. */
async function sheetXml(of: Book, rows: readonly YearRow[], years: readonly number[]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Rows');
  for (const { row, template, values } of rows) {
    writeText(sheet.getCell(`A${row}`), '<c r="I5" s="1">');
    for (const index of years) {
      const cell = sheet.getCell(`${yearColumn(of, index)}${row}`);
      writeFormula(cell, fillTemplate(of, template, index), values[index] ?? null, row === 6 ? '0.0' : '0', 'link');
    }
  }
  const zip = await JSZip.loadAsync(await workbook.xlsx.writeBuffer());
  return (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
}

describe('the years between the first and the last', () => {
  it('are written as exceljs writes them, to the byte, escapes and failures too', async () => {
    const whole = await sheetXml(book, ROWS, [...book.years.keys()]);
    const ends = await sheetXml(book, ROWS, [0, count - 1]);
    expect(ends.length).toBeLessThan(whole.length);
    expect(fillYears(ends, ROWS, book).toString('utf8')).toBe(whole);
    expect(whole.match(/<f>/g)).toHaveLength(ROWS.length * count);
  });

  it('are none where a book has one year or two', async () => {
    for (const length of [1, 2]) {
      const short = { ...book, years: book.years.slice(0, length) };
      const xml = await sheetXml(short, ROWS, [...short.years.keys()]);
      expect(fillYears(xml, ROWS, short).toString('utf8')).toBe(xml);
    }
  });

  it('are refused where the sheet lacks a row that they belong to', async () => {
    const xml = await sheetXml(book, ROWS.slice(0, 1), [0, count - 1]);
    expect(() => fillYears(xml, ROWS, book)).toThrow('no first or last year in row 6');
  });
});
