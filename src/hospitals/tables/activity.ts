import type { Given, GivenMember, GivenValue, Provenance } from '../../model/values/index.js';
import { PODS, printFinancialYear } from '../../words/index.js';
import { plainCohort, readActivityRows, type ActivityRow } from './activityRows.js';
import { rereadRow, type MeasuredRow } from '../site/cited.js';
import type { SiteFolder } from '../site/folder.js';
import type { Timeline } from '../site/site.js';
import { refuseIn, type Refuse } from './ownTable.js';
import type { Tables } from './tables.js';

const FILE = 'activity.csv';
/** A model has a row a cohort in many of its lines: more make a workbook that nobody can open. */
const MOST_COHORTS = 500;

/** The patients of a hospital: points of delivery, and in each its cohorts by age or condition. */
export interface Activity {
  readonly pods: readonly string[];
  /** Cohort → its point of delivery, in order. */
  readonly cohorts: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<'pod' | 'cohort', Readonly<Record<string, string>>>>;
  readonly givens: readonly Given[];
  /** Sections that these figures need, where the site lists the model's demand. */
  readonly sections: readonly string[];
}

/** Whom the benchmark split of templates/parameters/demand.yaml knows, for a hospital that counts beds alone. */
const BENCHMARK = { emergency_all: 'emergency', elective_all: 'elective', maternity_all: 'maternity' };

/** Reads activity.csv, or takes the benchmark's patients where there is none; every row that is wrong is said. */
export function readActivity(
  folder: SiteFolder,
  tables: Tables,
  {
    timeline,
    sections,
  }: { readonly timeline?: Timeline | undefined; readonly sections?: readonly string[] | undefined },
): Activity {
  const benchmark = activityOf(BENCHMARK, {}, [], []);
  if (!folder.has(FILE)) return benchmark;
  const file = folder.label(FILE);
  const refuse = refuseIn(FILE, folder, tables);
  const rows = rowsOfYear(readActivityRows(folder, tables) ?? [], timeline, folder);
  if (rows.length === 0) return benchmark;
  for (const row of rows) if (row.status === 'measured') rereadRow(measuredRow(row, file), folder, tables);
  if (rows.length > MOST_COHORTS) {
    refuse(`it counts ${rows.length} kinds of patients apart`, `At most ${MOST_COHORTS}: put small segments together`);
    return benchmark;
  }
  if (rows.every(({ bedDays, spells, inclusive }) => bedDays === (inclusive ? spells : 0)))
    refuse('no patient stays a night', 'Give the bed-days of those who do: beds follow from them');
  const worth = (sections?.includes('activity_value') ?? true) ? tariffOf(rows, file, refuse) : [];
  return activityOf(
    Object.fromEntries(rows.map(({ cohort, pod }) => [cohort, pod])),
    Object.fromEntries(rows.map(({ cohort, label }) => [cohort, label])),
    [...givensOf(rows, file), ...worth],
    ['activity', 'case_mix/activity'],
  );
}

function measuredRow({ row, line, source, spells, bedDays, tariffValue }: ActivityRow, file: string): MeasuredRow {
  return {
    place: { file, line },
    row,
    source,
    figures: [
      { column: 'spells', amount: spells },
      { column: 'bed_days', amount: bedDays },
      ...(tariffValue === undefined ? [] : [{ column: 'tariff_value', amount: tariffValue, isMoney: true }]),
    ],
  };
}

function activityOf(
  cohorts: Activity['cohorts'],
  labels: Readonly<Record<string, string>>,
  givens: readonly Given[],
  sections: readonly string[],
): Activity {
  const pods = Object.keys(PODS).filter((pod) => Object.values(cohorts).includes(pod));
  // Cohorts stand by their point of delivery, in the order of these.
  const ordered = pods.flatMap((pod) => Object.entries(cohorts).filter(([, of]) => of === pod));
  return {
    pods,
    cohorts: Object.fromEntries(ordered),
    labels: {
      pod: Object.fromEntries(pods.map((pod) => [pod, PODS[pod] ?? pod])),
      cohort: Object.fromEntries(ordered.map(([cohort]) => [cohort, labels[cohort] ?? plainCohort(cohort)])),
    },
    givens,
    sections,
  };
}

/** One year's activity: the base year's, or else that of the nearest year. What is left aside is said. */
function rowsOfYear(
  rows: readonly ActivityRow[],
  timeline: Timeline | undefined,
  folder: SiteFolder,
): readonly ActivityRow[] {
  const years = [...new Set(rows.map(({ year }) => year))];
  const base = timeline?.base ?? Math.max(...years);
  const [nearest] = [...years].sort((a, b) => Math.abs(a - base) - Math.abs(b - base) || b - a);
  if (nearest === undefined) return [];
  const others = years.filter((year) => year !== nearest).sort((a, b) => a - b);
  const warn = (found: string, right: string): void =>
    void folder.problems.push({ severity: 'warning', file: folder.label(FILE), found, right });
  if (nearest !== base)
    warn(
      `the activity of ${printFinancialYear(nearest)} stands for the base year, ${printFinancialYear(base)}`,
      'Add rows of the base year',
    );
  if (others.length > 0)
    warn(`${others.map(printFinancialYear).join(', ')} are not used`, 'The model starts from one year');
  return rows.filter(({ year }) => year === nearest);
}

/** The input of the model that each column gives: by cohort, and by point of delivery what the activity is worth. */
const GIVES = {
  spells: ['spells_today', 'spell'],
  bed_days: ['bed_days_counted', 'bed*day'],
  bed_day_basis: ['counted_inclusive', 'flag'],
  tariff_value: ['tariff_value_today', 'realGBP'],
} as const;

function givensOf(rows: readonly ActivityRow[], file: string): Given[] {
  const by = (column: keyof typeof GIVES, amount: (row: ActivityRow) => number): Given => {
    const [name, unit] = GIVES[column];
    const counted = rows.map((row): Counted => {
      const from = { file: FILE, row: row.row, column, unit, year: printFinancialYear(row.year) };
      const said = provenanceOf(row);
      // Read again are figures: how a source counted is a word of its own.
      const isWord = column === 'bed_day_basis' && said.status === 'measured';
      return [row.cohort, row, amount(row), { ...said, ...(isWord ? { status: 'published' } : {}), from }];
    });
    return { name, place: { file }, value: membersOf(counted, unit, file) };
  };
  return [
    by('spells', ({ spells }) => spells),
    by('bed_days', ({ bedDays }) => bedDays),
    by('bed_day_basis', ({ inclusive }) => (inclusive ? 1 : 0)),
  ];
}

type Counted = readonly [member: string, row: ActivityRow, amount: number, provenance: Provenance];

function membersOf(counted: readonly Counted[], unit: string, file: string): GivenValue {
  const members = counted.map(([member, { line }, amount, provenance]): [string, GivenMember] => {
    const place = { file, line };
    return [member, { ...provenance, value: { kind: 'amount', amount, unit, place }, place }];
  });
  return { kind: 'members', members: new Map(members) };
}

function provenanceOf({ source, status, year }: ActivityRow): Provenance {
  return { ...(source === '' ? {} : { source }), status, date: printFinancialYear(year) };
}

/** What the activity is worth at full tariff, by point of delivery, in the prices of its year; nothing where no row says. */
function tariffOf(rows: readonly ActivityRow[], file: string, refuse: Refuse): Given[] {
  const silent = rows.filter(({ tariffValue }) => tariffValue === undefined);
  if (silent.length === rows.length) return [];
  for (const { row } of silent)
    refuse(`row ${row} has no tariff_value, and others have one`, 'Give it in each row, or in none', row);
  const pods = [...new Set(rows.map(({ pod }) => pod))];
  const worth = pods.flatMap((pod): Counted[] => {
    const own = rows.filter((row) => row.pod === pod);
    const [first] = own;
    if (first === undefined) return [];
    const sum = own.reduce((total, { tariffValue = 0 }) => total + tariffValue, 0);
    const { status, ...rest } = provenanceOf(first);
    // A sum of cells is no cell, so it cannot be called measured.
    const source = `${FILE}, column tariff_value, row ${own.map(({ row }) => row).join(' + ')}: ${first.source}`;
    return [[pod, first, sum, { ...rest, status: status === 'measured' ? 'published' : status, source }]];
  });
  const [{ year } = { year: undefined }] = rows;
  const [name, unit] = GIVES.tariff_value;
  return [
    {
      name,
      place: { file },
      value: membersOf(worth, unit, file),
      ...(year === undefined ? {} : { prices: year }),
    },
  ];
}
