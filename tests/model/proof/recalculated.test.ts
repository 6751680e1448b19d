import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../../src/model/formula/functions.js';
import { rebind, type Checked } from '../../../src/model/structure/index.js';
import type { Given } from '../../../src/model/values/index.js';
import type { BookCase } from '../../../src/model/workbook/index.js';
import { printProblem, type Problem } from '../../../src/problems/index.js';
import { readSetting } from '../../../src/sections/file/index.js';
import { tableCells } from '../../writers/workbook/books.js';
import { corruptOneOfEachKind, kindsOn } from '../../writers/workbook/corrupt.js';
import { formulaCells } from '../../writers/workbook/package.js';
import { describeJudged, GNUMERIC } from '../../writers/workbook/judges.js';
import { judge } from '../../writers/workbook/recalculate.js';
import { functionsOf, readModel } from './agreement.js';
import { bookOf, caseOf, workbookOf } from './books.js';
import { Choices, tapes } from './choices.js';
import { calendarOf } from './randomInputs.js';
import { randomSheet } from './randomModel.js';

const BOOKS = 4;
const MODELS_A_BOOK = 12;

/** Models of one calendar, each with names of its own. */
function modelsOf(seed: number, count: number): Checked[] {
  const [ofCalendar = new Uint16Array(), ...ofModels] = fc.sample(tapes, {
    seed,
    numRuns: count + 1,
  });
  const calendar = calendarOf(new Choices(ofCalendar));
  return ofModels.map((tape, index) =>
    readModel(randomSheet(new Choices(tape), `m${index + 1}_`, calendar), `model${index + 1}`),
  );
}

/** The same model under other values of its single inputs. */
function optionOf(checked: Checked, id: string, choices: Choices): BookCase {
  const problems: Problem[] = [];
  const single = [...checked.bound.values()].filter(({ input, series }) => !series && input.by === undefined);
  const numbers = single.filter(({ input }) => input.unit.text !== 'date').map(({ input }) => input.name);
  const set = [0, 1, 2].map(() => `${choices.pick(numbers)}=${choices.pick(['0.25', '3', '17', '-1.5', '1000'])}`);
  const layer = set.map((text) => readSetting(text, problems)).filter((given): given is Given => given !== undefined);
  const bound = rebind(checked.structure, [layer], problems);
  if (bound === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return caseOf(checked, id, bound);
}

describeJudged('recalculating random models without cached values', () => {
  const books = Array.from({ length: BOOKS }, (_, book) => modelsOf(2026 + book, MODELS_A_BOOK));

  it('is given every function of the language', () => {
    const called = new Set(books.flat().flatMap((checked) => [...functionsOf(checked)]));
    expect(FUNCTION_NAMES.filter((name) => !called.has(name))).toEqual([]);
  });

  it.each(books.map((models, index) => [index + 1, models] as const))(
    'agrees with the engine in every cell of book %d, a sheet a model',
    async (_book, models) => {
      const xlsx = await workbookOf(bookOf(models.map((checked, index) => caseOf(checked, `model ${index + 1}`))));
      const { compared, different } = await judge(xlsx);
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(500);
    },
  );

  it('agrees in every cell of models under several options, with what they share on one sheet', async () => {
    for (const [index, checked] of (books[0] ?? []).slice(0, 3).entries()) {
      const choices = new Choices(Uint16Array.of(3 + index, 11, 7, 2, 5, 13, 4, 1, 8, 6, 9, 12));
      const cases = ['first', 'second', 'third'].map((id) => optionOf(checked, id, choices));
      const { compared, different } = await judge(await workbookOf(bookOf(cases)));
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(50);
    }
  });

  it('is caught out in one cell of each kind of formula', async () => {
    const book = bookOf((books[0] ?? []).map((checked, index) => caseOf(checked, `model ${index + 1}`)));
    const [xlsx, inTables] = [await workbookOf(book), tableCells(book)];
    const cells = await formulaCells(xlsx);
    const { edits, kinds } = corruptOneOfEachKind(cells, inTables);
    const caught = new Set(
      (await judge(xlsx, edits, GNUMERIC)).different.map(({ sheet, address }) => `${sheet}!${address}`),
    );
    expect(edits.filter(({ sheet, address }) => !caught.has(`${sheet}!${address}`))).toEqual([]);
    // Of every kind that a sound cell is made of.
    const sound = cells.filter(({ cached }) => typeof cached !== 'object');
    const all = sound.flatMap((cell) => kindsOn(cell, inTables));
    expect(new Set(kinds)).toEqual(new Set(all));
    expect(new Set(all.map((kind) => kind.replace(/^.*: /, ''))).size).toBeGreaterThan(25);
  });
});
