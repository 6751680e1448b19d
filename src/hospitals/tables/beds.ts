import { STATUSES, type Given, type GivenMember, type Provenance, type Status } from '../../model/values/index.js';
import { didYouMean } from '../../problems/index.js';
import { rereadRow } from '../site/cited.js';
import type { SiteFolder } from '../site/folder.js';
import { isMemberName, MEMBER_RULE, plainLabel } from '../site/names.js';
import { readNumber, refuseBeyondHeader, type Table, type Tables } from './tables.js';

const FILE = 'beds.csv';
const NEEDED = ['pool', 'available', 'occupied'];
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 100;
const COLUMNS = [...NEEDED, 'period', 'source', 'status', 'label'];
/** The input of the model that each column gives, by pool. */
const GIVES = { available: 'beds_open', occupied: 'beds_occupied_today' } as const;

/** The pools of beds, between which nobody moves, in the order in which they would close. */
export interface Beds {
  readonly pools: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Beds open and beds occupied, by pool. */
  readonly givens: readonly Given[];
}

interface Pool {
  readonly pool: string;
  readonly label: string;
  readonly row: number;
  readonly available: number;
  readonly occupied: number;
  readonly period: string;
  readonly provenance: Provenance;
}

/** Reads beds.csv; every row that is wrong is said. */
export function readBeds(folder: SiteFolder, tables: Tables): Beds {
  const refuse: Refuse = (found, right, line = 1) =>
    void folder.problems.push({ severity: 'error', file: folder.label(FILE), line, found, right });
  const table = withinReason(tables.table(FILE, MOST_ROWS), refuse);
  const [header = [], ...records] = table ?? [];
  const names = header.map((name) => name.trim());
  if (table !== undefined) {
    checkHeader(names, refuse);
    refuseBeyondHeader(table, refuse);
  }
  const rows = records
    .map((record, index) => ({ record, row: index + 2 }))
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''));
  if (header.length > 0 && rows.length === 0) refuse('it has no pool', 'Add a row for each pool of beds');
  const pools = rows.flatMap(({ record, row }) => readPool(names, record, row, refuse) ?? []);
  pools.forEach(({ pool, row }, index) => {
    if (pools.findIndex((other) => other.pool === pool) < index)
      refuse(`the pool ${pool} stands twice`, 'Keep one row a pool', row);
  });
  for (const { row, provenance, available, occupied } of pools)
    if (provenance.status === 'measured' && Number.isFinite(available) && Number.isFinite(occupied))
      rereadRow(
        {
          place: { file: folder.label(FILE), line: row },
          source: provenance.source ?? '',
          figures: [
            { column: 'available', amount: available },
            { column: 'occupied', amount: occupied },
          ],
        },
        folder,
        tables,
      );
  return {
    pools: [...new Set(pools.map(({ pool }) => pool))],
    labels: Object.fromEntries(pools.map(({ pool, label }) => [pool, label])),
    givens: [givenOf('available', pools, folder), givenOf('occupied', pools, folder)],
  };
}

type Refuse = (found: string, right: string, line?: number) => void;

/** The table, unless it is far too wide to be one of beds. */
function withinReason(table: Table | undefined, refuse: Refuse): Table | undefined {
  const columns = table?.[0]?.length ?? 0;
  if (columns > MOST_COLUMNS) return void refuse(`it has ${columns} columns`, `It may have ${COLUMNS.join(', ')}`);
  return table;
}

function checkHeader(names: readonly string[], refuse: Refuse): void {
  for (const name of NEEDED)
    if (!names.includes(name))
      refuse(`it has no column ${name}`, `Its first row should be ${COLUMNS.slice(0, 5).join(',')}`);
  for (const name of names) {
    if (!COLUMNS.includes(name))
      refuse(`there is no column ${name}`, didYouMean(name, COLUMNS) ?? `It may have ${COLUMNS.join(', ')}`);
  }
  if (new Set(names).size < names.length) refuse('a column stands twice', 'Keep one');
}

function readPool(names: readonly string[], record: readonly string[], row: number, refuse: Refuse): Pool | undefined {
  const cell = (name: string): string => (record[names.indexOf(name)] ?? '').trim();
  const pool = cell('pool');
  if (!isMemberName(pool))
    return void refuse(
      `${pool === '' ? 'a pool without a name' : pool} cannot be the name of a pool`,
      MEMBER_RULE,
      row,
    );
  /** NaN for a cell that holds no number, which is said below. */
  const beds = (name: string): number => {
    const number = readNumber(cell(name));
    return typeof number === 'object' ? NaN : number;
  };
  for (const name of ['available', 'occupied']) {
    if (!names.includes(name)) continue;
    const number = readNumber(cell(name));
    if (typeof number === 'object')
      refuse(`row ${row}, column ${name} ${number.wrong}`, 'Write the number of beds', row);
    else if (number < 0) refuse(`row ${row}, column ${name} is below 0`, 'Write the number of beds', row);
  }
  const status = STATUSES.find((known) => known === cell('status'));
  if (cell('status') !== '' && status === undefined)
    refuse(`there is no status ${cell('status')}`, `It may be ${STATUSES.join(', ')}`, row);
  const [source, period] = [cell('source'), cell('period')];
  const provenance = {
    ...(source === '' ? {} : { source }),
    status: status ?? weakest(source),
    ...(period === '' ? {} : { date: period }),
  };
  return {
    pool,
    label: cell('label') || plainLabel(pool),
    row,
    available: beds('available'),
    occupied: beds('occupied'),
    period,
    provenance,
  };
}

/** A number that cites something is taken on trust; one that cites nothing is an illustration. */
function weakest(source: string): Status {
  return source === '' ? 'illustrative' : 'assumed';
}

function givenOf(column: keyof typeof GIVES, pools: readonly Pool[], folder: SiteFolder): Given {
  const file = folder.label(FILE);
  const members = pools.map((pool): readonly [string, GivenMember] => {
    const place = { file, line: pool.row };
    const value = { kind: 'amount', amount: pool[column], unit: 'bed', place } as const;
    return [pool.pool, { ...pool.provenance, value, place, from: { file: FILE, row: pool.row, column, unit: 'bed' } }];
  });
  return { name: GIVES[column], place: { file }, value: { kind: 'members', members: new Map(members) } };
}
