import { dirname } from 'node:path';
import type { Given } from '../../model/values/index.js';
import { UserError, type Problem } from '../../problems/index.js';
import {
  givensOf,
  printEdition,
  Store,
  textAnswer,
  type Held,
  type Return,
  type Returns,
  type Row,
  type Rows,
} from '../../returns/index.js';
import { lifeOf, wide, withinLife } from './life.js';
import { UNREAD, type Contract, type Site, type SiteMap } from './site.js';

/** A published list of contracts, of all hospitals, as a site whose contracts they all are; and the rows that cannot be reckoned. */
export interface ListedContracts {
  readonly site: Site;
  /** What the list is, and where it was had. */
  readonly what: string;
  /** Of the list as it was published. */
  readonly sha256: string;
  readonly contracts: readonly ListedContract[];
  readonly refused: readonly RefusedRow[];
}

/** One row of the list, by the member that its contract is. */
export interface ListedContract extends NamedRow {
  readonly id: string;
}

/** A row of which something that every contract needs is missing, or cannot be read. */
export interface RefusedRow extends NamedRow {
  readonly problems: readonly Problem[];
}

interface NamedRow {
  readonly project: string;
  readonly name: string;
  readonly authority: string;
  /** In the published file. */
  readonly row: number;
}

/** A day of publication: the first year after it is the base year. */
const DAY = /^(\d{4})-(\d{2})-\d{2}$/;

/** The latest published list that is held; the user's own before one that is shipped. Throws `UserError` where there is none. */
export function latestList(kind: string, decant: string, returns: Returns): ListedContracts {
  const store = Store.of(decant);
  const [held] = store.editions(kind);
  const problems: Problem[] = [];
  const ofReturn = returns.find(kind, { file: decant }, problems);
  if (held === undefined || ofReturn === undefined) throw new UserError(`No list of contracts (${kind}) is held`);
  return listedContracts(held, ofReturn, store.rows(held, ofReturn));
}

/**
 * Reads a list of contracts, each row by itself: one that lacks what the return gives of the others is told and left aside, and costs no other
 * anything. The base year is the first that begins after the day of the list.
 */
function listedContracts(held: Held, ofReturn: Return, rows: Rows): ListedContracts {
  const [, year = '', month = ''] = DAY.exec(held.edition) ?? [];
  const base = Number(year) + (Number(month) > 3 ? 1 : 0) + 1;
  const read = withoutTwins(rows.rows.map((row) => readRow(row, { held, ofReturn, rows, base })));
  const sound = read.filter(({ problems }) => problems.length === 0);
  const all = sound.map(({ contract }) => contract);
  const life = lifeOf(all, { base, first: base, last: base });
  return {
    what: held.what,
    sha256: held.sha256,
    site: siteOf(held, calledOf(held, ofReturn), withinLife({ all, givens: [] }, life).all, life),
    contracts: sound.map(({ contract: { id }, named }) => ({ id, ...named })),
    refused: read.flatMap(({ problems, named }) => (problems.length === 0 ? [] : [{ ...named, problems }])),
  };
}

interface List {
  readonly held: Held;
  readonly ofReturn: Return;
  readonly rows: Rows;
  readonly base: number;
}

interface ReadRow {
  readonly contract: Contract;
  readonly named: NamedRow;
  readonly problems: readonly Problem[];
}

/** Rows of one number are all left aside: which of them is meant nobody can tell. */
function withoutTwins(read: readonly ReadRow[]): ReadRow[] {
  return read.map((each) => {
    const twin = read.find((other) => other !== each && other.contract.id === each.contract.id);
    if (twin === undefined) return each;
    const found = `project ${each.named.project} stands in row ${twin.named.row} too`;
    const right = 'Which is meant? Take the other away, or give it its own number';
    const place = { file: each.contract.file, line: each.named.row };
    return { ...each, problems: [...each.problems, { severity: 'error', ...place, found, right }] };
  });
}

function readRow(row: Row, { held, ofReturn, rows, base }: List): ReadRow {
  const told = (name: string): string => textAnswer(ofReturn.tells.get(name), rows, row);
  const named = { project: told('project'), name: told('name'), authority: told('authority'), row: row.row };
  const file = `${held.id}_${held.edition}.csv`;
  const place = { file, line: row.row };
  const problems: Problem[] = [];
  const { givens } = givensOf({
    ...{ ofReturn, rows, own: [row], file, place, timeline: wide({ first: base, base, last: base }) },
    called: calledOf(held, ofReturn),
    odd: (found, right) => void problems.push({ severity: 'error', ...place, found, right }),
    sorry: ({ column, wrong, right }) =>
      void problems.push({ severity: 'error', ...place, found: `column ${column} ${wrong}`, right }),
  });
  problems.push(...missingIn(givens, ofReturn, place));
  const id = `project_${named.project}`.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  return { contract: { id, label: `${named.name} (${named.project})`, isNamed: true, file, givens }, named, problems };
}

function calledOf({ edition }: Held, { called }: Return): string {
  return `${called} ${printEdition(edition)}`;
}

/** What a return gives of a contract and this row does not. */
function missingIn(givens: readonly Given[], ofReturn: Return, place: { file: string; line: number }): Problem[] {
  return [...ofReturn.gives].flatMap(([name, gift]): Problem[] => {
    // What is on or off is not said of every contract, and the model knows what is usual.
    if (gift.kind !== 'asked' || gift.unit === 'flag' || givens.some((given) => given.name === name)) return [];
    return [{ severity: 'error', ...place, found: `it has no ${gift.label}`, right: 'Ask its authority' }];
  });
}

/** No hospital stands behind a list: it has neither beds nor land. */
function siteOf(
  { path, id, edition }: Held,
  called: string,
  contracts: readonly Contract[],
  timeline: Site['timeline'],
): Site {
  return {
    code: `${id}_${edition}`,
    folder: dirname(path),
    name: called,
    timeline,
    sections: [],
    holds: ['pfi'],
    scenario: '',
    options: [],
    named: {},
    dimensions: { pool: [UNREAD], pod: [], cohort: [], contract: contracts.map((contract) => contract.id) },
    parents: {},
    memberLabels: { contract: Object.fromEntries(contracts.map(({ id: own, label }) => [own, label])) },
    givens: [],
    facts: [],
    contracts,
    map: NO_MAP,
    attributions: [],
  };
}

const NO_MAP: SiteMap = {
  ...{ boundary: [], areaM2: 0, parkingM2: 0, blocks: [], cells: [], constraints: [], roads: [], notes: [] },
  coordinates: {
    boundary: { system: 'EPSG:27700', known: 'said' },
    buildings: { system: 'EPSG:27700', known: 'said' },
  },
};
