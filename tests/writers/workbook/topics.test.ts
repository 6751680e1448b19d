import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { LineRow } from '../../../src/model/workbook/index.js';
import { writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { lineRows, stressWorkbook } from './books.js';
import { formulaCells, type FormulaCell } from './package.js';

/** The option of the same title has taken the name. */
const TOPIC = 'Business as usual 2';
const report = stressWorkbook();
const written = await writeSiteWorkbook(report);
const book = new ExcelJS.Workbook();
await book.xlsx.load(written as unknown as ArrayBuffer);
const sheet = book.getWorksheet(TOPIC) ?? book.addWorksheet('missing');
const formulas = (await formulaCells(written)).filter((cell) => cell.sheet === TOPIC);

/** Rows whose last describing column names a line. */
function rowsOf(line: string): number[] {
  return Array.from({ length: sheet.rowCount }, (_, index) => index + 1).filter(
    (row) => sheet.getCell(`G${row}`).text === line,
  );
}

function linesCalled(name: string): { readonly prefix: string; readonly whose: string; readonly row: LineRow }[] {
  return lineRows(report.book)
    .filter(({ row }) => row.name === name)
    .map(({ sheet: { prefix, title }, row }) => {
      const shared = report.book.cases.filter(({ id }) => row.cases?.includes(id)).map(({ sheet }) => sheet);
      const own = title === 'Site' ? 'all options' : title;
      // Longer has a row of its own beside what the two others share.
      return { prefix, whose: shared.length === 0 ? own : 'every other option shown', row };
    });
}

const at = (address: string): FormulaCell | undefined => formulas.find((cell) => cell.address === address);

describe('a sheet of one topic', () => {
  it('stands under another name where an option has its own, and not at all without lines', () => {
    expect(book.getWorksheet('Nothing')).toBeUndefined();
    const cover = book.getWorksheet('Cover');
    const named = Array.from({ length: cover?.rowCount ?? 0 }, (_, index) => cover?.getCell(`A${index + 1}`).text);
    expect(named).toContain(TOPIC);
    expect(named).not.toContain('Nothing');
  });

  it('has a row for every option and member that a line has, and one where all options share it', () => {
    for (const line of ['index', 'level_payment', 'cost_before', 'annuity_fails'])
      expect(rowsOf(line), line).toHaveLength(linesCalled(line).length);
    const shared = rowsOf('annuity_fails').map((row) => sheet.getCell(`A${row}`).text);
    const own = rowsOf('level_payment').map((row) => sheet.getCell(`A${row}`).text);
    expect([...shared, ...own].sort()).toEqual(
      [...linesCalled('annuity_fails'), ...linesCalled('level_payment')].map(({ whose }) => whose).sort(),
    );
  });

  it('links every year of a series to the same column of the line’s sheet, and types no number', () => {
    const [row = 0] = rowsOf('index');
    const [line] = linesCalled('index');
    const years = report.book.years.map((_, index) => report.book.columns[index + 1] ?? '');
    for (const [index, column] of years.entries()) {
      expect(at(`${column}${row}`)?.formula).toBe(`${line?.prefix ?? ''}${column}${line?.row.row ?? 0}`);
      expect(at(`${column}${row}`)?.cached).toEqual(line?.row.values[index] ?? { error: '#N/A' });
    }
    sheet.eachRow((each) =>
      each.eachCell((cell) => expect(typeof cell.value === 'number', `${TOPIC}!${cell.address}`).toBe(false)),
    );
  });

  it('shows a failure as the line does, members by their labels, and sentences as text', () => {
    const [row = 0] = rowsOf('annuity_fails');
    const failed = formulas.filter(({ address }) => address.replace(/[A-Z]+/, '') === String(row));
    expect(failed.length).toBeGreaterThan(0);
    for (const { cached } of failed) expect(cached).toEqual({ error: '#N/A' });
    const members = rowsOf('cost_before').map((each) => sheet.getCell(`C${each}`).text);
    expect(members).toContain('=Tower');
    const texts = Array.from({ length: sheet.rowCount }, (_, index) => sheet.getCell(`A${index + 1}`).value);
    expect(texts).toContain('+In words');
  });
});

describe('a sheet about one option', () => {
  const own = book.getWorksheet('One option');
  const rows = Array.from({ length: own?.rowCount ?? 0 }, (_, index) => index + 1).map((row) => ({
    option: own?.getCell(`A${row}`).text,
    name: own?.getCell(`G${row}`).text,
  }));
  const of = (name: string) => rows.filter((row) => row.name === name).map(({ option }) => option);

  it('shows that option’s lines and its values of inputs, and what all share', () => {
    const { sheet: title } = report.book.cases.find(({ id }) => id === 'grow') ?? { sheet: '' };
    expect(of('growth')).toEqual([title]);
    expect(of('level_payment')).toEqual([title]);
    expect(of('area').length).toBeGreaterThan(1);
    expect(new Set(of('area'))).toEqual(new Set(['all options']));
  });
});

describe('a topic’s sheet with key years', async () => {
  const keyYears = report.book.years.filter((_, index) => index % 2 === 0);
  const topic = { title: 'Key', answers: 'Few years', groups: [{ title: 'All', lines: ['area', 'index', 'grows'] }] };
  const some = new ExcelJS.Workbook();
  const bytes = await writeSiteWorkbook({ ...report, topics: [topic], keyYears });
  await some.xlsx.load(bytes as unknown as ArrayBuffer);
  const key = some.getWorksheet('Key') ?? some.addWorksheet('missing');

  it('closes the columns of the other years, and those of source and name', () => {
    const hidden = report.book.years.filter((_, index) => key.getColumn(11 + index).hidden);
    expect(hidden).toEqual(report.book.years.filter((year) => !keyYears.includes(year)));
    expect(['F', 'G', 'H', 'I', 'J'].map((column) => key.getColumn(column).hidden)).not.toContain(false);
  });

  it('sets the members of a line without years side by side in the open columns, under their names', () => {
    const row = Array.from({ length: key.rowCount }, (_, index) => index + 1).find(
      (at) => key.getCell(`G${at}`).text === 'area',
    );
    const open = keyYears.map((year) => report.book.columns[report.book.years.indexOf(year) + 1] ?? '');
    const areas = report.book.sheets[0]?.rows.flatMap((each) =>
      each.kind === 'input' && each.name === 'area' ? [each] : [],
    );
    expect(areas?.length).toBeGreaterThan(1);
    areas?.forEach(({ values, row: at }, index) => {
      expect(key.getCell(`${open[index] ?? ''}${row ?? 0}`).value).toMatchObject({
        formula: `Inputs!$E$${at}`,
        result: values[0],
      });
      expect(key.getCell(`${open[index] ?? ''}${(row ?? 0) - 1}`).text).not.toBe('');
    });
  });
});

describe('the banner of a what-if', () => {
  it.each(['Cover', 'Summary', 'Charts'])('stands on the sheet %s, marked', (name) => {
    const found = book.getWorksheet(name);
    const rows = Array.from({ length: Math.min(6, found?.rowCount ?? 0) }, (_, index) => index + 1);
    const cell = rows.map((row) => found?.getCell(`A${row}`)).find((each) => each?.text === '=BANNER');
    expect(cell?.font.bold).toBe(true);
    expect(cell?.fill).toMatchObject({ type: 'pattern', pattern: 'solid' });
  });

  it('stands beside the title of every other sheet that shows results', () => {
    const others = ['Cover', 'Summary', 'Evidence', 'Inputs', 'Charts', 'Checks', 'Sources', 'QA log'];
    others.push('Inputs as written', 'Formulas as written');
    const results = book.worksheets.filter(({ name }) => !others.includes(name));
    expect(results.map(({ name }) => name)).toEqual(expect.arrayContaining([TOPIC, 'Compare']));
    for (const each of results) expect(each.getCell('A1').text, each.name).toContain('=BANNER');
  });

  it('stands on the sheet Evidence, above its tables', () => {
    expect(book.getWorksheet('Evidence')?.getCell('A2').text).toBe('=WHAT IF');
  });
});
