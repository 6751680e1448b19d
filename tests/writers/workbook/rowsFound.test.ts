import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { stressWorkbook } from './books.js';
import { cellLinks } from './cellLinks.js';
import { formulaCells } from './package.js';

const report = stressWorkbook();
const bytes = await writeSiteWorkbook(report);
const workbook = new ExcelJS.Workbook();
await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
const links = await cellLinks(bytes);
const formulas = new Map((await formulaCells(bytes)).map((cell) => [`${cell.sheet}!${cell.address}`, cell.formula]));

describe('a cell that shows a line', () => {
  it.each(['Summary', 'Compare', 'Checks'])('leads to its row, on the sheet %s', (name) => {
    const own = links.filter(({ sheet }) => sheet === name);
    expect(own.length).toBeGreaterThan(1);
    for (const { cell, location } of own) {
      const [, sheet = '', address = ''] = /^(.*!)([A-Z]+\d+)$/.exec(location) ?? [];
      const formula = formulas.get(`${name}!${cell}`) ?? '';
      expect(formula.replaceAll('$', ''), `${name}!${cell}`).toContain(`${sheet}${address}`);
    }
  });

  it('is a link wherever it is one to another sheet', () => {
    for (const name of ['Summary', 'Compare']) {
      // What is said above results of inputs that have moved shows no line.
      const shown = [...formulas].filter(
        ([at, formula]) => at.startsWith(`${name}!`) && formula.includes('!') && !formula.includes('"STALE'),
      );
      const linked = links.filter(({ sheet }) => sheet === name).map(({ cell }) => `${name}!${cell}`);
      expect(linked).toEqual(shown.map(([at]) => at));
    }
  });
});

describe('the cover', () => {
  it('leads to every other sheet, and from the master check to the checks', () => {
    const own = links.filter(({ sheet }) => sheet === 'Cover').map(({ location }) => location);
    const others = workbook.worksheets.map(({ name }) => name).filter((name) => name !== 'Cover');
    expect(new Set(own)).toEqual(new Set(others.map((name) => `'${name}'!A1`)));
    expect(own[0]).toBe("'Checks'!A1");
  });
});

describe('rows of a sheet of the model', () => {
  it('stand in groups, one a section under its heading, with none across two', () => {
    for (const { title, rows } of report.book.sheets) {
      const sheet = workbook.getWorksheet(title);
      expect(sheet?.properties.outlineLevelRow, title).toBe(1);
      expect(sheet?.properties.outlineProperties?.summaryBelow, title).toBe(false);
      for (const { kind, row } of rows)
        expect(sheet?.getRow(row).outlineLevel ?? 0, `${title}!${row}`).toBe(kind === 'section' ? 0 : 1);
      const heads = rows.filter(({ kind }) => kind === 'section').slice(1);
      for (const { row } of heads) expect(sheet?.getRow(row - 1).outlineLevel ?? 0).toBe(0);
    }
  });

  it('say beside the label what the model calls the member, and beside the unit in words the model’s', () => {
    const sheet = workbook.getWorksheet('Inputs');
    const area = report.book.sheets[0]?.rows.flatMap((row) =>
      row.kind === 'input' && row.name === 'area' ? [row] : [],
    );
    expect(area?.map(({ row }) => [sheet?.getCell(`C${row}`).text, sheet?.getCell(`I${row}`).text])).toEqual(
      expect.arrayContaining([['=Tower', 'tower']]),
    );
    for (const { row, unit } of area ?? []) {
      expect(sheet?.getCell(`J${row}`).text).toBe(unit);
      expect(sheet?.getCell(`D${row}`).text).toBe('m²');
    }
  });
});

describe('an input', () => {
  const inputs = report.book.sheets[0]?.rows.flatMap((row) => (row.kind === 'input' ? [row] : [])) ?? [];
  const words = (of: ExcelJS.Workbook, name: string): string[] =>
    inputs
      .filter((row) => row.name === name)
      .map(({ row }) => of.getWorksheet('Inputs')?.getCell(`G${row}`).text ?? '');

  it('says so where no formula reads it, nor a held input rests on it', async () => {
    const sheets = report.book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) =>
        row.kind === 'line' ? { ...row, formula: row.formula.replace(/\b(third|growth)\b/g, 'none') } : row,
      ),
    }));
    const idle = new ExcelJS.Workbook();
    await idle.xlsx.load(
      (await writeSiteWorkbook({ ...report, book: { ...report.book, sheets } })) as unknown as ArrayBuffer,
    );
    expect(words(idle, 'third')).toEqual(['no formula reads it']);
    // A held input rests on growth.
    expect(words(idle, 'growth')).not.toContain('no formula reads it');
    expect(words(workbook, 'third')).toEqual(['']);
  });
});

describe('the column of totals', () => {
  it('adds up the years of what is an amount of each, live, and of nothing else', () => {
    const added: string[] = [];
    for (const { title, rows } of report.book.sheets)
      for (const row of rows) {
        const formula = formulas.get(`${title}!H${row.row}`);
        if ((row.kind === 'line' || row.kind === 'input') && row.isFlow === true) {
          const [first = '', last = ''] = [report.book.columns[1], report.book.columns.at(-2)];
          expect(formula).toBe(`SUM($${first}${row.row}:$${last}${row.row})`);
          added.push(row.name);
        } else expect(formula, `${title}!${row.row}`).toBeUndefined();
      }
    expect(added).not.toEqual([]);
  });
});
