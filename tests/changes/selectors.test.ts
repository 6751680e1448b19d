import ExcelJS from 'exceljs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printProblem } from '../../src/problems/index.js';
import type { Result } from '../../src/report/index.js';
import { siteWorkbookOf } from '../../src/writers/report/contents.js';
import { sites } from '../study/reported.js';
import { describeJudged, GNUMERIC } from '../writers/workbook/judges.js';
import { formulaCells, withoutCachedValues, type Edit } from '../writers/workbook/package.js';
import { cachedIn, judge } from '../writers/workbook/recalculate.js';
import { resultOf, soundResultOf, workbookOf } from './edited.js';
import { inputRows, parted, staleSheets } from './followed.js';

const FOLDER = join(sites, 'typical-acute');

async function listsOf(xlsx: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(xlsx as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('Selectors');
  if (sheet === undefined) throw new Error('no lists');
  return sheet;
}

/** What a reader does who chooses a change from its list. */
function chosen(sheet: ExcelJS.Worksheet, title: string): Edit {
  let row = 0;
  sheet.eachRow((each, at) =>
    each.eachCell((cell, column) => {
      if (Number(column) > 4 && cell.text === title) row = at;
    }),
  );
  if (row === 0) throw new Error(`no list has ${title}`);
  return { sheet: 'Selectors', address: `B${row}`, value: title };
}

function valuesOf({ experiments, best }: Result, variant: string) {
  const ran = experiments.find(({ id }) => id === 'changes');
  const found = ran?.variants.find(({ id }) => id === variant);
  return found?.cases.find(({ option }) => option === best.change)?.values;
}

describe('lists of the scenario’s main values', () => {
  it('stand before the inputs, as written, and each change of the report is in one or said to be in none', async () => {
    const result = soundResultOf(FOLDER);
    const { selectors = [], notSelected = [] } = siteWorkbookOf(result, new Map());
    const changes = result.experiments.find(({ id }) => id === 'changes')?.variants.slice(1) ?? [];
    const listed = selectors.flatMap(({ choices }) => choices.map(({ title }) => title));
    expect(listed.length + notSelected.length).toBe(changes.length);
    expect(selectors.map(({ input }) => input)).toEqual(
      expect.arrayContaining(['realisation', 'demographic_growth', 'discharge_cleared_share', 'growth_years']),
    );
    const sheet = await listsOf(await workbookOf(result));
    for (let index = 0; index < selectors.length; index++) {
      const cell = sheet.getCell(`B${4 + 2 * index}`);
      expect(cell.value).toBe('as written');
      expect(cell.dataValidation.type).toBe('list');
    }
  });
});

const moved = (): void => {
  it.each([
    ['None of the published effect is realised', '1a-none-of-the-effect', 'realisation'],
    ['No demographic growth at all', '5-no-growth', 'demographic_growth'],
    ['Half of delayed discharges are cleared', '9a-delayed-discharges-halved', 'discharge_cleared_share'],
  ])('%s: the cells follow, and the workbook given back is the engine’s experiment', async (title, variant, input) => {
    const before = soundResultOf(FOLDER);
    const xlsx = await workbookOf(before);
    const edits = [chosen(await listsOf(xlsx), title)];
    const folder = mkdtempSync(join(tmpdir(), 'decant-chosen-'));
    try {
      const file = join(folder, 'chosen.xlsx');
      const saved = await GNUMERIC.convert(await withoutCachedValues(xlsx, edits), 'xlsx');
      writeFileSync(file, saved);
      const { result: after, problems } = resultOf(FOLDER, file);
      if (after === undefined) throw new Error(problems.map(printProblem).join('\n'));
      expect(new Set(after.changed?.inputs.map(({ name }) => name))).toEqual(new Set([input]));
      expect(valuesOf(after, 'as-it-stands')).toEqual(valuesOf(before, variant));
      const cells = await cachedIn(saved);
      const stale = staleSheets(cells);
      const sheetOf = (id: string): string => before.book.cases.find((each) => each.id === id)?.sheet ?? '';
      const apart = parted(before.book, cells, after.book).filter(
        ({ sheet, option }) => !stale.has(sheet) && !stale.has(sheetOf(option)),
      );
      expect(apart).toEqual([]);
      const row = inputRows(before.book).find(({ name }) => name === input)?.row ?? 0;
      expect(cells.get(`Inputs!G${row}`)).toBe('changed');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('agree with the engine as written, and one spoiled cell is caught', async () => {
    const xlsx = await workbookOf(soundResultOf(FOLDER));
    const cells = await formulaCells(xlsx);
    const isList = ({ sheet, formula }: (typeof cells)[number]): boolean =>
      (sheet === 'Inputs' && formula.startsWith('CHOOSE(')) || (sheet === 'Selectors' && formula.startsWith('MATCH('));
    const spoiled = ['Inputs', 'Selectors'].flatMap((on) => {
      const found = cells.filter((cell) => cell.sheet === on && isList(cell)).at(-1);
      return found === undefined ? [] : [{ ...found, formula: `(${found.formula})+1.37` }];
    });
    expect(spoiled).toHaveLength(2);
    const { different } = await judge(xlsx, spoiled, GNUMERIC);
    const caught = different.map(({ sheet, address }) => `${sheet}!${address}`);
    for (const { sheet, address } of spoiled) expect(caught).toContain(`${sheet}!${address}`);
    expect((await judge(xlsx, [], GNUMERIC)).different).toEqual([]);
  });
};
describeJudged('lists that set inputs', moved, GNUMERIC);
