import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../../src/report/index.js';
import { reported, shipped, type Reported } from '../reported.js';
import { EVERY_CLAUSE } from './schedules.js';

/** Every clause of a contract, a part to end and a refinancing that adds debt. */
export const EVERY_WAY: Readonly<Record<string, string>> = {
  ...{ ...EVERY_CLAUSE, exit_year: '2031', partial_share: '20 %', partial_fee: '1 mGBP' },
  ...{ distributions_before: '4 mGBP/year', distributions_after: '5 mGBP/year', refinancing_rate: '13 %' },
  ...{ debt_before_refinancing: '60 mGBP', debt_after_refinancing: '72 mGBP' },
};

/** The contracts of the typical acute hospital, each of such a text, run on a day; the folder is gone when this returns. */
export function contractsOf(contracts: Readonly<Record<string, string>>, date?: string): Reported {
  const place = mkdtempSync(join(tmpdir(), 'decant-ways-'));
  const folder = join(place, 'northfield');
  try {
    cpSync(join(shipped, 'typical-acute'), folder, { recursive: true });
    mkdirSync(join(folder, 'pfi'));
    for (const [name, text] of Object.entries(contracts)) writeFileSync(join(folder, 'pfi', `${name}.yaml`), text);
    return reported(folder, undefined, { part: 'contract', ...(date === undefined ? {} : { date }) });
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}

export type Ways = Result['appraisals'][number];
export type WayRow = Ways['rows'][number];

/** The ways out of a result. */
export function waysIn({ result, problems }: Reported): Ways {
  const found = result?.appraisals.find(({ id }) => id === 'ways-out.ways');
  if (found === undefined) throw new Error(`no ways out: ${problems.join('\n')}`);
  return found;
}

/** What a row says under each column, by the column’s name in the file. */
export const COLUMNS = ['available', 'once', 'a_year', 'worth', 'evens', 'consent', 'reverse'] as const;

export function rowOf({ rows }: Ways, name: string, member?: string): WayRow | undefined {
  return rows.find((row) => row.id === `ways-out.ways.${name}` && (member === undefined || row.member === member));
}

export function cellOf(ways: Ways, name: string, column: (typeof COLUMNS)[number]): WayRow['cells'][number] {
  const cell = rowOf(ways, name)?.cells[COLUMNS.indexOf(column)];
  if (cell === undefined) throw new Error(`no ${name}, ${column}`);
  return cell;
}
