import { asList, asScalar, sourceOf, type YamlEntry, type YamlFile } from '../../files/yaml/index.js';
import type { Given } from '../../model/values/index.js';
import type { Place, Problem } from '../../problems/index.js';
import {
  ENTRY_RULE,
  factsOf,
  fileOf,
  givensOf,
  parseEntry,
  printEdition,
  Rows,
  yearOf,
  type Entry,
  type Extract,
  type Return,
  type Returned,
  type Returns,
  type Row,
} from '../../returns/index.js';
import { disagreeing, farApart } from '../../returns/beside/index.js';
import { endedAs } from '../../returns/ended/index.js';
import { printFinancialYear } from '../../words/index.js';
import { flawOfRows, ownRows } from './ownRows.js';
import { placeOf } from './provenance.js';
import type { SiteFolder } from './folder.js';
import type { Fact, Timeline } from './site.js';
import type { Tables } from '../tables/tables.js';

/** An extract that a file of the folder names under `returns:`, and where. */
export interface NamedReturn {
  readonly text: string;
  readonly place: Place;
}

/** The list under `returns:`, as it stands. */
export function namedReturns(yaml: YamlFile, entry: YamlEntry | undefined): NamedReturn[] {
  if (entry === undefined) return [];
  const items = asList(entry.value);
  if (items === undefined) yaml.error(entry.value ?? entry.keyNode, 'returns should be a list', ENTRY_RULE);
  return (items ?? []).flatMap((item) => {
    const scalar = asScalar(item);
    if (scalar === undefined || scalar.value === null) yaml.error(item, 'this names no return', ENTRY_RULE);
    return scalar === undefined || scalar.value === null
      ? []
      : [{ text: sourceOf(scalar), place: placeOf(yaml, item) }];
  });
}

/** For whom the returns of a folder are read. */
export interface ForWhom {
  readonly odsCode: string | undefined;
  readonly timeline: Timeline | undefined;
}

/** What the extracts of national returns in a folder give, and what they say beside it. */
export interface ReadReturns extends Returned {
  readonly facts: readonly Fact[];
}

/**
 * Reads the extracts that a file names under `returns:`, each a file below sources/. The first of each kind drives the model; another
 * year's return of the same kind gives no input, and stands beside it among the facts.
 */
export function readReturned(
  named: readonly NamedReturn[],
  forWhom: ForWhom,
  { folder, tables, returns }: { readonly folder: SiteFolder; readonly tables: Tables; readonly returns: Returns },
): ReadReturns {
  const [seen, texts] = [new Set<string>(), new Set<string>()];
  const read = named.flatMap(({ text, place }): { readonly isFirst: boolean; readonly extract: Extract }[] => {
    const refuse = (found: string, right: string): [] => {
      folder.problems.push({ severity: 'error', ...place, found, right });
      return [];
    };
    const entry = parseEntry(text);
    if (entry === undefined) return refuse(`${text} names no return`, ENTRY_RULE);
    const ofReturn = returns.find(entry.id, place, folder.problems);
    if (ofReturn === undefined) return [];
    if (texts.has(text)) return refuse(`${text} is listed twice`, 'Keep one');
    texts.add(text);
    const isFirst = !seen.has(entry.id);
    seen.add(entry.id);
    const table = tables.table(fileOf(entry));
    if (table === undefined) return [];
    const rows = Rows.of(table, ofReturn);
    if (rows === undefined)
      return refuse(
        `${fileOf(entry)} is no ${ofReturn.title}: no column of it says whose a row is`,
        'Put the publisher’s file there, with its header',
      );
    const own = ownRows(entry, ofReturn, rows, forWhom.odsCode);
    if ('wrong' in own) return refuse(`${fileOf(entry)} ${own.wrong}`, own.right);
    const flaw = flawOfRows(own, ofReturn, rows, yearOf(entry.edition));
    if (flaw !== undefined) return refuse(`${fileOf(entry)}: ${flaw.wrong}`, flaw.right);
    const ended = own.map((row) => endedAs(ofReturn, rows, row)).find((status) => status !== undefined);
    if (ended !== undefined)
      return refuse(
        `${fileOf(entry)} has the contract as “${ended}”: it is not modelled as one that runs`,
        'If it is over, take its file out of pfi/ and draw its blocks as owned; if it runs on, give its charges under inputs: there, and take the list out of returns:',
      );
    const others = entry.keys.filter((key) => key.toUpperCase() !== forWhom.odsCode?.toUpperCase());
    if (isFirst && entry.keys.length > 1 && others.length > 0)
      folder.problems.push({
        ...{ severity: 'warning', ...place },
        found: `${fileOf(entry)} is added up of ${entry.keys.join(' and ')}: the contract covers ${others.join(', ')} too`,
        right: 'Its charge stands here whole. What of it is for buildings elsewhere the contract says, and no list',
      });
    return [{ isFirst, extract: extractOf(entry, ofReturn, rows, own, { place, folder, timeline: forWhom.timeline }) }];
  });
  for (const { extract } of read.filter(({ isFirst }) => !isFirst)) {
    const drives = read.find((each) => each.isFirst && each.extract.ofReturn === extract.ofReturn)?.extract;
    if (drives !== undefined) folder.problems.push(...apartFrom(drives, extract));
  }
  read.forEach(({ extract, isFirst }, index) => {
    const others = read.slice(0, index).filter((each) => each.isFirst && each.extract.ofReturn !== extract.ofReturn);
    if (isFirst) folder.problems.push(...others.flatMap((each) => disagreement(each.extract, extract)));
  });
  for (const { extract, isFirst } of read) if (isFirst) sayOfYears(extract, forWhom.timeline?.base);
  const first = read.filter(({ isFirst }) => isFirst).map(({ extract }) => givensOf(extract));
  return {
    givens: first.flatMap(({ givens }) => givens),
    dimensions: Object.assign({}, ...first.map(({ dimensions }) => dimensions)) as Returned['dimensions'],
    labels: Object.assign({}, ...first.map(({ labels }) => labels)) as Returned['labels'],
    blanks: first.flatMap(({ blanks }) => blanks),
    facts: read.flatMap(({ extract, isFirst }) => factsOf(extract, !isFirst)),
  };
}

/** So many years after which what a hospital returned is another hospital’s: wards, backlog and beds have moved. */
const OLD = 5;

/** Says of an extract that it is of another year than the base year, or that much later ones are published. */
function sayOfYears({ year, called, ofReturn: { latest, newer }, odd }: Extract, base: number | undefined): void {
  if (year === undefined) return;
  if (base !== undefined && year !== base)
    odd(
      `${printFinancialYear(base)}, the base year, rests on what was returned in ${called}`,
      'It is the first of its kind under returns: put that of the base year there where one is to be had',
    );
  if (latest !== undefined && latest - year >= OLD)
    odd(
      `the hospital stands on what was returned in ${called}, and that of ${printFinancialYear(latest)}, ${latest - year} years later, was published since`,
      `Prices are restated; floor, backlog, running cost and beds are as they were in ${printFinancialYear(year)}. ${newer}: read it with decant returns add FILE, and make the folder again`,
    );
}

/** Two years' returns side by side where they are far apart: so much change is often another way of returning. */
function apartFrom(drives: Extract, other: Extract): Problem[] {
  const [earlier, later] = (other.year ?? 0) <= (drives.year ?? 0) ? [other, drives] : [drives, other];
  const figures = farApart(earlier, later);
  if (figures.length === 0) return [];
  const found = `${earlier.called} and ${later.called} are far apart: ${figures.join('; ')}`;
  const right = `${drives.called} drives the model. So much change is often another way of returning it: ask the trust what each year counted`;
  return [{ severity: 'warning', ...other.place, found, right }];
}

/** Two kinds of return side by side where they count the same in one year and disagree. */
function disagreement(one: Extract, other: Extract): Problem[] {
  const figures = disagreeing(one, other);
  if (figures.length === 0) return [];
  const found = `${one.called} and ${other.called} disagree: ${figures.join('; ')}`;
  const right =
    'Both are of one trust and one year: ask it what each counts. Where beds rest on the one and delayed patients or the winter peak on the other, the model mixes the two';
  return [{ severity: 'warning', ...other.place, found, right }];
}

function extractOf(
  entry: Entry,
  ofReturn: Return,
  rows: Rows,
  own: readonly Row[],
  { place, folder, timeline }: { place: Place; folder: SiteFolder; timeline: Timeline | undefined },
): Extract {
  const file = fileOf(entry);
  const year = yearOf(entry.edition);
  return {
    ...{ ofReturn, rows, own, file, place, timeline },
    called: `${ofReturn.called} ${printEdition(entry.edition)}`,
    ...(year === undefined ? {} : { year }),
    odd: (found, right) => {
      // Several figures may rest on one column: what is odd in it is said once.
      if (!folder.problems.some((each) => each.found === found && each.file === place.file))
        folder.problems.push({ severity: 'warning', ...place, found, right });
    },
    sorry: ({ row, column, wrong, right }) =>
      void folder.problems.push({
        severity: 'error',
        ...place,
        found: `${file}, row ${row}, column ${column} ${wrong}`,
        right,
      }),
  };
}

/** What a file types itself stands in the place of what a return gives. */
export function withoutTyped(returned: readonly Given[], typed: readonly Given[]): Given[] {
  const names = new Set(typed.map(({ name }) => name));
  return returned.filter(({ name }) => !names.has(name));
}
