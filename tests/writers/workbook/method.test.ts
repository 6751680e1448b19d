import type { Book } from '../../../src/model/workbook/book.js';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { clausesIn } from '../../../src/method/index.js';
import { writeSiteWorkbook, type SiteWorkbook } from '../../../src/writers/workbook/index.js';
import { OPTIONS, stressWorkbook } from './books.js';
import { cellLinks, type PlacedLink } from './cellLinks.js';
import { sheetParts } from './package.js';

const clauses = clausesIn(`# 1 Beds

## 1.5 Wards

**Wards** close [whole](https://example.org).

| pool | closable |
|---|---|
| medicine | 46 |

<a id="example-1i"></a>**Example 1i**: 33 beds.

### 2.3 Payment

How the hospital is paid.

#### 2.3 (5) Capitation

=A turnover per head.
`);

const SOURCES = ['METHOD 1.5', 'METHOD 1.5, example 1i', 'METHOD 2.3 (5); Policy Exchange', 'METHOD 9.9', 'Ours'];
const LEADS: Readonly<Record<string, string>> = {
  'METHOD 1.5': 'Wards',
  'METHOD 1.5, example 1i': 'Example 1i: 33 beds.',
  'METHOD 2.3 (5); Policy Exchange': 'Capitation',
};

/** The stress model's workbook with sources that cite METHOD, two lines and two lines in turn. */
function cited(report: SiteWorkbook): SiteWorkbook {
  const sheets = report.book.sheets.map((sheet) => {
    const names = [...new Set(sheet.rows.flatMap((row) => (row.kind === 'line' ? [row.name] : [])))];
    const sourceOf = (name: string): string => SOURCES[Math.floor(names.indexOf(name) / 2) % SOURCES.length] ?? '';
    const rows = sheet.rows.map((row) => (row.kind === 'line' ? { ...row, source: sourceOf(row.name) } : row));
    return { ...sheet, rows };
  });
  const book: Book = { ...report.book, sheets };
  return { ...report, book, method: clauses };
}

/** Links to the sheet of METHOD’s clauses, under its own name or another. */
async function linksOf(xlsx: Buffer): Promise<PlacedLink[]> {
  return (await cellLinks(xlsx)).filter(({ sheet, location }) => sheet !== 'Cover' && /^'Method/.test(location));
}

const report = cited(stressWorkbook());
const written = await writeSiteWorkbook(report);
const workbook = new ExcelJS.Workbook();
await workbook.xlsx.load(written as unknown as ArrayBuffer);
const links = await linksOf(written);
const method = workbook.getWorksheet('Method');

describe('the sheet of METHOD’s clauses', () => {
  it('prints each clause with its number, plain, tables cell by cell', () => {
    const texts: string[][] = [];
    method?.eachRow((row) => texts.push([row.getCell(1).text, row.getCell(2).text]));
    const numbers = texts.map(([number]) => number).filter((number) => number !== '');
    expect(numbers).toEqual(['Method', '1', '1.5', '2.3', '2.3 (5)']);
    expect(texts).toContainEqual(['', 'Wards close whole.']);
    expect(texts).toContainEqual(['', '=A turnover per head.']);
    const row = texts.findIndex(([, text]) => text === 'medicine');
    expect(row).toBeGreaterThan(0);
    expect(JSON.stringify(texts)).not.toMatch(/\*\*|<a |https/);
  });

  it('is led to by every source that cites one of its clauses, on each sheet, and by no other', () => {
    const sheets = new Set(links.map(({ sheet }) => sheet));
    for (const { title } of report.book.sheets.filter(({ kind }) => kind !== 'inputs')) expect(sheets).toContain(title);
    expect(sheets).toContain('One option');
    for (const { sheet, cell, location } of links) {
      const [, row = ''] = /^'Method'!A(\d+)$/.exec(location) ?? [];
      const source = workbook.getWorksheet(sheet)?.getCell(cell).text ?? '';
      expect(method?.getCell(`B${row}`).text, `${sheet}!${cell}: ${source}`).toBe(
        LEADS[source.replace(/^Also of [^·]*· /, '').replace(/ ·.*$/, '')],
      );
    }
    const linked = new Set(links.map(({ sheet, cell }) => `${sheet}!${cell}`));
    for (const { title, rows } of report.book.sheets)
      for (const row of rows.filter((one) => one.kind === 'line')) {
        const { inTable } = row;
        const cell = inTable === undefined ? `F${row.row}` : `${inTable.column}${inTable.head + 4}`;
        expect(linked.has(`${title}!${cell}`), `${title}!${cell}`).toBe((row.source ?? '') in LEADS);
      }
  });

  it('joins neighbours that lead to one place', async () => {
    const zip = await JSZip.loadAsync(written);
    const part = (await sheetParts(zip)).get('Longer') ?? '';
    expect(await zip.file(part)?.async('string')).toMatch(
      /<hyperlink ref="F\d+:F\d+" location="&apos;Method&apos;!A\d+"\/>/,
    );
  });

  it('stands under another name where an option has its own, and the links follow', async () => {
    const [first, ...others] = OPTIONS;
    const named = cited(
      stressWorkbook([
        ...(first === undefined ? [] : [first]),
        ...others.slice(0, 1),
        { id: 'longer', title: 'Method', set: [] },
      ]),
    );
    const found = await linksOf(await writeSiteWorkbook(named));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ location }) => location.replace(/\d+$/, '')))).toEqual(new Set(["'Method 2'!A"]));
  });

  it('is left out, with its links, where nothing is cited', async () => {
    const none = new ExcelJS.Workbook();
    const bytes = await writeSiteWorkbook({ ...report, method: [] });
    await none.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(none.getWorksheet('Method')).toBeUndefined();
    expect(await linksOf(bytes)).toEqual([]);
  });

  it('gives the same bytes twice', async () => expect((await writeSiteWorkbook(report)).equals(written)).toBe(true));
});
