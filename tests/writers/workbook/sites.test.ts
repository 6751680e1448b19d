import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/report/index.js';
import { workbookOf as workbookOfResult } from '../../changes/edited.js';
import { strangeNumbers } from '../../model/workbook/numbers.js';
import { resultOf as resultOfFolder, shipped } from '../../study/reported.js';
import { cellOf, tableCells } from './books.js';
import { corruptOneOfEachKind } from './corrupt.js';
import { formulaCells, textCells } from './package.js';
import { describeJudged, GNUMERIC, LIBREOFFICE } from './judges.js';
import { judge, recalculated } from './recalculate.js';

const SITES = ['stoke-mandeville', 'typical-acute', 'university-college-hospital'];

const resultOf = (site: string): Result => resultOfFolder(join(shipped, site));

const workbookOf = (site: string): Promise<Buffer> => workbookOfResult(resultOf(site));

describe('the formulas of a hospital’s workbook', () => {
  for (const site of SITES) {
    it(`hold no number that belongs among the inputs: ${site}`, () =>
      expect(strangeNumbers(resultOf(site).book)).toEqual([]));
  }
});

for (const by of [LIBREOFFICE, GNUMERIC]) {
  const agrees = (): void => {
    it.each(SITES)('agrees with the engine in every formula cell of %s', async (site) => {
      const { compared, different } = await judge(await workbookOf(site), [], by);
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(5000);
      process.stdout.write(
        `${site}: ${compared} formula cells recalculated by ${by.name}, all as the engine has them\n`,
      );
    });
  };
  describeJudged('recalculating a hospital’s workbook', agrees, by);
}

const spoiled = (): void => {
  for (const site of SITES) {
    if (site === 'typical-acute')
      it('raises a step of a bridge that was nought as written, and the bridge still arrives', async () => {
        const result = resultOf(site);
        const xlsx = await workbookOf(site);
        const rows = result.book.sheets.flatMap((sheet) => sheet.rows.filter((row) => row.kind === 'input'));
        const input = rows.find(({ name }) => name === 'discharge_cleared_share');
        if (input === undefined) throw new Error('there is no such input');
        const address = cellOf(result.book, input);
        const before = await recalculated(xlsx, [], GNUMERIC);
        const after = await recalculated(xlsx, [{ sheet: 'Inputs', address, value: 0.5 }], GNUMERIC);
        const text = await textCells(xlsx);
        const [step, ...arrivals] = ['Delayed discharge', 'The steps arrive at every level: 1'].flatMap((label) =>
          [...text].flatMap(([place, said]) => (said === label ? [place.replace('!L', '!M')] : [])),
        );
        expect([0 + Number(before.get(step ?? '')), Number(after.get(step ?? '')) < -1]).toEqual([0, true]);
        expect(arrivals.length).toBeGreaterThan(1);
        for (const values of [before, after]) expect(arrivals.map((place) => values.get(place))).not.toContain(0);
        // Without the cell of that step its bridge would not arrive, and a check says so.
        const without = [
          { sheet: 'Inputs', address, value: 0.5 },
          { sheet: 'Charts', address: step?.replace('Charts!', '') ?? '', formula: '0' },
        ];
        const spoiled = await recalculated(xlsx, without, GNUMERIC);
        expect(arrivals.map((place) => spoiled.get(place)).filter((value) => value === 0)).toHaveLength(1);
        expect(spoiled.get('Checks!E3')).toBe(0);
      });

    it(`is caught out in one cell of each kind of formula on each sheet of ${site}`, async () => {
      const result = resultOf(site);
      const xlsx = await workbookOf(site);
      const { edits, kinds } = corruptOneOfEachKind(await formulaCells(xlsx), tableCells(result.book));
      const caught = new Set(
        (await judge(xlsx, edits, GNUMERIC)).different.map(({ sheet, address }) => `${sheet}!${address}`),
      );
      expect(edits.filter(({ sheet, address }) => !caught.has(`${sheet}!${address}`))).toEqual([]);
      process.stdout.write(
        `${site}: ${edits.length} cells spoiled for ${kinds.length} kinds of formula, every one caught\n`,
      );
    });
  }
};
describeJudged('given a hospital’s workbook with spoiled formulas and changed inputs', spoiled, GNUMERIC);
