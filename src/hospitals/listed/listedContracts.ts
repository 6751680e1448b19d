import { USUAL_FILES } from '../map/filesRead.js';
import { dirname } from 'node:path';
import { hasErrors, UserError, type Problem } from '../../problems/index.js';
import {
  givensOf,
  printEdition,
  Store,
  textAnswer,
  type Held,
  type Return,
  type Returned,
  type Returns,
  type Row,
  type Rows,
} from '../../returns/index.js';
import { checkListed } from '../oddities/plausibility.js';
import { lifeOf, wide, withinLife } from '../site/life.js';
import { UNREAD, type Contract, type Site, type SiteMap } from '../site/site.js';

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
  /** What is odd in its days, or was left out. */
  readonly doubts: readonly Problem[];
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

/** The same without the contracts whose rows some problems are of; undefined where no row is to blame. */
export function withoutFaulty(list: ListedContracts, faults: readonly Problem[]): ListedContracts | undefined {
  const { site, contracts, refused } = list;
  const faultsOf = ({ id, row }: ListedContract): Problem[] => {
    const file = site.contracts.find((contract) => contract.id === id)?.file;
    return faults.filter((fault) => fault.severity === 'error' && fault.file === file && fault.line === row);
  };
  const judged = contracts.map((contract) => ({ contract, problems: faultsOf(contract) }));
  const sound = judged.filter(({ problems }) => problems.length === 0).map(({ contract }) => contract);
  if (sound.length === 0 || sound.length === contracts.length) return undefined;
  const kept = site.contracts.filter(({ id }) => sound.some((contract) => contract.id === id));
  return {
    ...list,
    site: withContracts(site, kept),
    contracts: sound,
    refused: [
      ...refused,
      ...judged.flatMap(({ contract: { id: _, ...row }, problems }) =>
        problems.length === 0 ? [] : [{ ...row, problems }],
      ),
    ],
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
  const file = `${held.id}_${held.edition}.csv`;
  const place = { file, line: row.row };
  const problems: Problem[] = [];
  const doubts: Problem[] = [];
  const timeline = wide({ first: base, base, last: base });
  const { givens, blanks } = givensOf({
    ...{ ofReturn, rows, own: [row], file, place, timeline },
    called: calledOf(held, ofReturn),
    odd: (found, right) => void doubts.push({ severity: 'warning', ...place, found, right }),
    sorry: ({ column, wrong, right }) =>
      void problems.push({ severity: 'error', ...place, found: `column ${column} ${wrong}`, right }),
  });
  const odd = checkListed(givens, timeline);
  problems.push(...odd.filter(({ severity }) => severity === 'error'));
  doubts.push(...odd.filter(({ severity }) => severity === 'warning'));
  problems.push(...missingIn({ givens, blanks }, ofReturn, place, hasErrors(problems)));
  const named = { project: told('project'), name: told('name'), authority: told('authority'), row: row.row, doubts };
  const id = `project_${named.project}`.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  return { contract: { id, label: `${named.name} (${named.project})`, isNamed: true, file, givens }, named, problems };
}

function calledOf({ edition }: Held, { called }: Return): string {
  return `${called} ${printEdition(edition)}`;
}

/** What a return gives of a contract and this row does not: which cell is blank, or, where nothing said why, that it is not there. */
function missingIn(
  { givens, blanks }: Pick<Returned, 'givens' | 'blanks'>,
  ofReturn: Return,
  place: { file: string; line: number },
  isTold: boolean,
): Problem[] {
  const right = 'Ask its authority';
  return [...ofReturn.gives].flatMap(([name, gift]): Problem[] => {
    // What is on or off is not said of every contract, and the model knows what is usual.
    if (gift.kind !== 'asked' || gift.unit === 'flag' || givens.some((given) => given.name === name)) return [];
    const blank = blanks.find(({ input }) => input === name);
    if (blank === undefined && isTold) return [];
    const found = blank === undefined ? `it has no ${gift.label}` : `${blank.found}: ${gift.label}`;
    return [{ severity: 'error', ...place, found, right }];
  });
}

/** No hospital stands behind a list: it has neither beds nor land. */
function siteOf(
  { path, id, edition }: Held,
  called: string,
  contracts: readonly Contract[],
  timeline: Site['timeline'],
): Site {
  const site: Site = {
    code: `${id}_${edition}`,
    folder: dirname(path),
    name: called,
    timeline,
    sections: [],
    holds: ['pfi'],
    scenario: '',
    options: [],
    named: {},
    dimensions: { pool: [UNREAD], pod: [], cohort: [] },
    parents: {},
    memberLabels: {},
    givens: [],
    facts: [],
    contracts: [],
    map: NO_MAP,
    attributions: [],
  };
  return withContracts(site, contracts);
}

function withContracts(site: Site, contracts: readonly Contract[]): Site {
  return {
    ...site,
    contracts,
    dimensions: { ...site.dimensions, contract: contracts.map(({ id }) => id) },
    memberLabels: { contract: Object.fromEntries(contracts.map(({ id, label }) => [id, label])) },
  };
}

const NO_MAP: SiteMap = {
  ...{
    boundary: [],
    areaM2: 0,
    parkingM2: 0,
    blocks: [],
    cells: [],
    constraints: [],
    roads: [],
    files: USUAL_FILES,
    notes: [],
  },
  coordinates: {
    boundary: { system: 'EPSG:27700', known: 'said' },
    buildings: { system: 'EPSG:27700', known: 'said' },
  },
};
