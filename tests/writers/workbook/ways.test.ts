import ExcelJS from 'exceljs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../../../src/library/index.js';
import type { Book } from '../../../src/model/workbook/index.js';
import { printProblem } from '../../../src/problems/index.js';
import type { Result } from '../../../src/report/index.js';
import { locate, rowsOfName } from '../../../src/writers/workbook/addresses.js';
import { resultOf as resultFrom, soundResultOf, withEdited, workbookOf } from '../../changes/edited.js';
import { editOf, inputRows, parted } from '../../changes/followed.js';
import { sites, temporaryFolder, templates } from '../../study/reported.js';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { describeJudged, GNUMERIC } from './judges.js';
import { formulaCells, type Edit } from './package.js';
import { compareCells, judge, recalculated } from './recalculate.js';

const FOLDER = join(sites, 'stoke-mandeville');
const SHEET = 'Ways of paying';
const BLOCK = 'regimes/04-block';
const OF_70 = 'regimes/03-marginal-rate-of-70';

let result: Result;
let xlsx: Buffer;
beforeAll(async () => {
  result = soundResultOf(FOLDER);
  xlsx = await workbookOf(result);
}, 120_000);

function asked({ experiments, best, options, book }: Result) {
  const ran = experiments.find(({ id }) => id === 'regimes');
  return (ran?.variants ?? []).flatMap(({ id, cases }) => {
    const values = cases.find(({ option }) => option === best.change)?.values ?? {};
    return (ran?.asks ?? []).map((ask) => {
      const isSeries = options.some(({ lines }) => Array.isArray(lines[ask.line]));
      const cell = { line: ask.line, option: `regimes/${id}`, ...(isSeries ? { year: ask.year } : {}) };
      return { cell, engine: values[ask.id], ...locate(book, cell) };
    });
  });
}

/** Where the sheet Payment has the choice. */
async function choiceCell(): Promise<{ readonly row: number; readonly formula: string }> {
  const cell = (await formulaCells(xlsx)).find(
    ({ sheet, formula }) => sheet === 'Payment' && formula.startsWith('MATCH('),
  );
  if (cell === undefined) throw new Error('nothing to choose on Payment');
  return { row: Number(/\d+/.exec(cell.address)?.[0]), formula: cell.formula };
}

describe('the ways of paying in a workbook', () => {
  it('stand live: each number that the experiment gives is that of a cell', () => {
    const all = asked(result);
    expect(all.length).toBe(13 * 20);
    for (const { cell, engine, value } of all) expect(value, JSON.stringify(cell)).toBe(engine);
    const own = new Set(all.map(({ reference }) => reference.split('!')[0]));
    expect([...own]).toContain(`'${SHEET}'`);
  });

  it('have rows of their own only where the way of paying changes a line, and few', () => {
    const cells = (book: Book, isOurs: boolean): number =>
      book.sheets
        .filter(({ kind }) => (kind === 'beside') === isOurs)
        .flatMap(({ rows }) => rows)
        .reduce((sum, row) => sum + (row.kind === 'line' ? row.values.length : 0), 0);
    expect(cells(result.book, true)).toBeGreaterThan(1000);
    expect(cells(result.book, true)).toBeLessThan(0.05 * cells(result.book, false));
  });

  it('leave the options’ own lines where they stood: what these have alike stands once', () => {
    const acting = result.options.slice(1).map(({ id }) => id);
    expect(acting.length).toBeGreaterThan(2);
    for (const line of ['income', 'income_change', 'commissioner_net', 'commissioner_value'])
      expect(rowsOfName(result.book, line, acting), line).toHaveLength(1);
  });

  it('are chosen from a list on the sheet Payment, and links on the sheet Summary', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(xlsx as unknown as ArrayBuffer);
    const { row } = await choiceCell();
    const cell = book.getWorksheet('Payment')?.getCell(`B${row}`);
    expect(cell?.value).toBe('Payment by Results, full tariff');
    expect(cell?.dataValidation).toMatchObject({ type: 'list', formulae: [`'${SHEET}'!$B$6:$B$18`] });
    const listed = Array.from({ length: 13 }, (_, index) => book.getWorksheet(SHEET)?.getCell(`B${6 + index}`).text);
    expect(listed).toEqual(result.regimes?.regimes.map(({ title }) => title));
    const links = (await formulaCells(xlsx)).filter(
      ({ sheet, formula }) => sheet === 'Summary' && formula.startsWith(`'${SHEET}'!`),
    );
    expect(links.length).toBeGreaterThan(12 * 3);
  });

  it('are refused as a sheet of live variants where decisions are made anew', () => {
    const root = join(temporaryFolder(), 'templates');
    cpSync(templates, root, { recursive: true });
    const file = join(root, 'experiments', 'regimes.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('decisions: kept', 'decisions: anew'));
    const problems: Parameters<Library['experiments']>[0] = [];
    new Library(root).experiments(problems);
    expect(problems.map(printProblem).join()).toMatch(/regimes\.yaml:6.*formulas can decide nothing/s);
  });
});

const followsAndCaught = (): void => {
  it('show what is chosen', async () => {
    const { row } = await choiceCell();
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(xlsx as unknown as ArrayBuffer);
    const cells = await recalculated(
      xlsx,
      [{ sheet: 'Payment', address: `B${row}`, value: 'Block contract' }],
      GNUMERIC,
    );
    expect(cells.get(`Payment!E${row}`)).toBe(4);
    const payment = book.getWorksheet('Payment');
    const [trust = 0] = Array.from({ length: 20 }, (_, index) => row + 1 + index).filter(
      (at) => payment?.getCell(`G${at}`).text === 'trust_net',
    );
    const { fullEffectYear, years } = result;
    const engine = locate(result.book, { line: 'trust_net', option: BLOCK, year: fullEffectYear }).value ?? NaN;
    const column = payment?.getColumn(11 + years.indexOf(fullEffectYear)).letter ?? '';
    expect(engine).not.toBeCloseTo(Number(payment?.getCell(`${column}${trust}`).result), 0);
    expect(cells.get(`Payment!${column}${trust}`)).toBeCloseTo(engine, 2);
  });

  it('follow an input, their own and the option’s, as the engine run with --from does', async () => {
    const rows = inputRows(result.book);
    const rate = rows.find(({ name, cases }) => name === 'marginal_rate' && cases?.includes(OF_70));
    const tariff = rows.find(({ name }) => name === 'tariff_to_cost');
    if (rate === undefined || tariff === undefined) throw new Error('no input to change');
    expect(rate.cases).toEqual([OF_70]);
    const edits = [editOf(result.book, rate, 0.55), editOf(result.book, tariff, 0.7)];
    await withEdited(xlsx, edits, async (file) => {
      const { result: after, problems } = resultFrom(FOLDER, file);
      if (after === undefined) throw new Error(problems.map(printProblem).join('\n'));
      expect(after.changed?.sentence).toContain('Marginal rate of 70 % for emergencies');
      const cells = await recalculated(xlsx, edits, GNUMERIC);
      expect(parted(result.book, cells, after.book)).toEqual([]);
      const moved = asked(after).filter(({ engine }, index) => engine !== asked(result)[index]?.engine);
      expect(moved.length).toBeGreaterThan(20);
      for (const { engine, value } of asked(after)) expect(value).toBe(engine);
    });
  });

  it('are caught out in one spoiled cell of each new kind', async () => {
    const cells = await formulaCells(xlsx);
    const { row } = await choiceCell();
    const spoil = (isWanted: (cell: (typeof cells)[number]) => boolean): Edit => {
      const found = cells.find((cell) => typeof cell.cached === 'number' && isWanted(cell));
      if (found === undefined) throw new Error('no cell to spoil');
      return { sheet: found.sheet, address: found.address, formula: `(${found.formula})+1.37` };
    };
    const edits = [
      spoil(({ sheet, address }) => sheet === 'Payment' && address === `E${row}`),
      spoil(({ sheet, formula }) => sheet === 'Payment' && formula.startsWith('CHOOSE(')),
      spoil(({ sheet, address }) => sheet === SHEET && /^[A-Z]+(2[5-9]|[3-9]\d)$/.test(address)),
      spoil(({ sheet, formula }) => sheet === 'Summary' && formula.startsWith(`'${SHEET}'!`)),
    ];
    const { different } = await judge(xlsx, edits, GNUMERIC);
    const caught = different.map(({ sheet, address }) => `${sheet}!${address}`);
    for (const { sheet, address } of edits) expect(caught).toContain(`${sheet}!${address}`);
    expect((await compareCells(xlsx, await recalculated(xlsx, [], GNUMERIC))).different).toEqual([]);
  });
};
describeJudged('the ways of paying', followsAndCaught, GNUMERIC);
