import { expect, it } from 'vitest';
import { planBook } from '../../src/model/workbook/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { writeModelWorkbook } from '../../src/writers/workbook/index.js';
import { COVER } from '../writers/workbook/books.js';
import { describeJudged, GNUMERIC, LIBREOFFICE } from '../writers/workbook/judges.js';
import { judge } from '../writers/workbook/recalculate.js';
import { runContract, type Listed } from './contractModel.js';

const paid = (first: number): readonly number[] => Array.from({ length: 30 }, (_, at) => first * 1.025 ** at);
/** What is implied, what is not, and what a fair value divides all the same, on and off the balance sheet of budgets. */
const CONTRACTS: Readonly<Record<string, Listed>> = {
  'a credible return': { payments: paid(12.5e6), capital: 100e6 },
  'a return that is not credible': { payments: paid(30e6), capital: 100e6 },
  'a fair value that is given, a stub at the end': {
    payments: paid(30e6).map((each, at) => (at === 29 ? each / 3 : each)),
    capital: 100e6,
    inputs: { fair_value_given: '140 mGBP', on_balance_sheet_in_budgets: 'yes', lifecycle_spent_share: '70 %' },
  },
};

async function workbookOf(listed: Listed): Promise<Buffer> {
  const problems: Problem[] = [];
  const book = planBook([{ id: 'base', title: 'As listed', outcome: runContract(listed) }], problems);
  if (book === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return writeModelWorkbook({ book, cover: COVER });
}

for (const by of [LIBREOFFICE, GNUMERIC]) {
  const agrees = (): void => {
    it.each(Object.entries(CONTRACTS))('%s', async (_contract, listed) => {
      const { compared, different } = await judge(await workbookOf(listed), [], by);
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(1500);
    });
  };
  describeJudged('which agrees with the engine in every cell of financing, accounts and expiry', agrees, by);
}
