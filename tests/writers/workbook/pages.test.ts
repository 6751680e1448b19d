import ExcelJS from 'exceljs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../../src/report/index.js';
import { drawCharts } from '../../../src/writers/charts/index.js';
import { writeSiteWorkbook, type SiteWorkbook } from '../../../src/writers/workbook/index.js';
import { siteWorkbookOf } from '../../../src/writers/report/contents.js';
import { resultOf, sites } from '../../study/reported.js';
import { describeJudged, LIBREOFFICE } from './judges.js';

/** Sheets that are for the screen, beside those of the options. */
const ON_SCREEN = [
  'Evidence',
  'Inputs',
  'Inputs as written',
  'Formulas as written',
  'Selectors',
  'Site',
  'Ways of paying',
  'Words',
  'Sources',
  'Method',
];
/** A fifth option is a row more of most lines. */
const MOST_PAGES = { 'stoke-mandeville': 25, 'typical-acute': 29 };
const SMALLEST_POINTS = 7;
/** What A4 takes across at full size, in the characters in which columns are measured. */
const ACROSS = { landscape: 150, portrait: 103 };

const PAGED = 'stoke-mandeville';

let written: Buffer;
let book: ExcelJS.Workbook;
let options: string[];
beforeAll(async () => {
  const result = resultOf(join(sites, PAGED));
  options = result.book.cases.map(({ sheet }) => sheet);
  written = await writeSiteWorkbook(await contentsOf(result));
  book = new ExcelJS.Workbook();
  await book.xlsx.load(written as unknown as ArrayBuffer);
}, 120_000);

const contentsOf = async (result: Result): Promise<SiteWorkbook> =>
  siteWorkbookOf(result, await drawCharts(result.figures));
const isOnScreen = ({ name }: ExcelJS.Worksheet): boolean => [...ON_SCREEN, ...options].includes(name);

describe('the sheets of a hospital’s workbook on paper', () => {
  it('are those that people print; the others print a cell with nothing in it', () => {
    for (const sheet of book.worksheets.filter(isOnScreen)) {
      const [first = '', last] = String(sheet.pageSetup.printArea).replaceAll('$', '').split(':');
      expect(last, sheet.name).toBe(first);
      expect(sheet.getCell(first).value).toBeNull();
    }
    expect(book.worksheets.filter((sheet) => !isOnScreen(sheet)).map(({ name }) => name)).toEqual([
      ...['Cover', 'Summary', 'Demand', 'Beds', 'Wards', 'Costs', 'Blocks', 'Parcels', 'Constraints', 'Land value'],
      ...['Receipt', 'Payment', 'Compare', 'Charts', 'Checks', 'QA log'],
    ]);
  });

  it('are one page across, and no text on them is smaller than 7 points', () => {
    for (const sheet of book.worksheets.filter((each) => !isOnScreen(each))) {
      const { orientation = 'landscape', fitToPage, fitToWidth, scale = 100, printArea } = sheet.pageSetup;
      const letters = /:\$?([A-Z]+)/.exec(printArea ?? '')?.[1];
      const last = letters === undefined ? sheet.columnCount : sheet.getColumn(letters).number;
      const columns = Array.from({ length: last }, (_, index) => sheet.getColumn(index + 1));
      const width = columns.reduce((sum, { hidden, width = 9 }) => sum + (hidden ? 0 : width), 0);
      const fitted = Math.min(1, ACROSS[orientation] / width);
      if (fitToPage === true) expect(fitToWidth, sheet.name).toBe(1);
      else expect(fitted, sheet.name).toBeGreaterThanOrEqual(scale / 100);
      const sizes: number[] = [];
      sheet.eachRow((row) => row.eachCell(({ font }) => sizes.push(font?.size ?? 10)));
      const shown = fitToPage === true ? fitted : scale / 100;
      expect(Math.min(...sizes) * shown, sheet.name).toBeGreaterThanOrEqual(SMALLEST_POINTS - 0.05);
    }
  });

  it('show the years of the key on the sheets of topics, and hold them all', () => {
    const costs = book.getWorksheet('Costs');
    const shown = Array.from({ length: 30 }, (_, index) => costs?.getColumn(11 + index)).filter(
      (column) => column?.hidden !== true,
    );
    expect(shown.map((column) => costs?.getCell(`${column?.letter ?? ''}3`).text)).toEqual([
      ...['2016/17', '2021/22', '2026/27', '2031/32', '2036/37', '2041/42', '2045/46'],
    ]);
  });
});

describe('the values on the sheet Sources', () => {
  it('are said to be as written, behind a mark that moves with any input', () => {
    const sheet = book.getWorksheet('Sources');
    const rows = Array.from({ length: sheet?.rowCount ?? 0 }, (_, index) => sheet?.getRow(index + 1));
    const above = rows[rows.findIndex((row) => row?.getCell(1).text === 'Sources of the values') + 1];
    expect(above?.getCell(1).text).toMatch(/^Values as written.*: they do not follow a change/);
    expect(above?.getCell(9).value).toMatchObject({
      formula: expect.stringMatching(/^Words!\$A\$\d+$|^'Words'!\$A\$\d+$/) as string,
      result: 'does not follow',
    });
  });
});

describeJudged('printing a hospital’s workbook', () => {
  it.each(Object.entries(MOST_PAGES))('takes for the whole of %s at most %i pages', async (site, most) => {
    const other = async (): Promise<Buffer> => writeSiteWorkbook(await contentsOf(resultOf(join(sites, site))));
    const pdf = (await LIBREOFFICE.convert(site === PAGED ? written : await other(), 'pdf')).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    process.stdout.write(`${site}: ${pages} pages\n`);
    expect(pages).toBeGreaterThan(10);
    expect(pages).toBeLessThanOrEqual(most);
  });
});
