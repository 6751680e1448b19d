import { expect, it } from 'vitest';
import { planBook } from '../../../src/model/workbook/index.js';
import { printProblem, type Problem } from '../../../src/problems/index.js';
import { writeModelWorkbook } from '../../../src/writers/workbook/index.js';
import { COVER } from '../../writers/workbook/books.js';
import { describeJudged, GNUMERIC, LIBREOFFICE } from '../../writers/workbook/judges.js';
import { judge } from '../../writers/workbook/recalculate.js';
import { dealWith, outcomeOf } from './deals.js';

/** A sculpt, whose tax was solved, and a bond: together they use every branch of the sections. */
const DEALS = {
  sculpted: {},
  'a bond, the maintenance reserve ahead of it': {
    senior_bullet: 'yes',
    mra_ahead_of_debt: 'yes',
    lock_up_dscr: '1.3',
  },
};

async function workbookOf(terms: Readonly<Record<string, string>>): Promise<Buffer> {
  const problems: Problem[] = [];
  const book = planBook([{ id: 'base', title: 'Base case', outcome: outcomeOf(dealWith(terms)) }], problems);
  if (book === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return writeModelWorkbook({ book, cover: COVER });
}

for (const by of [LIBREOFFICE, GNUMERIC]) {
  const agrees = (): void => {
    it.each(Object.entries(DEALS))('%s', async (_deal, terms) => {
      const { compared, different } = await judge(await workbookOf(terms), [], by);
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(2000);
    });
  };
  describeJudged('which agrees with the engine in every cell of the company', agrees, by);
}
