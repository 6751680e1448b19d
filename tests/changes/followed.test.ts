import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { uniform } from '../../src/model/statistics/index.js';
import type { BookSheet, InputRow } from '../../src/model/workbook/index.js';
import { printProblem } from '../../src/problems/index.js';
import type { Result } from '../../src/report/index.js';
import { copyOf, giveInput, shipped, sites } from '../study/reported.js';
import type { Edit } from '../writers/workbook/package.js';
import { describeJudged, GNUMERIC } from '../writers/workbook/judges.js';
import { recalculated } from '../writers/workbook/recalculate.js';
import { resultOf, soundResultOf, withEdited, workbookOf } from './edited.js';
import { changedCell, editOf, inputRows, parted, staleSheets, type Cells } from './followed.js';

const HOSPITALS = ['stoke-mandeville', 'typical-acute', 'university-college-hospital'];
const SEED = 20_261_129;
/** Edits in one copy, and copies, of each hospital. */
const [EDITS, COPIES] = [3, 1];

interface Followed {
  readonly cells: Cells;
  readonly result: Result;
}

/** A workbook with some cells edited, recalculated, and what the engine gives for the same edits. */
async function followed(folder: string, xlsx: Buffer, edits: readonly Edit[]): Promise<Followed> {
  return withEdited(xlsx, edits, async (file) => {
    const { result, problems } = resultOf(folder, file);
    if (result === undefined) throw new Error(problems.map(printProblem).join('\n'));
    return { cells: await recalculated(xlsx, edits, GNUMERIC), result };
  });
}

/** Sheets on which a line parts from the engine, and which do not say that they are stale. */
function silent(before: Result, { cells, result }: Followed): string[] {
  const stale = staleSheets(cells);
  return parted(before.book, cells, result.book)
    .filter(({ sheet }) => !stale.has(sheet))
    .map(
      ({ sheet, cell, line, engine, workbook }) =>
        `${sheet}!${cell} ${line}: ${JSON.stringify(workbook)}, not ${String(engine)}`,
    );
}

/** Another value of an input that it may have: a flag turned, a share lower, any other number up to a quarter higher or lower. */
function otherThan(value: number, unit: string, draw: number): number {
  if (unit === 'flag') return 1 - value;
  const other = value * (unit === '1' && value <= 1 ? 0.75 + draw / 4 : 0.75 + draw / 2);
  return Number.isInteger(value) && Math.abs(value) > 4 ? Math.round(other) : Number(other.toPrecision(6));
}

function drawnEdits(result: Result, copy: number): Edit[] {
  const held = new Set(result.held.filter(({ mayBeChanged }) => !mayBeChanged).map(({ input }) => input));
  const free = inputRows(result.book).filter(
    ({ name, values }) => !held.has(name) && values.some((value) => value !== 0),
  );
  const draw = (index: number): number => uniform(SEED, copy * 1000 + index);
  return Array.from({ length: EDITS }, (_, index): Edit => {
    const row = free[Math.floor(draw(2 * index) * free.length)] as InputRow;
    const year = Math.max(
      0,
      row.values.findIndex((value) => value !== 0),
    );
    return editOf(result.book, row, otherThan(row.values[year] ?? 0, row.unit, draw(2 * index + 1)), year);
  });
}

describeJudged(
  'after a reader has changed inputs: a line is the engine’s, or its sheet says that it is stale',
  () => {
    for (const hospital of HOSPITALS)
      for (let copy = 0; copy < COPIES; copy++)
        it(`${hospital}, ${EDITS} inputs drawn from seed ${SEED + copy}`, async () => {
          const folder = join(shipped, hospital);
          const before = soundResultOf(folder);
          const edits = drawnEdits(before, copy);
          const after = await followed(folder, await workbookOf(before), edits);
          expect(after.result.changed?.inputs).toHaveLength(new Set(edits.map(({ address }) => address)).size);
          expect(after.cells.get(changedCell(before.book))).toBe(edits.length);
          expect(silent(before, after)).toEqual([]);
        });

    it('where wards close at Stoke Mandeville and the Green Book’s rate is past 10 %, other blocks are chosen', async () => {
      const folder = join(sites, 'stoke-mandeville');
      const before = soundResultOf(folder);
      const rows = before.book.sheets.flatMap((sheet) => sheet.rows);
      const step = rows.find((row) => row.kind === 'table' && row.name === 'standard_rate' && row.key === 0);
      const after = await followed(folder, await workbookOf(before), [
        { sheet: 'Inputs', address: `E${step?.row ?? 0}`, value: 0.12 },
      ]);
      expect(parted(before.book, after.cells, after.result.book).length).toBeGreaterThan(0);
      expect(silent(before, after)).toEqual([]);
      for (const sheet of ['Summary', 'Compare', 'Receipt', 'Rationalise, owned wards first'])
        expect([...staleSheets(after.cells)]).toContain(sheet);
      // Nothing is chosen as usual, and nothing can be for the option that closes wards of PFI first: only lines of the other are stale there.
      const stale = 'rationalise-owned-wards-first';
      const others = before.book.sheets.filter(
        ({ kind, title }) =>
          kind === 'option' && before.book.cases.some(({ id, sheet }) => sheet === title && id !== stale),
      );
      const hold = ({ rows }: BookSheet): boolean =>
        rows.some((row) => row.kind === 'line' && row.cases?.includes(stale) === true);
      expect(others.map(({ title }) => title)).toContain('Business as usual');
      for (const sheet of others) {
        const said = JSON.stringify(after.cells.get(`${sheet.title}!A4`));
        expect(said.startsWith('"Lines that are also of other options are STALE'), sheet.title).toBe(hold(sheet));
        expect(said, sheet.title).not.toMatch(/^"STALE/);
      }
    });
  },
  GNUMERIC,
);

const typedOver = (): void => {
  it.each([
    ['constraint_buffer', 40],
    ['constraint_hard', 1],
  ])('%s at typical acute is stale, and is not taken over', async (name, value) => {
    const folder = join(sites, 'typical-acute');
    const before = soundResultOf(folder);
    const row = inputRows(before.book).find((each) => each.name === name && each.values[0] !== value);
    if (row === undefined) throw new Error(`no ${name} to change`);
    const edits = [editOf(before.book, row, value)];
    const xlsx = await workbookOf(before);
    const cells = await recalculated(xlsx, edits, GNUMERIC);
    expect(cells.get(`Inputs!G${row.row}`)).toBe('typed over');
    for (const sheet of ['Summary', 'Compare', 'Receipt']) expect([...staleSheets(cells)]).toContain(sheet);
    const refused = await withEdited(xlsx, edits, (file) => resultOf(folder, file));
    expect(refused.result).toBeUndefined();
    expect(refused.problems.map(printProblem).join()).toMatch(
      /only Decant can work it out .* change constraints\.geojson/s,
    );
  });

  it('what is chosen, where the row is of options for which nothing is, is stale wherever a line has moved', async () => {
    const folder = join(shipped, 'typical-acute');
    const before = soundResultOf(folder);
    const row = inputRows(before.book).find(
      ({ name, cases, values }) => name === 'block_chosen' && cases === undefined && values[0] === 0,
    );
    if (row === undefined) throw new Error('no block_chosen of every option');
    const cells = await recalculated(await workbookOf(before), [editOf(before.book, row, 1)], GNUMERIC);
    const moved = new Set(parted(before.book, cells, before.book).map(({ sheet }) => sheet));
    expect([...moved]).toEqual(expect.arrayContaining(['Programme alone', 'Ways of paying']));
    const wholly = [...cells].flatMap(([place, said]) =>
      typeof said === 'string' && said.startsWith('STALE') ? [place.slice(0, place.lastIndexOf('!'))] : [],
    );
    expect(wholly).toEqual(expect.arrayContaining([...moved, 'Charts']));
  });
};
describeJudged('where a reader has typed over what only Decant can work out', typedOver, GNUMERIC);

describe('a workbook that comes back', () => {
  it('changes nothing where nobody changed it', async () => {
    const folder = join(shipped, 'typical-acute');
    const before = soundResultOf(folder);
    const { result, problems } = await withEdited(await workbookOf(before), [], (file) => resultOf(folder, file));
    expect(result?.changed).toEqual({
      file: 'reviewed.xlsx',
      sentence: 'reviewed.xlsx changes no input: this is the hospital as its folder has it.',
      inputs: [],
    });
    expect(problems.map(({ found }) => found)).toContain('no input in it differs from what Decant wrote');
    expect(result?.options).toEqual(before.options);
  });

  it('says in a reader’s units what it runs, and gives what the folder with the same change gives', async () => {
    const folder = copyOf(join(shipped, 'typical-acute'), 'typical-acute');
    const before = soundResultOf(folder);
    const row = inputRows(before.book).find(({ name }) => name === 'target_occupancy');
    if (row === undefined) throw new Error('no target_occupancy');
    const edits = [editOf(before.book, row, 0.85)];
    const { result } = await withEdited(await workbookOf(before), edits, (file) => resultOf(folder, file));
    expect(result?.changed?.sentence).toBe(
      'Runs 1 input as changed in reviewed.xlsx: Planned occupancy 85% in place of 92%.',
    );
    expect(result?.changed?.inputs).toMatchObject([{ cell: `Inputs!E${row.row}`, was: '92%', now: '85%' }]);
    giveInput(folder, 'target_occupancy: { value: 85 %, status: assumed, source: METHOD 1.4 }');
    expect(result?.options).toEqual(soundResultOf(folder).options);
    expect(result?.options).not.toEqual(before.options);
  });
});
