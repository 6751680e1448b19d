import type { Given, GivenMember, Provenance } from '../../model/values/index.js';
import { rereadRow } from '../site/cited.js';
import type { SiteFolder } from '../site/folder.js';
import { isMemberName, MEMBER_RULE, plainLabel } from '../site/names.js';
import { readOwnTable, refuseIn, type OwnRow } from './ownTable.js';
import type { Tables } from './tables.js';

const FILE = 'beds.csv';
const KIND = {
  file: FILE,
  needed: ['pool', 'available', 'occupied'],
  also: ['period', 'source', 'status', 'label'],
  header: ['pool', 'available', 'occupied', 'period', 'source'],
  mostRows: 2_000,
};
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
  readonly line: number;
  readonly available: number;
  readonly occupied: number;
  readonly period: string;
  readonly provenance: Provenance;
}

/** Reads beds.csv; every row that is wrong is said. */
export function readBeds(folder: SiteFolder, tables: Tables): Beds {
  const refuse = refuseIn(FILE, folder, tables);
  const table = readOwnTable(KIND, folder, tables);
  if (table?.isWhole === true && table.rows.length === 0) refuse('it has no pool', 'Add a row for each pool of beds');
  const pools = table?.rows.flatMap((row) => readPool(row) ?? []) ?? [];
  pools.forEach(({ pool, row }, index) => {
    if (pools.findIndex((other) => other.pool === pool) < index)
      refuse(`the pool ${pool} stands twice`, 'Keep one row a pool', row);
  });
  for (const { row, line, provenance, available, occupied } of pools)
    if (provenance.status === 'measured' && Number.isFinite(available) && Number.isFinite(occupied))
      rereadRow(
        {
          place: { file: folder.label(FILE), line },
          row,
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

function readPool(row: OwnRow): Pool | undefined {
  const pool = row.text('pool');
  const isNamed = isMemberName(pool);
  if (!isNamed && row.has('pool'))
    row.refuse(`${pool === '' ? 'a pool without a name' : pool} cannot be the name of a pool`, MEMBER_RULE);
  const beds = (name: string): number => row.number(name, 'Write the number of beds') ?? NaN; // which is told
  const [available, occupied, status] = [beds('available'), beds('occupied'), row.status()];
  if (!isNamed) return undefined;
  const [source, period] = [row.text('source'), row.text('period')];
  return {
    pool,
    label: row.text('label') || plainLabel(pool),
    row: row.row,
    line: row.line,
    available,
    occupied,
    period,
    provenance: {
      ...(source === '' ? {} : { source }),
      status,
      ...(period === '' ? {} : { date: period }),
    },
  };
}

function givenOf(column: keyof typeof GIVES, pools: readonly Pool[], folder: SiteFolder): Given {
  const file = folder.label(FILE);
  const members = pools.map((pool): readonly [string, GivenMember] => {
    const place = { file, line: pool.line };
    const value = { kind: 'amount', amount: pool[column], unit: 'bed', place } as const;
    return [pool.pool, { ...pool.provenance, value, place, from: { file: FILE, row: pool.row, column, unit: 'bed' } }];
  });
  return { name: GIVES[column], place: { file }, value: { kind: 'members', members: new Map(members) } };
}
