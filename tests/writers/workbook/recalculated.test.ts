import { expect, it } from 'vitest';
import type { Book } from '../../../src/model/workbook/index.js';
import { writeModelWorkbook, writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { bookOf } from '../../model/workbook/books.js';
import { COVER, EXAMPLE, OPTIONS, STRESS, cellOf, lineRows, stressWorkbook, tableCells } from './books.js';
import { corruptOneOfEachKind, kindsOn } from './corrupt.js';
import { formulaCells } from './package.js';
import { describeJudged, GNUMERIC, LIBREOFFICE } from './judges.js';
import { type Difference, compareCells, judge, recalculated } from './recalculate.js';

/** A cell of a line, such as `Model!K14`. */
function addressOf(book: Book, name: string, year: number, member?: string): { sheet: string; address: string } {
  const found = lineRows(book).find(({ row }) => row.name === name && row.member === member);
  if (found === undefined) throw new Error(`no line ${name}`);
  return { sheet: found.sheet.title, address: cellOf(book, found.row, book.years.indexOf(year)) };
}

function inputCell(book: Book, name: string): { sheet: string; address: string } {
  const inputs = book.sheets.flatMap(({ rows }) => rows.filter((row) => row.kind === 'input'));
  const row = inputs.find((one) => one.name === name);
  if (row === undefined) throw new Error(`no input ${name}`);
  return { sheet: 'Inputs', address: cellOf(book, row) };
}

/** 1,599 cells of the lines, their years, Summary, Compare and Checks, 234 of the topics’ sheets and of held inputs, 36 beside charts and on whether their sheet is stale, 9 totals and 2 states of the QA log; 64 inputs, each with whether it is within its bounds, has moved and is held or changed, less those that held inputs stored before, and what is stale. */
const CELLS = 1599 + 234 + 36 + 9 + 2 + 189;

/** The cover's line about held inputs: the banner of a what-if and a gap stand above it. */
const HELD = 'Cover!B7';

for (const by of [LIBREOFFICE, GNUMERIC]) {
  const agrees = (): void => {
    it('agrees with the engine in every cell of the language example', async () => {
      const { book } = bookOf(EXAMPLE);
      const { compared, different } = await judge(await writeModelWorkbook({ book, cover: COVER }), [], by);
      expect(different).toEqual([]);
      expect(compared).toBe(236 + 7 + 26);
    });

    it('agrees in every cell of a workbook of three options that uses every function and every sheet', async () => {
      const { compared, different } = await judge(await writeSiteWorkbook(stressWorkbook()), [], by);
      expect(different).toEqual([]);
      expect(compared).toBe(CELLS);
    });
  };
  describeJudged('recalculating without cached values', agrees, by);
}

const spoiledAndChanged = (): void => {
  it('is caught out in one cell of each kind of formula on each sheet', async () => {
    const report = stressWorkbook();
    const [xlsx, inTables] = [await writeSiteWorkbook(report), tableCells(report.book)];
    const cells = await formulaCells(xlsx);
    const { edits, kinds } = corruptOneOfEachKind(cells, inTables);
    const all = new Set(
      cells.filter(({ cached }) => typeof cached !== 'object').flatMap((cell) => kindsOn(cell, inTables)),
    );
    expect(new Set(kinds)).toEqual(all);
    const { different } = await judge(xlsx, edits, GNUMERIC);
    const caught = new Set(different.map(({ sheet, address }) => `${sheet}!${address}`));
    expect(edits.filter(({ sheet, address }) => !caught.has(`${sheet}!${address}`))).toEqual([]);
    expect(edits.length).toBeGreaterThan(40);
    expect(edits.some(({ sheet, address }) => inTables.has(`${sheet}!${address}`))).toBe(true);
  });

  it('is caught out by a range one row short, a year too early, and a MIN for a MAX', async () => {
    const { book } = bookOf(EXAMPLE);
    const xlsx = await writeModelWorkbook({ book, cover: COVER });
    const cells = new Map((await formulaCells(xlsx)).map((cell) => [`${cell.sheet}!${cell.address}`, cell.formula]));
    const spoil = (name: string, year: number, change: (formula: string) => string, member?: string) => {
      const at = addressOf(book, name, year, member);
      const formula = cells.get(`${at.sheet}!${at.address}`) ?? '';
      expect(change(formula)).not.toBe(formula);
      return { ...at, formula: change(formula) };
    };
    const edits = [
      spoil('receipts', 2030, (formula) => formula.replace(/:P\d+/, '')),
      spoil('rpi_index', 2028, (formula) => formula.replace(/,M(\d+)\)/, ',L$1)')),
      spoil('beds_needed', 2029, (formula) => formula.replace('MAX', 'MIN'), 'medicine'),
    ];
    const caught = (await judge(xlsx, edits, GNUMERIC)).different.map(({ sheet, address }) => `${sheet}!${address}`);
    for (const { sheet, address } of edits) expect(caught).toContain(`${sheet}!${address}`);
  });

  it('gives what the engine gives when inputs are changed in the workbook', async () => {
    const changed = { loan: 7_500_000, rate: 0.04, tenth: 0.2 };
    const set = Object.entries(changed).map(([name, value]) => `${name}=${value}`);
    const edits = Object.entries(changed).map(([name, value]) => ({
      ...inputCell(bookOf(STRESS, OPTIONS).book, name),
      value,
    }));
    const before = await writeSiteWorkbook(stressWorkbook());
    const options = OPTIONS.map((option) => ({ ...option, set: [...option.set, ...set] }));
    const after = await writeSiteWorkbook(stressWorkbook(options));
    const values = await recalculated(before, edits, GNUMERIC);
    const { compared, different } = await compareCells(after, values);
    // What says that inputs have moved is in words, on Inputs and on the sheet of what was written.
    const isOfMoves = ({ sheet, engine }: Difference): boolean =>
      typeof engine === 'string' || ['Inputs', 'Inputs as written'].includes(sheet);
    expect(different.filter((each) => !isOfMoves(each))).toEqual([]);
    expect(compared).toBe(CELLS);
    const marks = edits.map(({ address }) => values.get(`Inputs!G${address.slice(1)}`));
    expect(marks).toEqual(['typed over', 'changed', 'changed']);
  });

  it('calls held inputs stale once an input that they rest on has moved, and then only', async () => {
    const report = stressWorkbook();
    const xlsx = await writeSiteWorkbook(report);
    const values = await recalculated(xlsx, [{ ...inputCell(report.book, 'growth'), value: 0.03 }], GNUMERIC);
    const emptied = report.book.sheets[0]?.rows.find((row) => row.kind === 'input' && row.name === 'emptied')?.row ?? 0;
    expect(values.get(`Inputs!G${emptied}`)).toBe('stale');
    const withIt = report.book.sheets[0]?.rows.find((row) => row.kind === 'input' && row.name === 'terms')?.row ?? 0;
    expect(values.get(`Inputs!G${withIt}`)).toBe('stale');
    expect(values.get(HELD)).toMatch(/^Stale: /);
    const others = await recalculated(xlsx, [{ ...inputCell(report.book, 'rate'), value: 0.03 }], GNUMERIC);
    for (const row of [emptied, withIt]) expect(others.get(`Inputs!G${row}`)).toBe('held');
    expect(others.get(HELD)).toMatch(/^Held inputs fit/);
  });
};
describeJudged('given spoiled formulas and changed inputs', spoiledAndChanged, GNUMERIC);
