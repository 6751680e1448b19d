import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Book, BookRow } from '../../../src/model/workbook/index.js';
import type { Result } from '../../../src/report/index.js';
import { writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { siteWorkbookOf } from '../../../src/writers/report/contents.js';
import { strangeNumbers } from '../../model/workbook/numbers.js';
import { paidSite } from '../../study/payment/paidSite.js';
import { edit, resultOf } from '../../study/reported.js';
import { cellOf, tableCells } from './books.js';
import { corruptOneOfEachKind } from './corrupt.js';
import { formulaCells } from './package.js';
import { describeJudged, GNUMERIC } from './judges.js';
import { compareCells, judge, recalculated, saysChanged } from './recalculate.js';

/** What the options of the test's hospital set side by side, beside what every hospital's do. */
const COMPARED = [
  { label: 'Income, 2021/22', unit: 'realGBP', line: 'income', year: 2022 },
  { label: 'Share of the block payment, 2021/22', unit: '1', line: 'block_index', year: 2022 },
  { label: 'Income and net position to date, 2045/46', unit: 'realGBP', line: 'result_to_date', year: 2046 },
];

const results = new Map<string, Result>();
const written = new WeakMap<Result, Promise<Buffer>>();

/** The result of the test's hospital, with another sum in the option that picks the block contract: evaluated once. */
function paid(blockPayment = '160 mrealGBP'): Result {
  const result = results.get(blockPayment) ?? evaluatedWith(blockPayment);
  results.set(blockPayment, result);
  return result;
}

function evaluatedWith(blockPayment: string): Result {
  const into = mkdtempSync(join(tmpdir(), 'decant-paid-'));
  try {
    const { folder, templates, library } = paidSite(into);
    edit(join(templates, 'options', 'paid-by-block.yaml'), '160 mrealGBP', blockPayment);
    return resultOf(folder, library);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

function workbookOf(result: Result): Promise<Buffer> {
  const report = siteWorkbookOf(result, new Map());
  const file = written.get(result) ?? writeSiteWorkbook({ ...report, compare: [...report.compare, ...COMPARED] });
  written.set(result, file);
  return file;
}

const rowsOf = (book: Book, title: string): readonly BookRow[] =>
  book.sheets.find((sheet) => sheet.title === title)?.rows ?? [];
const linesOf = (book: Book, title: string): string[] => [
  ...new Set(rowsOf(book, title).flatMap((row) => (row.kind === 'line' ? [row.name] : []))),
];

/** The lines of one option, wherever they stand but for what all options have alike. */
const linesOfOption = (book: Book, title: string): string[] => {
  const id = book.cases.find(({ sheet }) => sheet === title)?.id ?? '';
  const theirs = book.sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row) => {
      if (row.kind !== 'line' || sheet.kind === 'site') return [];
      return row.cases?.includes(id) === true || sheet.title === title ? [row.name] : [];
    }),
  );
  return [...new Set(theirs)];
};

describe('a workbook of options that fill a slot in different ways', () => {
  const result = paid();
  const { book } = result;
  const inputs = rowsOf(book, 'Inputs');
  let sheets: ExcelJS.Workbook;
  beforeAll(async () => {
    sheets = new ExcelJS.Workbook();
    await sheets.xlsx.load((await workbookOf(result)) as unknown as ArrayBuffer);
  }, 120_000);
  const texts = (sheet: string, column: string): string[] => {
    const found = sheets.getWorksheet(sheet);
    if (found === undefined) throw new Error(`there is no sheet ${sheet}`);
    return Array.from({ length: found.rowCount }, (_, index) => found.getCell(`${column}${index + 1}`).text);
  };
  const rowOf = (sheet: string, label: string): ExcelJS.Row => {
    const found = sheets.getWorksheet(sheet)?.getRow(texts(sheet, 'A').indexOf(label) + 1);
    if (found === undefined || found.number === 0) throw new Error(`${sheet} has no ${label}`);
    return found;
  };

  it('has a sheet an option with the lines of its own way alone, under their section', () => {
    const ways = ['income', 'income_by_pool', 'block_index', 'block_is_paid', 'trust_result'];
    const of = (title: string): string[] => linesOfOption(book, title).filter((name) => ways.includes(name));
    expect(of('Business as usual')).toEqual(['trust_result', 'income_by_pool', 'income']);
    expect(of('Rationalise, block contract')).toEqual([
      'trust_result',
      'block_index',
      'income',
      'income_by_pool',
      'block_is_paid',
    ]);
    expect(of('Rationalise, fixed sum')).toEqual(['trust_result', 'income', 'income_by_pool']);
    const headings = (title: string): string[] =>
      rowsOf(book, title).flatMap((row) => (row.kind === 'section' ? [row.title] : []));
    expect(headings('Rationalise, block contract').at(-1)).toBe('Paid by a block contract');
    expect(headings('Site')).not.toContain('Payment');
  });

  it('has on Site what the options have alike, and nothing that reads what they do not', () => {
    const site = linesOf(book, 'Site');
    // What is as usual, which patients and beds with the programme are not.
    expect(site).toContain('bed_days_grown');
    expect(site).toContain('beds_without_mitigation');
    const own = new Set(book.cases.flatMap(({ sheet }) => linesOf(book, sheet)));
    expect(site.filter((name) => own.has(name))).toEqual([]);
    for (const name of ['income', 'trust_result', 'result_to_date', 'income_is_shared_out'])
      expect(own).toContain(name);
  });

  it('has every line of every option once', () => {
    const options = book.cases.map(({ id, sheet }) => [
      id,
      [...linesOf(book, 'Site'), ...linesOfOption(book, sheet)].sort(),
    ]);
    expect(options).toEqual(result.options.map(({ id, lines }) => [id, Object.keys(lines).sort()]));
  });

  it('has each input once, with the options that have it where not all do', () => {
    const of = (name: string) =>
      inputs.flatMap((row) => (row.kind === 'input' && row.name === name ? [[row.cases, row.unit, row.values]] : []));
    const usual = ['business-as-usual', 'programme-alone', 'rationalise-and-sell'];
    expect(of('price_a_bed_day')).toEqual([[usual, 'realGBP/bed/day', [800]]]);
    expect(of('block_payment')).toEqual([[['paid-by-block'], 'realGBP', [160_000_000]]]);
    expect(of('site_area').map(([cases]) => cases)).toEqual([undefined]);
    // One name, two inputs: each has its row, and neither has the defined name.
    expect(of('top_up')).toEqual([
      [usual, '1', [0.02]],
      [['paid-by-block'], 'realGBP', [1_500_000]],
    ]);
    const names = book.names.map(({ name }) => name);
    expect(names).toContain('in_block_payment');
    expect(names).not.toContain('in_top_up');
    expect(new Set(names).size).toBe(names.length);
    const label = texts('Inputs', 'B');
    expect(label).toContain('Price of a bed-day – Business as usual, Programme alone, Rationalise and sell');
    expect(label).toContain('Share of the fixed sum by its step – Rationalise, fixed sum');
  });

  it('shows no row on Inputs that no option has', () => {
    const known = new Set(result.inputs.map(({ name }) => name));
    for (const row of inputs) if (row.kind === 'input') expect(known).toContain(row.name);
    expect(inputs.some((row) => row.kind === 'table' && row.name === 'rebasing')).toBe(true);
  });

  it('shows a share as a share and money as money, under one name', () => {
    const formats = inputs.flatMap((row) =>
      row.kind === 'input' && row.name === 'top_up' ? [sheets.getWorksheet('Inputs')?.getCell(`E${row.row}`).text] : [],
    );
    expect(formats).toEqual(['0.02', '1500000']);
    const cells = inputs.flatMap((row) =>
      row.kind === 'input' && row.name === 'top_up'
        ? [sheets.getWorksheet('Inputs')?.getCell(`E${row.row}`).numFmt]
        : [],
    );
    expect(new Set(cells).size).toBe(2);
  });

  it('says n/a where an option has no such line, and no difference from it', () => {
    const row = rowOf('Compare', 'Share of the block payment, 2021/22');
    expect([3, 4, 5, 6, 7].map((column) => row.getCell(column).result ?? row.getCell(column).value)).toEqual([
      'n/a',
      'n/a',
      'n/a',
      0.95,
      'n/a',
    ]);
    expect(texts('Compare', 'A')[1]).toContain("n/a: the option's model has no such line");
    expect([8, 9, 10, 11].map((column) => row.getCell(column).value)).toEqual([null, null, null, null]);
    const income = rowOf('Compare', 'Income, 2021/22');
    expect(income.getCell(6).result).toBe(153_500_000);
    expect(income.getCell(7).result).toBe(155_000_000);
  });

  it('lists each option’s own checks', () => {
    const row = sheets.getWorksheet('Checks')?.getRow(texts('Checks', 'B').indexOf('block_is_paid') + 1);
    const heads = sheets.getWorksheet('Checks')?.getRow(5);
    const judged = [5, 6, 7, 8, 9, 10].filter((column) => row?.getCell(column).formula !== undefined);
    expect(judged.map((column) => heads?.getCell(column).text)).toEqual(['Rationalise, block contract']);
  });

  it('holds no number that belongs among the inputs', () => expect(strangeNumbers(book)).toEqual([]));
});

const recalculation = (): void => {
  it('agrees with the engine in every formula cell', async () => {
    const { compared, different } = await judge(await workbookOf(paid()), [], GNUMERIC);
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(5000);
  });

  it('is caught out in one cell of each kind of formula on each sheet', async () => {
    const result = paid();
    const xlsx = await workbookOf(result);
    const { edits } = corruptOneOfEachKind(await formulaCells(xlsx), tableCells(result.book));
    const caught = new Set(
      (await judge(xlsx, edits, GNUMERIC)).different.map(({ sheet, address }) => `${sheet}!${address}`),
    );
    expect(edits.filter(({ sheet, address }) => !caught.has(`${sheet}!${address}`))).toEqual([]);
  });

  it('gives what the engine gives when the input of one option is changed in the workbook', async () => {
    const before = paid();
    const [address] = rowsOf(before.book, 'Inputs').flatMap((row) =>
      row.kind === 'input' && row.name === 'block_payment' ? [cellOf(before.book, row)] : [],
    );
    const change = { sheet: 'Inputs', address: address ?? '', value: 140_000_000 };
    const after = await workbookOf(paid('140 mrealGBP'));
    const { different } = await compareCells(after, await recalculated(await workbookOf(before), [change], GNUMERIC));
    expect(different.filter((cell) => !saysChanged(cell))).toEqual([]);
    expect(different.filter(saysChanged).map(({ recalculated }) => recalculated)).toContain('changed');
  });
};
describeJudged('recalculating a workbook of options that fill a slot in different ways', recalculation, GNUMERIC);
