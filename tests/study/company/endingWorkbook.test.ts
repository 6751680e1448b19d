import { expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/evaluate/index.js';
import type { Given } from '../../../src/model/values/index.js';
import { heldIn } from '../../../src/report/held.js';
import { writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { bookOf } from '../../model/proof/books.js';
import { COVER } from '../../writers/workbook/books.js';
import { describeJudged, GNUMERIC, LIBREOFFICE } from '../../writers/workbook/judges.js';
import { compareCells, judge, recalculated } from '../../writers/workbook/recalculate.js';
import { dealWith, one, openDeal } from './deals.js';
import { EVERY_CLAUSE } from './schedules.js';

/** All that a contract can have of ways out: a refinancing stands in its file too. */
const TERMS = {
  ...EVERY_CLAUSE,
  exit_year: '2031',
  ...{ distributions_before: '4 mGBP/year', distributions_after: '5 mGBP/year', refinancing_rate: '13 %' },
};
const { study, errors } = openDeal(dealWith(TERMS));
const [usual] = study?.cases ?? [];
if (study === undefined || usual === undefined) throw new Error(errors.join('\n'));

const place = { file: 'a test' };

/** Inputs that a reader moves, and what is then otherwise. */
const MOVED: Readonly<Record<string, readonly [number, readonly string[]]>> = {
  market_swap_rate: [0.055, ['compensation_at_exit', 'buy_out_saving_then']],
  exit_year: [2036, ['compensation_at_exit', 'compensation_at_most_then', 'buy_out_saving_then']],
  in_house_cost: [0.95, ['compensation_at_most_then', 'buy_out_saving_then']],
  equity_method: [3, ['compensation_at_exit', 'buy_out_saving_then']],
  rpi_swap_charge: [0, ['compensation_at_exit', 'buy_out_saving_then']],
};

function movedOf(name: string, value: number): Outcome {
  const given: Given = { name, place, value: { kind: 'amount', amount: value, unit: unitOf(name), place } };
  const outcome = study?.again(usual!.option, [given]);
  if (outcome === undefined) throw new Error(`${name} cannot be moved`);
  return outcome;
}

function unitOf(name: string): string {
  return usual!.outcome.bound.get(name)?.input.unit.text ?? '1';
}

const bookWith = (outcome: Outcome): ReturnType<typeof bookOf> =>
  bookOf([{ id: usual.option.id, title: usual.option.title, outcome }]);

function workbookWith(outcome: Outcome): Promise<Buffer> {
  return writeSiteWorkbook({
    ...{ book: bookWith(outcome), cover: COVER, findings: [], summary: [], compare: [], charts: [], sources: [] },
    ...{ heldInputs: heldIn(study!), attributions: [], warnings: [] },
  });
}

function rowOf(name: string): number {
  const rows = bookWith(usual!.outcome).sheets.flatMap((sheet) => sheet.rows);
  return rows.find((row) => row.kind === 'input' && row.name === name)?.row ?? NaN;
}

for (const by of [LIBREOFFICE, GNUMERIC]) {
  const agrees = (): void => {
    it('in every cell', async () => {
      const { compared, different } = await judge(await workbookWith(usual.outcome), [], by);
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(5000);
    });
  };
  describeJudged('a workbook of a contract with every clause agrees with the engine', agrees, by);
}

describeJudged(
  'such a workbook, in which a reader moves an input,',
  () => {
    it.each(Object.entries(MOVED))(
      'follows %s in every number of the model, and says that it moved',
      async (name, [value, moves]) => {
        const after = movedOf(name, value);
        for (const line of moves)
          expect(Math.abs(one(after, line) - one(usual.outcome, line)), line).toBeGreaterThan(1e3);
        const edit = { sheet: 'Inputs', address: `E${rowOf(name)}`, value };
        const values = await recalculated(await workbookWith(usual.outcome), [edit], GNUMERIC);
        const { compared, different } = await compareCells(await workbookWith(after), values);
        // Beside the numbers stand marks of what has moved, which no workbook has as it is written.
        const { sheets } = bookWith(after);
        const ofModel = sheets.filter(({ rows }) => rows.some(({ kind }) => kind === 'line')).map(({ title }) => title);
        expect(different.filter(({ sheet, engine }) => ofModel.includes(sheet) && typeof engine === 'number')).toEqual(
          [],
        );
        expect(compared).toBeGreaterThan(5000);
        expect(values.get('Model!A4')).toMatch(/^1 input\(s\) changed: numbers follow/);
        // None of them is a term from which debt, tax and finance costs were solved.
        const solved = ['company_tax_solved', 'finance_costs_solved'].map((each) =>
          values.get(`Inputs!G${rowOf(each)}`),
        );
        expect(solved).toEqual(['held', 'held']);
      },
    );
  },
  GNUMERIC,
);
