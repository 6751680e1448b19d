import { STATUSES, type Status } from '../../model/values/index.js';
import { didYouMean } from '../../problems/index.js';
import { parseFinancialYear, PODS, printFinancialYear } from '../../words/index.js';
import { isMemberName, MEMBER_RULE, plainLabel } from '../site/names.js';
import { readNumber, refuseBeyondHeader, refuseOtherSeparator, type Table } from './tables.js';

const NEEDED = ['fy', 'pod', 'segment', 'spells', 'bed_days', 'bed_day_basis', 'tariff_value', 'source'];
const COLUMNS = [...NEEDED, 'status', 'label'];
export const MOST_ROWS = 5_000;

const BASES = ['midnight', 'inclusive'];

/** One line of activity.csv, sound. */
export interface ActivityRow {
  readonly row: number;
  readonly year: number;
  readonly pod: string;
  readonly cohort: string;
  readonly label: string;
  readonly spells: string;
  readonly bedDays: string;
  readonly inclusive: boolean;
  /** Empty where the hospital does not say what its activity is worth. */
  readonly tariffValue: string;
  readonly source: string;
  readonly status: Status;
}

export type Refuse = (found: string, right: string, line?: number) => void;

/** Reads the lines of activity.csv; every one that is wrong is said and left out. */
export function readActivityRows(table: Table, refuse: Refuse): ActivityRow[] {
  const [header = [], ...records] = table;
  const names = header.map((name) => name.trim());
  if (!headerStands(names, refuse)) return [];
  refuseBeyondHeader(table, refuse);
  const filled = records.map((record, index) => ({ record, row: index + 2 }));
  const rows = filled
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .flatMap(({ record, row }) => readRow((name) => (record[names.indexOf(name)] ?? '').trim(), row, refuse) ?? []);
  if (filled.length === 0) refuse('it has no activity', 'Add a row a point of delivery');
  refuseTwice(rows, refuse);
  return rows;
}

/** `emergency_all` → "Emergency": all patients of a point of delivery are called by it. */
export function plainCohort(cohort: string): string {
  return PODS[cohort.replace(/_all$/, '')] ?? plainLabel(cohort.replace(/_all$/, ''));
}

function headerStands(names: readonly string[], refuse: Refuse): boolean {
  if (refuseOtherSeparator(names, refuse)) return false;
  const missing = NEEDED.filter((name) => !names.includes(name));
  for (const name of missing) refuse(`it has no column ${name}`, `Its first row should be ${NEEDED.join(',')}`);
  for (const name of names)
    if (!COLUMNS.includes(name))
      refuse(`there is no column ${name}`, didYouMean(name, COLUMNS) ?? `It may have ${COLUMNS.join(', ')}`);
  const twice = new Set(names).size < names.length;
  if (twice) refuse('a column stands twice', 'Keep one');
  return missing.length === 0 && !twice;
}

function readRow(cell: (name: string) => string, row: number, refuse: Refuse): ActivityRow | undefined {
  let sound = true;
  const wrong = (found: string, right: string): void => {
    sound = false;
    refuse(found, right, row);
  };
  const year = parseFinancialYear(cell('fy'));
  if (year === undefined)
    wrong(`row ${row}, column fy: ${cell('fy') || 'empty'} is not a financial year`, 'Write it like 2016/17');
  const pod = cell('pod');
  if (!Object.hasOwn(PODS, pod))
    wrong(
      `row ${row}, column pod: there is no point of delivery ${pod}`,
      didYouMean(pod, Object.keys(PODS)) ?? `It may be ${Object.keys(PODS).join(', ')}`,
    );
  const segment = cell('segment') || 'all';
  const cohort = `${pod}_${segment}`;
  if (!isMemberName(cohort)) wrong(`row ${row}, column segment: ${segment} cannot be a name`, MEMBER_RULE);
  const number = (name: string): number => {
    const read = readNumber(cell(name));
    if (typeof read === 'object') wrong(`row ${row}, column ${name} ${read.wrong}`, 'Write a number');
    else if (read < 0) wrong(`row ${row}, column ${name} is below 0`, 'Write a number of 0 or more');
    return typeof read === 'object' ? NaN : read;
  };
  const [spells, bedDays] = [number('spells'), number('bed_days')];
  if (cell('tariff_value') !== '') number('tariff_value');
  const basis = cell('bed_day_basis');
  if (!BASES.includes(basis))
    wrong(
      `row ${row}, column bed_day_basis is ${basis || 'empty'}`,
      'Write midnight (discharge − admission) or inclusive (a day more a stay): the two differ by a bed-day a spell',
    );
  if (spells === 0 && bedDays > 0)
    wrong(`row ${row} has bed-days and no spell`, 'Give the spells, or take the row away');
  if (basis === 'inclusive' && bedDays < spells)
    wrong(
      `row ${row}: an inclusive count has a bed-day or more a spell, and here are ${bedDays} for ${spells} spells`,
      'Is the count of midnights?',
    );
  const status = statusOf(cell('status'), cell('source'), wrong);
  if (!sound || year === undefined) return undefined;
  return {
    row,
    year,
    pod,
    cohort,
    label: cell('label') || plainCohort(cohort),
    spells: cell('spells'),
    bedDays: cell('bed_days'),
    inclusive: basis === 'inclusive',
    tariffValue: cell('tariff_value'),
    source: cell('source'),
    status,
  };
}

/** A number that cites something is taken on trust; one that cites nothing is an illustration. */
function statusOf(text: string, source: string, wrong: (found: string, right: string) => void): Status {
  const status = STATUSES.find((known) => known === text);
  if (text !== '' && status === undefined) wrong(`there is no status ${text}`, `It may be ${STATUSES.join(', ')}`);
  return status ?? (source === '' ? 'illustrative' : 'assumed');
}

function refuseTwice(rows: readonly ActivityRow[], refuse: Refuse): void {
  rows.forEach(({ year, cohort, row }, index) => {
    if (rows.findIndex((other) => other.year === year && other.cohort === cohort) < index)
      refuse(
        `${cohort} stands twice in ${printFinancialYear(year)}`,
        'Keep one row a point of delivery and segment',
        row,
      );
  });
}
