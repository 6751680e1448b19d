import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { unitIn } from '../../../src/writers/workbook/units.js';
import { cellOf, lineRows, stressWorkbook } from './books.js';

const report = stressWorkbook();
const written = new ExcelJS.Workbook();
await written.xlsx.load((await writeSiteWorkbook(report)) as unknown as ArrayBuffer);

const inTables = lineRows(report.book).flatMap(({ sheet, row }) =>
  row.inTable === undefined ? [] : [{ row, table: row.inTable, to: written.getWorksheet(sheet.title) }],
);

describe('a table of members on a sheet of the model', () => {
  it('heads each column with name, label, unit in words and as the model has it, source and formula, and each row with its member', () => {
    expect(inTables.length).toBeGreaterThan(0);
    for (const { row, table, to } of inTables) {
      const head = (index: number): string | undefined => to?.getCell(`${table.column}${table.head + index}`).text;
      const unit = unitIn(report.book, row.unit, to?.getCell(`${table.column}${row.row}`).numFmt ?? '');
      expect([0, 1, 2, 3, 5].map(head)).toEqual([row.name, row.label, unit, row.unit, row.formula]);
      expect(head(4)).toContain(row.source ?? '');
      const names = Array.from({ length: 6 }, (_, index) => to?.getCell(`C${table.head + index}`).text);
      expect(names).toEqual(['Name', 'Label', 'Unit', 'Unit in the model', 'Source', 'Formula in Decant']);
    }
    const members = inTables.map(({ row, to }) => to?.getCell(`C${row.row}`).text);
    expect(members).toContain('=Tower');
    expect(members).not.toContain('');
  });

  it('shows its values in one format a line, and leaves the columns of rows by year empty', () => {
    const formats = new Map<string, Set<string>>();
    for (const { row, to } of inTables) {
      const cell = to?.getCell(cellOf(report.book, row));
      formats.set(row.name, (formats.get(row.name) ?? new Set()).add(cell?.numFmt ?? ''));
      expect(to?.getCell(`E${row.row}`).value).toBeNull();
    }
    expect([...formats.values()].map(({ size }) => size)).toEqual([...formats].map(() => 1));
  });

  it('cuts none of its heads: a row is as high as its longest text, in columns of one width', () => {
    const at = inTables.flatMap(({ table: { column, head }, to }) =>
      to === undefined ? [] : [0, 1, 2, 3, 4, 5].map((index) => ({ to, cell: to.getCell(`${column}${head + index}`) })),
    );
    for (const { to, cell } of at) {
      const width = to.getColumn(cell.col).width ?? 0;
      const lines = Math.ceil(cell.text.length / width);
      expect(cell.alignment.wrapText).toBe(true);
      expect(to.getRow(Number(cell.row)).height ?? 13.5, cell.text).toBeGreaterThanOrEqual(lines * 12);
    }
  });
});

describe('what is true of one member of a table', () => {
  it('stands in the source column of its row: why it has no value, and a source of its own', async () => {
    const [first] = inTables;
    const spoilt = report.book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => {
        if (row.kind !== 'line' || row.name !== first?.row.name) return row;
        return row.member === first.row.member
          ? { ...row, values: [null], failure: 'division by zero' }
          : { ...row, source: `Source of ${row.member ?? ''}` };
      }),
    }));
    const workbook = new ExcelJS.Workbook();
    const bytes = await writeSiteWorkbook({ ...report, book: { ...report.book, sheets: spoilt } });
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const site = workbook.getWorksheet(first?.to?.name ?? '');
    const { column, head } = first?.table ?? { column: 'A', head: 0 };
    expect(site?.getCell(`${column}${head + 4}`).text).toContain('in column F');
    expect(site?.getCell(`F${first?.row.row ?? 0}`).text).toContain(
      `${first?.row.name ?? ''}: #N/A as written: division by zero`,
    );
    expect(site?.getCell(`F${(first?.row.row ?? 0) + 1}`).text).toMatch(/^Source of /);
  });
});
