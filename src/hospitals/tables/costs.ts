import type { Given, GivenMember, Provenance } from '../../model/values/index.js';
import { didYouMean } from '../../problems/index.js';
import { parseFinancialYear, printFinancialYear } from '../../words/index.js';
import { rereadRow } from '../site/cited.js';
import type { SiteFolder } from '../site/folder.js';
import { readOwnTable, refuseIn, type OwnRow, type Refuse } from './ownTable.js';
import type { Tables } from './tables.js';

const FILE = 'costs.csv';
/** The section that reads the accounts; its model has these categories and no others. */
const SECTION = 'costs_by_category';
const CATEGORIES = ['staff', 'goods', 'premises', 'other'] as const;
const SHARES = ['fixed', 'semi_fixed', 'variable'] as const;
const NEEDED = ['category', 'amount', ...SHARES, 'lag_months', 'source'] as const;
const KIND = { file: FILE, needed: NEEDED, also: ['status', 'prices', 'variable_lag_months'], mostRows: 100 };
/** METHOD 0: shares that miss 100 by more than rounding are wrong. */
const TOLERANCE_POINTS = 0.5;
/** METHOD 2.2: no plan releases so much, so cost that is all variable is full cost by another name. */
const ALL_VARIABLE = 0.9;
/** Between the categories of one hospital: more is £m beside £. */
const MOST_APART = 1_000;
/** £100,000m a year: most of what a whole health service costs. */
const MOST_GBP = 1e11;

/** The input of the model that each column gives, by category. */
const GIVES = {
  amount: ['category_cost', 'realGBP'],
  fixed: ['fixed_share', '%'],
  semi_fixed: ['semi_fixed_share', '%'],
  variable: ['variable_share', '%'],
  lag_months: ['semi_fixed_lag', 'month'],
  variable_lag_months: ['variable_lag', 'month'],
} as const;

interface Row {
  readonly row: number;
  readonly line: number;
  readonly category: string;
  readonly numbers: ReadonlyMap<string, number>;
  readonly provenance: Provenance;
  readonly prices?: number;
}

/** What the hospital costs by category and how each behaves; nothing where there is no costs.csv. Every fault is said. */
export function readCosts(folder: SiteFolder, tables: Tables, sections: readonly string[] | undefined): Given[] {
  const refuse = refuseIn(FILE, folder, tables);
  const listed = sections?.includes(SECTION) ?? false;
  if (!folder.has(FILE)) {
    if (listed)
      refuse(`${SECTION} is one of the sections, and there is no ${FILE}`, 'Add the file, or list costs_a_bed');
    return [];
  }
  const table = readOwnTable(KIND, folder, tables);
  if (table === undefined) return [];
  if (!listed && sections !== undefined && sections.length > 0)
    refuse(`the sections of site.yaml do not hold ${SECTION}`, `List ${SECTION} in place of costs_a_bed`);
  const rows = table.rows.flatMap((row) => readRow(row, table.names) ?? []);
  const named = table.rows.map((row) => row.text('category'));
  if (!table.isWhole || !eachOnce(rows, named, refuse)) return [];
  for (const { row, line, numbers, provenance } of rows)
    if (provenance.status === 'measured')
      rereadRow(
        {
          place: { file: folder.label(FILE), line },
          row,
          source: provenance.source ?? '',
          figures: [{ column: 'amount', amount: numbers.get('amount') ?? NaN, isMoney: true }],
        },
        folder,
        tables,
      );
  judge(rows, refuse);
  return givensOf(rows, table.names, folder);
}

function readRow(row: OwnRow, names: readonly string[]): Row | undefined {
  const category = row.text('category');
  const isKnown = CATEGORIES.some((known) => known === category);
  if (!isKnown && row.has('category'))
    row.refuse(
      `there is no category ${category === '' ? 'without a name' : category}`,
      didYouMean(category, CATEGORIES) ?? `The categories are ${CATEGORIES.join(', ')}`,
    );
  const columns = ['amount', ...SHARES, 'lag_months', ...names.filter((name) => name === 'variable_lag_months')];
  const numbers = new Map<string, number>();
  for (const name of columns) {
    const number = row.number(name, rightOf(name), markOf(name));
    if (name === 'amount' && number !== undefined && number > MOST_GBP)
      row.refuse(`row ${row.row}, column amount is above ${MOST_GBP}, which no hospital costs`, rightOf(name));
    else if (number !== undefined) numbers.set(name, number);
  }
  const status = row.status();
  const prices = parseFinancialYear(row.text('prices'));
  if (row.text('prices') !== '' && prices === undefined)
    row.refuse(`prices ${row.text('prices')} is not a financial year`, 'Write it like 2016/17');
  sharesSum(category, numbers, row);
  if (!isKnown || numbers.size < columns.length) return undefined;
  const source = row.text('source');
  const provenance: Provenance = {
    ...(source === '' ? {} : { source }),
    status,
    ...(prices === undefined ? {} : { date: printFinancialYear(prices) }),
  };
  const read = { row: row.row, line: row.line, category, numbers, provenance };
  return prices === undefined ? read : { ...read, prices };
}

/** The sign that a column's numbers may have: £ or %. */
function markOf(column: string): '£' | '%' | undefined {
  if (column === 'amount') return '£';
  return SHARES.some((share) => share === column) ? '%' : undefined;
}

function rightOf(column: string): string {
  if (column === 'amount') return 'Write pounds a year, as in 195000000 or £195m';
  return column.endsWith('lag_months') ? 'Write months, as in 12' : 'Write a percentage of the amount, as in 75';
}

function sharesSum(category: string, numbers: Row['numbers'], row: OwnRow): void {
  if (!SHARES.every((name) => numbers.has(name))) return;
  const sum = SHARES.reduce((total, name) => total + (numbers.get(name) ?? 0), 0);
  if (Math.abs(sum - 100) <= TOLERANCE_POINTS) return;
  const right =
    Math.abs(sum - 1) <= TOLERANCE_POINTS / 100 ? 'They are percentages: write 75 for 0.75' : 'They must sum to 100';
  row.refuse(`row ${row.row}: fixed, semi_fixed and variable of ${category} sum to ${Number(sum.toFixed(6))}`, right);
}

/** A category whose row has a fault is not missing: the fault is said. */
function eachOnce(rows: readonly Row[], named: readonly string[], refuse: Refuse): boolean {
  const twice = rows.filter(({ category }, index) => rows.findIndex((row) => row.category === category) < index);
  for (const { category, row } of twice)
    refuse(`the category ${category} stands twice`, 'Keep one row a category', row);
  const missing = CATEGORIES.filter((category) => !rows.some((row) => row.category === category));
  for (const category of missing.filter((each) => !named.includes(each)))
    refuse(`it has no category ${category}`, `Add its row: 0 where it costs nothing`);
  return twice.length === 0 && missing.length === 0;
}

/** What cannot be true of a hospital's accounts; what is odd in them is one of the oddities. */
function judge(rows: readonly Row[], refuse: Refuse): void {
  const amounts = rows.map(({ numbers }) => numbers.get('amount') ?? 0);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const paid = amounts.filter((amount) => amount > 0);
  if (paid.length === 0) return void refuse('every amount is 0', 'Write what each category costs, in pounds a year');
  const [least, most] = [Math.min(...paid), Math.max(...paid)];
  if (most / least > MOST_APART)
    refuse(`the amounts run from ${least} to ${most}`, 'Are £m and £ mixed? Every amount is in pounds');
  const variableOf = ({ numbers }: Row): number =>
    ((numbers.get('amount') ?? 0) * (numbers.get('variable') ?? 0)) / 100;
  const variable = rows.reduce((sum, row) => sum + variableOf(row), 0);
  const [dearest] = [...rows].sort((one, other) => variableOf(other) - variableOf(one));
  if (variable >= ALL_VARIABLE * total)
    refuse(
      `${((variable / total) * 100).toFixed(0)}% of the cost is variable`,
      'Reference costs spread all cost over patients. Write under variable what a patient fewer saves, in all about a fifth; under semi_fixed what only a closed ward saves; under fixed what stays until a building goes',
      dearest?.row,
    );
  const silent = rows.filter(({ prices, numbers }) => prices === undefined && numbers.get('amount') !== 0);
  if (silent.length > 0)
    refuse(
      `nothing says of which year the prices of ${silent.map(({ category }) => category).join(', ')} are`,
      'Add a column prices with the year of the accounts, as in 2016/17: they are restated to the base year',
      silent[0]?.row,
    );
}

/** The columns as inputs of the model; a lag of variable cost stands only where the file has its column. */
function givensOf(rows: readonly Row[], names: readonly string[], folder: SiteFolder): Given[] {
  const given = (column: keyof typeof GIVES): Given => {
    const [name, unit] = GIVES[column];
    const place = { file: folder.label(FILE) };
    const byCategory = rows.map((row): readonly [string, GivenMember] => {
      const at = { ...place, line: row.line };
      const value = { kind: 'amount', amount: row.numbers.get(column) ?? NaN, unit, place: at } as const;
      // A row without a year was told above.
      const year = row.prices === undefined ? { pricesFault: true as const } : { prices: row.prices };
      const prices = column === 'amount' ? year : {};
      const from = { file: FILE, row: row.row, column, unit };
      // Accounts hold what a category costs; how it behaves is judged by whoever fills in the row.
      const isJudged = column !== 'amount' && row.provenance.status === 'measured';
      const provenance = isJudged ? { ...row.provenance, status: 'assumed' as const } : row.provenance;
      return [row.category, { ...provenance, ...prices, value, place: at, from }];
    });
    return { name, place, value: { kind: 'members', members: new Map(byCategory) } };
  };
  const columns = (Object.keys(GIVES) as (keyof typeof GIVES)[]).filter((column) => names.includes(column));
  return columns.map(given);
}
