import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { writeModelWorkbook, writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { bookOf } from '../../model/workbook/books.js';
import { COVER, EXAMPLE, cellOf, lineRows, stressWorkbook, tableCells } from './books.js';
import { formulaCells, sheetParts, textCells, type FormulaCell } from './package.js';

const report = stressWorkbook();
const site = await writeSiteWorkbook(report);
const example = bookOf(EXAMPLE);
const model = await writeModelWorkbook({ book: example.book, cover: COVER, warnings: ['=Warning'] });

describe('a workbook file', () => {
  it('has the sheets of a report in their order', async () => {
    expect([...(await sheetParts(await JSZip.loadAsync(site))).keys()]).toEqual([
      'Cover', 'Summary', 'Business as usual 2', 'One option', 'Evidence', 'Inputs', 'Site', 'Business as usual', 'Grow & sell', 'Longer', 'Compare', 'Charts', 'Checks', 'Sources', 'QA log', 'Inputs as written', 'Formulas as written',
    ]); // prettier-ignore
    expect([...(await sheetParts(await JSZip.loadAsync(model))).keys()]).toEqual([
      'Cover',
      'Inputs',
      'Model',
      'Checks',
    ]);
  });

  it('is the same bytes for the same contents, and from contents that were kept as JSON', async () => {
    const kept = JSON.parse(JSON.stringify(report.book)) as typeof report.book;
    expect((await writeSiteWorkbook({ ...stressWorkbook(), book: kept })).equals(site)).toBe(true);
    expect((await writeModelWorkbook({ book: example.book, cover: COVER, warnings: ['=Warning'] })).equals(model)).toBe(
      true,
    );
  });

  it('keeps the engine’s value in every cell of every line', async () => {
    const cached = await cellsOf(site);
    let compared = 0;
    for (const { sheet, row } of lineRows(report.book)) {
      for (const [index, value] of row.values.entries()) {
        expect(cached.get(`${sheet.title}!${cellOf(report.book, row, index)}`)?.cached).toEqual(
          value ?? { error: '#N/A' },
        );
        compared++;
      }
    }
    expect(compared).toBe(1399);
  });

  it('has one formula a row across its years', async () => {
    const rows = new Map<string, Set<string>>();
    const inTables = tableCells(report.book);
    for (const { sheet, address, formula } of await formulaCells(site)) {
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
      if (!report.book.columns.slice(1).includes(letters) || !isYearSheet(sheet)) continue;
      if (inTables.has(`${sheet}!${address}`)) continue;
      const key = `${sheet}!${row}`;
      rows.set(key, (rows.get(key) ?? new Set()).add(relative(formula, letters)));
    }
    expect(rows.size).toBeGreaterThan(60);
    expect([...rows].filter(([, formulas]) => formulas.size !== 1)).toEqual([]);
  });

  it('has the same year in the same column of every sheet', async () => {
    const cells = await cellsOf(site);
    const sheets = report.book.sheets.map(({ title }) => title);
    for (const [index, year] of report.book.years.entries()) {
      const column = report.book.columns[index + 1] ?? '';
      expect(sheets.map((sheet) => cells.get(`${sheet}!${column}2`)?.cached)).toEqual(sheets.map(() => year));
      expect(sheets.map((sheet) => cells.get(`${sheet}!${column}4`)?.cached)).toEqual(sheets.map(() => year - 2026));
    }
  });
});

describe('text from files', () => {
  it('never becomes a formula, however it begins', async () => {
    const texts = [...(await textCells(site)).values()];
    for (const text of [
      "=cmd|' /C calc'!A0",
      '@SUM(1+1)',
      '-1+1',
      '+1',
      '=HYPERLINK("https://example.org","x")',
      '=Tower',
      '=cmd|calc',
      '–  =Attribution',
      '-Results',
      '=One',
      '=BANNER',
      '=WHAT IF',
      '=Answers',
      '=Group',
      '+In words',
      '@Intro',
      '-Rows',
      '=Id',
      '=ID-1',
      '@quote',
    ]) {
      expect(texts).toContain(text);
    }
    const formulas = await formulaCells(site);
    expect(formulas.filter(({ formula }) => /cmd|HYPERLINK|Tower|@/.test(formula))).toEqual([]);
  });

  it('never becomes a link: what leads anywhere leads to a cell of the workbook', async () => {
    for (const file of [site, model]) {
      const zip = await JSZip.loadAsync(file);
      for (const name of Object.keys(zip.files)) {
        const part = (await zip.file(name)?.async('string')) ?? '';
        if (name.endsWith('.rels')) expect(part, name).not.toContain('TargetMode="External"');
        for (const [link] of part.matchAll(/<hyperlink [^>]*>/g))
          expect(link, name).toMatch(/^<hyperlink ref="[A-Z]+\d+(:[A-Z]+\d+)?" location="[^"]+![A-Z]+\d+"\/>$/);
      }
    }
  });

  it('is freed of control characters', async () => {
    const texts = [...(await textCells(site)).values()];
    expect(texts.some((text) => text.includes('-Warning with controls'))).toBe(true);
    expect(texts.filter((text) => /[\u0000-\u0008\u000b-\u001f\u202e]/.test(text))).toEqual([]);
  });
});

function isYearSheet(title: string): boolean {
  return report.book.sheets.some((sheet) => sheet.title === title);
}

async function cellsOf(file: Buffer): Promise<Map<string, FormulaCell>> {
  return new Map((await formulaCells(file)).map((cell) => [`${cell.sheet}!${cell.address}`, cell]));
}

/** A formula with the columns of its relative references counted from its own. */
function relative(formula: string, own: string): string {
  return formula.replace(
    /(?<![$A-Za-z_'])([A-Z]{1,3})(\$?\d+)\b/g,
    (_, letters: string, row: string) => `[${number(letters) - number(own)}]${row}`,
  );
}

function number(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
