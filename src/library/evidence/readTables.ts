import type { Problem } from '../../problems/index.js';
import { changeOf } from './fall.js';
import { KINDS, METRICS, type Conflict, type EvidenceRow, type ExternalRow, type Role } from './row.js';
import { numberIn, readTable, type TableRow } from './tables.js';

/** Where a table of this name lies, and how messages name it. */
type PathOf = (name: string) => readonly [path: string, file: string];

const ROLES = ['comparator', 'subset', 'alternative', 'left-out', 'counter'] as const satisfies readonly Role['role'][];
const COLUMNS = {
  rows: 'id,system,measure,baseline,result,change_pct,population,period,denominator,seed_file,seed_line,quote,caveat',
  kinds: 'id,kind,metric,scope_note,exclusive_group,controlled',
  external: 'id,system,measure,baseline,result,change_pct,population,period,source,status,caveat',
  conflicts: 'key,rows,conflict,source',
  roles: 'id,role,of,note',
  documents: 'file,short,title,publisher',
} as const;

/** Every row of the founding documents with its kind; a row without one is a fault. */
export function readRows(path: PathOf, problems: Problem[]): EvidenceRow[] {
  const kinds = byId(readTable(...path('evidence_kinds.csv'), COLUMNS.kinds.split(','), problems), 'id', problems);
  const documents = byId(readTable(...path('documents.csv'), COLUMNS.documents.split(','), problems), 'file', problems);
  const rows = byId(readTable(...path('evidence.csv'), COLUMNS.rows.split(','), problems), 'id', problems);
  spellOut(rows);
  return [...rows].flatMap(([id, row]) => {
    const [kind, document] = [kinds.get(id), documents.get(row.cells.seed_file ?? '')];
    if (kind === undefined) refuse(row, `evidence_kinds.csv has no row ${id}`, 'Add one that says its kind', problems);
    if (document === undefined)
      refuse(row, `documents.csv has no file ${row.cells.seed_file ?? ''}`, 'Add it', problems);
    return kind === undefined || document === undefined ? [] : (rowOf(id, row, kind, document, problems) ?? []);
  });
}

function rowOf(
  id: string,
  { cells, place }: TableRow,
  kindRow: TableRow,
  document: TableRow,
  problems: Problem[],
): EvidenceRow | undefined {
  const kind = KINDS.find((one) => one === kindRow.cells.kind);
  const metric = METRICS.find((one) => one === kindRow.cells.metric);
  if (kind === undefined || metric === undefined)
    return void refuse(
      kindRow,
      `${id} is ${kindRow.cells.kind ?? ''}, ${kindRow.cells.metric ?? ''}`,
      `A kind is one of ${KINDS.join(', ')}; a metric one of ${METRICS.join(', ')}`,
      problems,
    );
  const [baseline, result, change] = [cells.baseline, cells.result, cells.change_pct].map(numberIn);
  const group = kindRow.cells.exclusive_group ?? '';
  const row: EvidenceRow = {
    id,
    kind,
    metric,
    system: cells.system ?? '',
    measure: cells.measure ?? '',
    ...(baseline === undefined ? {} : { baseline }),
    ...(result === undefined ? {} : { result }),
    ...(change === undefined ? {} : { change }),
    population: cells.population ?? '',
    period: cells.period ?? '',
    denominator: cells.denominator ?? '',
    quote: markedWhereCut(cells.quote ?? ''),
    caveat: cells.caveat ?? '',
    source: `${document.cells.publisher ?? ''}, ${document.cells.title ?? ''}, ${document.cells.short ?? ''}:${cells.seed_line ?? ''}`,
    scopeNote: kindRow.cells.scope_note ?? '',
    ...(group === '' ? {} : { exclusiveGroup: group }),
    isControlled: kindRow.cells.controlled === 'yes',
    place,
  };
  refuseOtherChange(row, cells.change_pct ?? '', problems);
  return row;
}

/** A row of a printed table is whole as it stands. */
const ROW_OF_A_TABLE = /(?:\b\d+\.\d+\b\s*){4}/;

/** Words that begin or end within a sentence of their source say so. */
function markedWhereCut(quote: string): string {
  if (quote === '' || ROW_OF_A_TABLE.test(quote)) return quote;
  const [begins, ends] = [/^[\p{Lu}“‘…]/u.test(quote), /[.!?…][”’)]?$/u.test(quote)];
  return `${begins ? '' : '… '}${quote}${ends ? '' : ' …'}`;
}

/** The printed change and the figures before and after it are one statement: they may differ by rounding only. */
function refuseOtherChange(row: EvidenceRow, printed: string, problems: Problem[]): void {
  const worked = changeOf(row);
  if (worked === undefined || row.change === undefined) return;
  const unit = 10 ** -(printed.split('.')[1]?.length ?? 0);
  if (Math.abs(worked * 100 - row.change) <= unit / 2 + 1e-9) return;
  const found = `${row.id} prints a change of ${printed} %, and its figures give ${(worked * 100).toFixed(2)} %`;
  problems.push({ severity: 'error', ...row.place, found, right: 'Mend one of them, or leave the figures out' });
}

export function readExternal(path: PathOf, problems: Problem[]): ExternalRow[] {
  const rows = byId(readTable(...path('evidence_external.csv'), COLUMNS.external.split(','), problems), 'id', problems);
  spellOut(rows);
  return [...rows].map(([id, { cells, place }]) => ({
    id,
    system: cells.system ?? '',
    measure: cells.measure ?? '',
    baseline: cells.baseline ?? '',
    result: cells.result ?? '',
    change: cells.change_pct ?? '',
    population: cells.population ?? '',
    period: cells.period ?? '',
    source: cells.source ?? '',
    status: cells.status ?? '',
    caveat: cells.caveat ?? '',
    place,
  }));
}

export function readConflicts(path: PathOf, problems: Problem[]): Conflict[] {
  return readTable(...path('conflicts.csv'), COLUMNS.conflicts.split(','), problems).map(({ cells }) => ({
    key: cells.key ?? '',
    rows: (cells.rows ?? '').split(' '),
    text: cells.conflict ?? '',
    source: cells.source ?? '',
  }));
}

export function readRoles(path: PathOf, problems: Problem[]): Role[] {
  return readTable(...path('roles.csv'), COLUMNS.roles.split(','), problems).flatMap((row) => {
    const role = ROLES.find((one) => one === row.cells.role);
    if (role === undefined)
      return refuse(row, `there is no role ${row.cells.role ?? ''}`, `Roles are ${ROLES.join(', ')}`, problems);
    const of = row.cells.of ?? '';
    return [{ id: row.cells.id ?? '', role, ...(of === '' ? {} : { of }), note: row.cells.note ?? '' }];
  });
}

/** Rows are read one by one: what says "as above", "same cohort" or "as WAL-CARM" gets the words that it stands for. */
function spellOut(rows: Map<string, TableRow>): void {
  let above = '';
  for (const [id, { cells, place }] of rows) {
    const said = cells.population ?? '';
    const population = /^(as above|same cohort)$/.test(said) ? above : said;
    const other = /^as (\S+)$/.exec(cells.caveat ?? '')?.[1];
    const caveat = rows.get(other ?? '')?.cells.caveat ?? cells.caveat ?? '';
    rows.set(id, { cells: { ...cells, population, caveat }, place });
    above = population;
  }
}

function byId(rows: readonly TableRow[], column: string, problems: Problem[]): Map<string, TableRow> {
  const found = new Map<string, TableRow>();
  for (const row of rows) {
    const id = row.cells[column] ?? '';
    if (id === '' || found.has(id))
      refuse(
        row,
        id === '' ? `this row has no ${column}` : `${id} stands twice`,
        'Give each row one of its own',
        problems,
      );
    else found.set(id, row);
  }
  return found;
}

function refuse({ place }: TableRow, found: string, right: string, problems: Problem[]): [] {
  problems.push({ severity: 'error', ...place, found, right });
  return [];
}
