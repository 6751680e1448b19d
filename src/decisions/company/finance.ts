import type { Site } from '../../hospitals/index.js';
import type { View } from '../../model/evaluate/index.js';
import { printFinancialYear, printGbp } from '../../words/index.js';
import type { Answer, Decision } from '../decision.js';

/** Lines that come to what they rest on themselves: the input is solved so that it is what its line comes to. */
const READS = { tax: 'company_tax', financeCosts: 'finance_costs' } as const;
type Solved = keyof typeof READS;
const SOLVED = Object.keys(READS) as Solved[];

/** By contract, one value a year. */
type ByContract = ReadonlyMap<string, readonly number[]>;
export type CompanyFinance = Readonly<Record<Solved, ByContract>>;

/** Members of it are the contracts whose companies are known. */
const COMPANY = 'company';
/** Far less than the pound that the model's own check allows. */
const CLOSE_ENOUGH = 1e-5;
const MOST_TURNS = 200;
const SOURCE = 'Solved by Decant: what its line comes to, to less than a penny';

/**
 * The tax and the costs of finance of each company: its debt hangs on both, and both on its debt. Each turn evaluates the model with what
 * the turn before came to, until nothing moves.
 */
export const companyFinance: Decision<CompanyFinance> = {
  id: 'company_finance',
  what: 'the tax and finance costs on which senior debt rests',
  standsFor: 'all',
  needs: Object.values(READS),
  chooses: 'company_tax_solved',
  gives: {
    company_tax_solved: { unit: 'GBP/year', source: SOURCE, isYearly: true, of: ({ tax }) => tax },
    finance_costs_solved: {
      unit: 'GBP/year',
      source: SOURCE,
      isYearly: true,
      of: ({ financeCosts }) => financeCosts,
    },
  },
  always: {},
  dependsOn: [],
  file: () => 'pfi',
  instead: 'Decant solves it from the company’s terms: take it away',
  status: 'assumed',
  why: {
    choice: 'The company’s tax: debt rests on it, and it on debt.',
    others: 'Interest and fees until the first charge: debt rests on them, and they on debt.',
    always: '',
  },
  isEmpty: () => false,
  nothing: 'Nothing is solved yet',
  members: {},
  restsOn: () => [],
  decide: (view, site, again) => {
    let now = view;
    let found: CompanyFinance | undefined;
    let moved = Infinity;
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const next = read(now);
      if (next === undefined) return failed(site, now);
      moved = found === undefined ? Infinity : farthest(found, next);
      const after = again(next);
      // A model that is faulty is told where it is judged.
      if (moved < CLOSE_ENOUGH || after === undefined) return { found: next };
      [found, now] = [next, after];
    }
    return restless(site, moved);
  },
};

/** What the lines come to; undefined where one cannot be worked out. */
function read(view: View): CompanyFinance | undefined {
  const of = (line: string): ByContract | undefined => {
    const rows = view.members(COMPANY).map((member) => [member, view.yearly(line, member)] as const);
    return rows.some(([, values]) => values.includes(null))
      ? undefined
      : new Map(rows.map(([member, values]) => [member, values.map(Number)]));
  };
  const [tax, financeCosts] = [of(READS.tax), of(READS.financeCosts)];
  return tax === undefined || financeCosts === undefined ? undefined : { tax, financeCosts };
}

function farthest(one: CompanyFinance, other: CompanyFinance): number {
  const apart = SOLVED.flatMap((name) =>
    [...one[name]].flatMap(([member, values]) =>
      values.map((value, index) => Math.abs(value - (other[name].get(member)?.[index] ?? NaN))),
    ),
  );
  return apart.reduce((most, each) => Math.max(most, each), 0);
}

function failed(site: Site, { outcome }: View): Answer<never> {
  const [first] = outcome.failures;
  const why =
    first === undefined
      ? ''
      : `: ${first.line}${first.year === undefined ? '' : ` of ${printFinancialYear(first.year)}`} has no value, ${first.reason}`;
  return refused(
    site,
    `the company’s tax and finance costs cannot be worked out from these terms${why}`,
    'Look at the days of the contract, the spend before the first of them, and the charge above its costs',
  );
}

function restless(site: Site, moved: number): Answer<never> {
  return refused(
    site,
    `the company’s debt, tax and finance costs fit one another nowhere: after ${MOST_TURNS} turns they still move by ${printGbp(moved)} a year`,
    'Look at rates, fees and the gearing cap: interest and fees take more than the debt brings',
  );
}

function refused({ folder, contracts }: Site, found: string, right: string): Answer<never> {
  const [only] = contracts;
  const file = contracts.length === 1 && only !== undefined ? only.file : `${folder}/pfi`;
  return { refusal: { severity: 'error', file, found, right } };
}
