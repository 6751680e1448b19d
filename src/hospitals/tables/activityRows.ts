import type { Status } from '../../model/values/index.js';
import { didYouMean } from '../../problems/index.js';
import { parseFinancialYear, PODS, printFinancialYear } from '../../words/index.js';
import { isMemberName, MEMBER_RULE, plainLabel } from '../site/names.js';
import type { SiteFolder } from '../site/folder.js';
import { readOwnTable, refuseIn, type OwnRow, type Refuse } from './ownTable.js';
import type { Tables } from './tables.js';

const NEEDED = ['fy', 'pod', 'segment', 'spells', 'bed_days', 'bed_day_basis', 'tariff_value', 'source'];
const FILE = 'activity.csv';
const KIND = { file: FILE, needed: NEEDED, also: ['status', 'label'], mostRows: 5_000 };
const BASES = ['midnight', 'inclusive'];

/** One line of activity.csv, sound. */
export interface ActivityRow {
  readonly row: number;
  readonly line: number;
  readonly year: number;
  readonly pod: string;
  readonly cohort: string;
  readonly label: string;
  readonly spells: number;
  readonly bedDays: number;
  readonly inclusive: boolean;
  /** Left out where the hospital does not say what its activity is worth. */
  readonly tariffValue?: number;
  readonly source: string;
  readonly status: Status;
}

/** Reads the lines of activity.csv; every one that is wrong is said and left out. Undefined where the file cannot be read. */
export function readActivityRows(folder: SiteFolder, tables: Tables): ActivityRow[] | undefined {
  const table = readOwnTable(KIND, folder, tables);
  if (table === undefined) return undefined;
  const refuse = refuseIn(FILE, folder, tables);
  if (table.isWhole && table.rows.length === 0) refuse('it has no activity', 'Add a row a point of delivery');
  const rows = table.rows.flatMap((row) => readRow(row) ?? []);
  refuseTwice(rows, refuse);
  return table.isWhole ? rows : [];
}

/** `emergency_all` → "Emergency": all patients of a point of delivery are called by it. */
export function plainCohort(cohort: string): string {
  return PODS[cohort.replace(/_all$/, '')] ?? plainLabel(cohort.replace(/_all$/, ''));
}

function readRow(row: OwnRow): ActivityRow | undefined {
  let sound = true;
  const wrong = (found: string, right: string): void => {
    sound = false;
    row.refuse(found, right);
  };
  const cell = (name: string): string => row.text(name);
  const at = `row ${row.row}`;
  const year = parseFinancialYear(cell('fy'));
  if (year === undefined && row.has('fy'))
    wrong(`${at}, column fy: ${cell('fy') || 'empty'} is not a financial year`, 'Write it like 2016/17');
  const pod = cell('pod');
  if (!Object.hasOwn(PODS, pod) && row.has('pod'))
    wrong(
      `${at}, column pod: there is no point of delivery ${pod}`,
      didYouMean(pod, Object.keys(PODS)) ?? `It may be ${Object.keys(PODS).join(', ')}`,
    );
  const segment = cell('segment') || 'all';
  const cohort = `${pod}_${segment}`;
  if (!isMemberName(Object.hasOwn(PODS, pod) ? cohort : `all_${segment}`))
    wrong(`${at}, column segment: ${segment} cannot be a name`, MEMBER_RULE);
  const spells = row.number('spells', 'Write a number of 0 or more');
  const bedDays = row.number('bed_days', 'Write a number of 0 or more');
  const isWorth = cell('tariff_value') !== '';
  const tariffValue = isWorth ? row.number('tariff_value', 'Write pounds, as in 52000000', '£') : undefined;
  const basis = cell('bed_day_basis');
  if (!BASES.includes(basis) && row.has('bed_day_basis'))
    wrong(
      `${at}, column bed_day_basis is ${basis || 'empty'}`,
      'Write midnight (discharge − admission) or inclusive (a day more a stay): the two differ by a bed-day a spell',
    );
  if (spells === 0 && bedDays !== undefined && bedDays > 0)
    wrong(`${at} has bed-days and no spell`, 'Give the spells, or take the row away');
  if (basis === 'inclusive' && spells !== undefined && bedDays !== undefined && bedDays < spells)
    wrong(
      `${at}: an inclusive count has a bed-day or more a spell, and here are ${bedDays} for ${spells} spells`,
      'Is the count of midnights?',
    );
  const status = row.status();
  if (!sound || year === undefined || spells === undefined || bedDays === undefined) return undefined;
  if (isWorth && tariffValue === undefined) return undefined;
  return {
    row: row.row,
    line: row.line,
    year,
    pod,
    cohort,
    label: cell('label') || plainCohort(cohort),
    spells,
    bedDays,
    inclusive: basis === 'inclusive',
    ...(tariffValue === undefined ? {} : { tariffValue }),
    source: cell('source'),
    status,
  };
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
