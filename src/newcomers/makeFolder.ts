import { UserError } from '../problems/index.js';
import { printFinancialYear } from '../words/index.js';
import { bedsOf, type MadeBeds } from './beds.js';
import { contractsOf, type Contracts, type FoundContract } from './contract.js';
import { entryOf, extractName, extractOf, type ExtractFile } from './extracts.js';
import { findHospitals } from './find.js';
import { gather, latest, type Cut, type Gathered } from './gathered.js';
import { mapsOf, type MadeMaps, type MapsInHand } from './map/maps.js';
import { folderName, readableName } from './names.js';
import { notGivenOf } from './notGiven.js';
import { rowsOf, tell, type Piece, type Pieces } from './pieces.js';
import type { Row } from '../returns/index.js';
import { siteYamlOf } from './siteYaml.js';
import { todoOf } from './todo.js';
import { siteAreaOf, typicalOf } from './typical.js';

/** A hospital's new folder: its files by their paths, and what it rests on. */
export interface MadeFolder {
  readonly name: string;
  readonly code: string;
  readonly files: ReadonlyMap<string, Buffer | string>;
  /** In sentences: where beds, blocks and contract come from, and what to get, in the order of what decides. */
  readonly how: readonly string[];
  readonly todo: readonly string[];
}

/** What the user says of the folder beside the code. */
export interface Asked {
  readonly code: string;
  /** Base year, by its end; the latest return's where it is left out. */
  readonly year?: number;
  /** A project of HM Treasury’s list. */
  readonly project?: string;
  readonly maps?: MapsInHand;
}

/** Makes the files of a hospital's folder from what is published of it; a user's error says what is not there. */
export function makeFolder(pieces: Pieces, { code, year, project, maps: inHand = {} }: Asked): MadeFolder {
  const all = gather(pieces, code, year) ?? unknownCode(pieces, code);
  const contracts = contractsOf(pieces, all, project);
  // Without a contract nobody can say what its part of the site costs: until one is given the part is drawn as the trust’s own.
  const gathered = contracts.found.length === 0 ? { ...all, pfi: [] } : all;
  const typical = typicalOf(pieces, gathered);
  const beds = bedsOf(pieces, gathered);
  const maps = mapsOf(pieces, gathered, siteAreaOf(gathered, typical), inHand);
  const cuts = [...gathered.estates, ...monthsOf(pieces, gathered), ...beds.cuts];
  const extracts = cuts.map(extractOf);
  // A model takes what the contract cost in its base year, and other years’ sheets stand beside that one alone.
  const ofBase = gathered.pfi.filter(({ piece }) => piece.year === gathered.base);
  const pfi = (ofBase.length === 0 ? [] : [...ofBase, ...gathered.pfi.filter((cut) => !ofBase.includes(cut))]).map(
    ({ piece, own }): Cut => ({ piece, own: [...own, ...rowsOf(piece, ...(contracts.found[0]?.also ?? []))] }),
  );
  // All of the trust's sheets travel with it: a contract may cover more than one site.
  const sheets = pfi.map(({ piece }) => extractOf({ piece, own: sheetsOf(piece, gathered) }));
  const list = listOf(contracts);
  const lastPayment = Math.max(0, ...contracts.found.map((each) => each.lastPayment));
  const [{ piece: driving }, ...others] = gathered.estates;
  const isLatest = others.every(({ piece }) => (piece.year ?? 0) < gathered.base);
  const standsOn = `${driving.ofReturn.called} ${driving.printed}, ${isLatest ? 'the latest of this site that is held' : 'as you asked'}`;
  const pfiFloorM2 = latest(all.pfi, 'floor_pfi')?.amount ?? 0;
  const todo = todoOf({
    ...{ standsOn, newer: driving.ofReturn.newer },
    beds,
    contracts,
    maps,
    typical,
    notGiven: notGivenOf(pieces, gathered),
    pfiFloorM2,
    otherSheets: pfi.slice(0, 1).flatMap((cut) => otherSheets(cut, gathered)),
  });
  const how = howOf(gathered, { maps, beds, contracts });
  const cut = [...extracts, ...sheets, ...(list === undefined ? [] : [list])];
  const files = new Map<string, Buffer | string>([
    [
      'site.yaml',
      siteYamlOf(gathered, {
        returns: cuts.map((each) => entryOf(each, gathered.code)),
        beds,
        typical,
        todo,
        lastPayment,
        pfiFloorM2,
      }),
    ],
    ['beds.csv', bedsCsv(beds)],
    ...maps.files,
    ...contracts.found.map((each, index): [string, string] => [
      `pfi/${folderName(each.name)}.yaml`,
      contractYaml(each, index === 0 ? pfi.map((sheet) => entryOf(sheet, gathered.code)) : []),
    ]),
    ...cut.map(({ name, text }): [string, string] => [`sources/${name}.csv`, text]),
    ['sources/README.md', sourcesReadme(cut, maps)],
    ['README.md', readme(gathered, how, todo)],
  ]);
  return { name: gathered.name, code: gathered.code, files, how, todo };
}

/** Refuses a code of which nothing is held, with the sites that are near. */
function unknownCode(pieces: Pieces, code: string): never {
  const near = findHospitals(pieces, code.slice(0, 3)).slice(0, 5);
  const offered = near.map((each) => `${each.code} ${each.name}`).join(', ');
  throw new UserError(
    `No site ${code.toUpperCase()} is in the national data that is held` +
      (offered === '' ? '.' : `. Of the same trust: ${offered}.`) +
      ' Find a hospital by its name with decant find NAME.',
  );
}

/**
 * Monthly returns of the hospital's trust for the base year, or for the year nearest to it that is whole in both: patients who could
 * leave are a share of beds that are occupied, and one without the other says nothing.
 */
function monthsOf(pieces: Pieces, { trustCode, base }: Gathered): Cut[] {
  const [beds, delayed] = ['sitrep-beds', 'no-criteria-to-reside'].map((id) =>
    pieces.of(id).flatMap((piece) => wholeYears(pieces, piece, trustCode)),
  );
  const pairs = (beds ?? []).flatMap((one) => {
    const other = (delayed ?? []).find(({ year }) => year === one.year);
    return other === undefined ? [] : [[one, other] as const];
  });
  const away = ({ year = 0 }: Cut): number => Math.abs(year - base);
  return [...([...pairs].sort(([a], [b]) => away(a) - away(b))[0] ?? [])];
}

/** The financial years of which a monthly publication has every month of a trust. */
function wholeYears(pieces: Pieces, piece: Piece, trustCode: string): Cut[] {
  // A trust that has gone into another since reports with it.
  const codes = [trustCode, ...successorsOf(pieces, trustCode)];
  const rows = codes.map((each) => rowsOf(piece, each)).find((each) => each.length > 0) ?? [];
  const dated = rows.map((row) => ({ row, period: piece.rows.period(row) }));
  return [...new Set(dated.flatMap(({ period }) => period?.year ?? []))].flatMap((year): Cut[] => {
    const own = dated.filter(({ period }) => period?.year === year);
    const months = new Set(own.map(({ period }) => period?.month));
    return months.size === MONTHS && own.length === MONTHS ? [{ piece, year, own: own.map(({ row }) => row) }] : [];
  });
}

function successorsOf(pieces: Pieces, trustCode: string): string[] {
  return pieces
    .of('ods-successors')
    .flatMap((piece) => rowsOf(piece, trustCode).map((row) => tell(piece, row, 'successor')));
}

const MONTHS = 12;

/** The rows of a PFI sheet that are the trust's. */
function sheetsOf(piece: Piece, { trustCode }: Gathered): Row[] {
  return piece.rows.rows.filter((row) => tell(piece, row, 'trust').toUpperCase() === trustCode);
}

/** Sites of the trust whose sheets are not of this contract as it was matched, by code and name. */
function otherSheets({ piece, own }: Cut, gathered: Gathered): string[] {
  const others = sheetsOf(piece, gathered).filter((row) => !own.includes(row));
  return [
    ...new Set(
      others.map((row) => `${tell(piece, row, 'site').toUpperCase()} ${readableName(tell(piece, row, 'name'))}`),
    ),
  ];
}

/** The rows of HM Treasury’s list that are the hospital's, in one file. */
function listOf({ found }: Contracts): ExtractFile | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  return extractOf({ piece: first.cut.piece, own: found.flatMap(({ cut }) => cut.own) });
}

function contractYaml({ cut, name, project, because, also }: FoundContract, beside: readonly string[]): string {
  const title = JSON.stringify(`${name.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()} (HM Treasury project ${project})`);
  return [
    `# The contract as HM Treasury published it; nothing here is from the contract itself. Taken since ${because}.`,
    ...(also.length === 0
      ? []
      : [`# It covers ${also.join(', ')} too: the charge is of all of them, and so are the PFI sheets.`]),
    `contract: ${title}`,
    `returns: [${[`${extractName(cut)}#${project}`, ...beside].join(', ')}]`,
    '',
  ].join('\n');
}

function bedsCsv({ pools }: MadeBeds): string {
  const cell = (text: string | number): string => `"${String(text).replaceAll('"', '""')}"`;
  const rows = pools.map(({ pool, label, available, occupied, period, source, status }) =>
    [pool, cell(label), available, occupied, period, cell(source), status].join(','),
  );
  return ['pool,label,available,occupied,period,source,status', ...rows, ''].join('\n');
}

function saidOf({ name, project, because, also }: FoundContract): string {
  const more = also.length === 0 ? '' : `, whose charge is of ${also.join(', ')} too`;
  return `${name} (HM Treasury project ${project}: ${because}${more})`;
}

/** Types of sites in ERIC whose patients, wards and costs the national averages are of. */
const LIKE_ACUTE = /acute|mixed service/i;

/** Where beds, blocks and contract come from, a sentence each; first of what kind the site is, where it is no acute hospital. */
function howOf(
  { type, estates: [{ piece }] }: Gathered,
  { maps, beds, contracts }: { maps: MadeMaps; beds: MadeBeds; contracts: Contracts },
): string[] {
  const [pool] = beds.pools;
  const kind = `Kind: ${type} by ${piece.ofReturn.called} ${piece.printed}. What no file of yours says of patients, wards and costs is of acute hospitals`;
  return [
    ...(type === '' || LIKE_ACUTE.test(type) ? [] : [kind]),
    `Beds: ${pool?.source ?? ''}`,
    `Blocks: ${maps.how}`,
    contracts.found.length === 0
      ? `PFI: no contract was taken${contracts.ended.map((said) => `; ${said}, runs no more`).join('')}`
      : `PFI: ${contracts.found.map(saidOf).join('; ')}`,
  ];
}

function readme({ name, trust, code, base }: Gathered, how: readonly string[], todo: readonly string[]): string {
  return [
    `# ${name}`,
    '',
    `${trust}, site ${code}. Made from what is published, for ${printFinancialYear(base)}; \`sources/\` holds the rows that figures were read from, and`,
    '`decant check` reads every one of them again.',
    '',
    ...how.map((each) => `- ${each}.`),
    '',
    '## What to get, in the order of what decides the answer',
    '',
    ...todo.map((each, index) => `${index + 1}. ${each}`),
    '',
  ].join('\n');
}

function sourcesReadme(all: readonly ExtractFile[], maps: MadeMaps): string {
  const rows = all.map(
    ({ name, publisher, what, rows, licence }) =>
      `| \`${name}.csv\` | ${publisher} | ${what} | ${rows.join(', ')} | ${licence} |`,
  );
  return [
    '# Where these files come from',
    '',
    'Header rows and the hospital’s own rows, verbatim. Rows are those of the publication as it is held, where 1 is its first line.',
    '',
    '| file | publisher | publication | rows | licence |',
    '|---|---|---|---|---|',
    ...rows,
    ...(!maps.isOpenStreetMap
      ? []
      : [
          '| `osm_buildings.geojson` | OpenStreetMap contributors | outlines of hospital buildings, matched to the nearest NHS site by distance | its features | Open Database Licence 1.0 |',
        ]),
    '',
    'Contains public sector information licensed under the Open Government Licence v3.0.',
    ...(!maps.isOpenStreetMap
      ? []
      : ['Contains OpenStreetMap data © OpenStreetMap contributors, available under the Open Database Licence 1.0.']),
    '',
  ].join('\n');
}
