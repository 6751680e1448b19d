import { expect, it } from 'vitest';
import type { Result } from '../../../src/report/index.js';
import { AS_WRITTEN, MOVED } from '../../../src/writers/workbook/marks.js';
import { workbookOf } from '../../changes/edited.js';
import { cellOf as inputCell } from '../../writers/workbook/books.js';
import { describeJudged, GNUMERIC, LIBREOFFICE } from '../../writers/workbook/judges.js';
import { formulaCells, textCells, type CachedValue } from '../../writers/workbook/package.js';
import { compareCells, recalculated } from '../../writers/workbook/recalculate.js';
import { dealWith } from './deals.js';
import { contractsOf, EVERY_WAY, waysIn } from './sideBySide.js';

const SHEET = 'Ways out side by side';
const TERMS = { ...EVERY_WAY, compensation_quoted: '80 mGBP', quotation_year: '2031' };
/** Columns of the sheet: names, then what stands under each heading, illustrative inputs, and marks. */
const LETTERS = 'BCDEFGH';
const MARKS = 'J';

function withTerms(terms: Readonly<Record<string, string>>): Result {
  const { result, problems } = contractsOf({ deed: dealWith({ ...TERMS, ...terms }) });
  if (result === undefined) throw new Error(problems.join('\n'));
  return result;
}

/** Rows of the sheet by what they are called. */
async function rowsOf(xlsx: Buffer): Promise<ReadonlyMap<string, number>> {
  const names = [...(await textCells(xlsx))].filter(([place]) => place.startsWith(`${SHEET}!A`));
  return new Map(names.map(([place, text]) => [text, Number(place.replace(/^.*!A/, ''))]));
}

function addressOf(result: Result, name: string): string {
  const rows = result.book.sheets.flatMap((sheet) => sheet.rows);
  const row = rows.find((each) => each.kind === 'input' && each.name === name);
  if (row?.kind !== 'input') throw new Error(`no input ${name}`);
  return inputCell(result.book, row);
}

/** What differs between numbers of the sheet and those of a result, and how many there are. */
function numbersApart(
  after: Result,
  rows: ReadonlyMap<string, number>,
  values: ReadonlyMap<string, CachedValue>,
): { readonly apart: readonly string[]; readonly numbers: number } {
  const cells = waysIn({ result: after, problems: [] }).rows.flatMap(({ name, cells: own }) =>
    own.flatMap(({ value }, index) => {
      const found = values.get(`${SHEET}!${LETTERS.charAt(index)}${String(rows.get(name))}`);
      return value === undefined ? [] : [{ name, value, found }];
    }),
  );
  const apart = cells.filter(({ value, found }) => typeof found !== 'number' || Math.abs(found - value) > 0.005);
  return { apart: apart.map((each) => JSON.stringify(each)), numbers: cells.length };
}

const before = withTerms({});

it('of two contracts each row has the mark of its own contract’s words', async () => {
  const terms = Object.fromEntries(Object.entries(EVERY_WAY).filter(([name]) => name !== 'exit_year'));
  const south = dealWith({ ...terms, market_swap_rate: '6 %' }).replace('The Northfield', 'The Southfield');
  const { result } = contractsOf({ deed: dealWith(terms), south });
  const xlsx = await workbookOf(result!);
  const [rows, formulas, texts] = [await rowsOf(xlsx), await formulaCells(xlsx), await textCells(xlsx)];
  const names = [...rows.keys()].filter((name) => / · The (North|South)field/.test(name));
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    const address = `${MARKS}${String(rows.get(name))}`;
    const mark = formulas.find((cell) => cell.sheet === SHEET && cell.address === address)?.formula ?? '';
    const [, row = ''] = /\$A\$(\d+)$/.exec(mark) ?? [];
    expect(texts.get(`Words!B${row}`)).toBe(name);
  }
});

for (const by of [LIBREOFFICE, GNUMERIC])
  describeJudged(
    'the sheet of ways out agrees with the engine',
    () => {
      it('in every number, and every row is as written', async () => {
        const xlsx = await workbookOf(before);
        const values = await recalculated(xlsx, [], by);
        const { different } = await compareCells(xlsx, values);
        expect(different.filter(({ sheet }) => sheet === SHEET || sheet === 'Words')).toEqual([]);
        const rows = await rowsOf(xlsx);
        const { apart, numbers } = numbersApart(before, rows, values);
        expect(apart).toEqual([]);
        expect(numbers).toBeGreaterThan(20);
        for (const { name } of waysIn({ result: before, problems: [] }).rows)
          if (!name.startsWith('Measures'))
            expect(values.get(`${SHEET}!${MARKS}${String(rows.get(name))}`), name).toBe(AS_WRITTEN);
      });
    },
    by,
  );

describeJudged(
  'the sheet of ways out, in which a reader moves an input,',
  () => {
    it.each([
      ['market_swap_rate', 0.06, '6 %'],
      ['in_house_cost', 0.6, '60 %'],
      ['exit_year', 2036, '2036'],
      ['mothballed_ward_cost', 30e6, '30 mrealGBP/ward, prices: 2016/17'],
    ])('follows %s in each number, and marks each row whose words are others', async (name, value, given) => {
      const after = withTerms({ [name]: given });
      const xlsx = await workbookOf(before);
      const rows = await rowsOf(xlsx);
      const values = await recalculated(xlsx, [{ sheet: 'Inputs', address: addressOf(before, name), value }], GNUMERIC);
      const [was, is] = [before, after].map((result) => waysIn({ result, problems: [] }));
      const turned = is!.rows.filter(({ id, cells }) => {
        const own = was!.rows.find((row) => row.id === id);
        return cells.some((cell, index) => {
          const old = own?.cells[index];
          return (cell.value === undefined || old?.value === undefined) && cell.text !== old?.text;
        });
      });
      expect(turned.length).toBeGreaterThan(0);
      for (const row of turned)
        expect(values.get(`${SHEET}!${MARKS}${String(rows.get(row.name))}`), row.name).toBe(MOVED);
      const live = numbersApart({ ...after, appraisals: [onlyLive(was!, is!)] }, rows, values);
      expect(live.apart).toEqual([]);
      expect(live.numbers).toBeGreaterThan(10);
    });
  },
  GNUMERIC,
);

type Ways = ReturnType<typeof waysIn>;

/** What is a number in both: a cell that held words holds them still, and its row is marked. */
function onlyLive(was: Ways, is: Ways): Ways {
  return {
    ...is,
    rows: is.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index) => {
        const old = was.rows.find(({ id }) => id === row.id)?.cells[index];
        return old?.value === undefined ? { text: cell.text } : cell;
      }),
    })),
  };
}
