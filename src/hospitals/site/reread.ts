import { publishedText } from '../../files/published/index.js';
import { isWrong, PURE, readQuantity, readUnit, type Unit, type Wrong } from '../../model/units/index.js';
import type { Cell, Given, GivenMember, Typed } from '../../model/values/index.js';
import type { Place, Problem } from '../../problems/index.js';
import { printColumns } from '../../words/columns/index.js';
import { printFinancialYear } from '../../words/index.js';
import { cellsOf, figureIn, type Found } from './cells.js';
import type { SiteFolder } from './folder.js';
import type { Fact } from './site.js';
import type { Tables } from '../tables/tables.js';

/** What a file said and what was typed from it. */
interface Claim {
  readonly text: string;
  readonly place: Place;
  readonly from: Cell;
  /** Unit in which a bare number was typed. */
  readonly bareUnit?: string;
}

/**
 * Reads again every cell that a value or a fact says it was copied from; problems gain each one that is missing or differs.
 * `measured` without a file, row and column is an error too: the word means that it can be read again.
 */
export function rereadCells(
  givens: readonly Given[],
  facts: readonly Fact[],
  folder: SiteFolder,
  tables: Tables,
): void {
  for (const given of givens) refuseUnread(given, folder.problems);
  for (const fact of facts) refuseUnread({ ...fact, name: fact.label }, folder.problems);
  const claims = [
    ...givens.flatMap(claimsOf),
    ...facts.flatMap(({ value, place, from }) => (from === undefined ? [] : [{ text: value, place, from }])),
  ];
  for (const claim of claims) check(claim, folder, tables);
}

type Sourced = Pick<Given, 'name' | 'place' | 'status' | 'from'> & { readonly value: unknown };

function refuseUnread(sourced: Sourced | Given, problems: Problem[]): void {
  const refuse = (what: string, place: Place): void =>
    void problems.push({
      severity: 'error',
      ...place,
      found: `${what} is measured, but no file, row and column is given`,
      right: 'Add from, or another status',
    });
  if (sourced.status === 'measured' && sourced.from === undefined && !everyMemberHasCell(sourced.value))
    refuse(sourced.name, sourced.place);
  for (const [member, given] of membersOf(sourced.value)) {
    if (given.status === 'measured' && given.from === undefined) refuse(`${member} of ${sourced.name}`, given.place);
  }
}

function membersOf(value: unknown): readonly (readonly [string, GivenMember])[] {
  const given = value as Given['value'];
  return typeof value === 'object' && given.kind === 'members' ? [...given.members] : [];
}

function everyMemberHasCell(value: unknown): boolean {
  const members = membersOf(value);
  return members.length > 0 && members.every(([, member]) => member.from !== undefined);
}

function claimsOf(given: Given): Claim[] {
  if (given.value.kind !== 'members')
    return given.from === undefined ? [] : claimsOfYears(given.value, given.from, given.unit);
  return [...given.value.members.values()].flatMap(({ value, from }) =>
    from === undefined ? [] : claimsOfYears(value, from, given.unit),
  );
}

function claimsOfYears(value: GivenMember['value'], from: Cell, bareUnit?: string): Claim[] {
  const claim = (typed: Typed, cell: Cell): Claim => ({
    ...typed,
    from: cell,
    ...(bareUnit === undefined ? {} : { bareUnit }),
  });
  if (value.kind === 'amount' || value.kind === 'amounts') return [];
  if (value.kind === 'single') return [claim(value.typed, from)];
  return [...value.years].map(([year, typed]) => claim(typed, ofYear(from, year)));
}

/** The cell of one year of a series: 2017 stands as 2016-17 in the headers. */
function ofYear({ column, columns, either, over, ...rest }: Cell, year: number): Cell {
  const dashed = printFinancialYear(year).replace('/', '-');
  const named = (header: string): string => header.replaceAll('{year}', dashed);
  return {
    ...rest,
    ...(column === undefined ? {} : { column: named(column) }),
    ...(columns === undefined ? {} : { columns: columns.map(named) }),
    ...(either === undefined ? {} : { either: either.map(named) }),
    ...(over === undefined ? {} : { over: named(over) }),
  };
}

function check(claim: Claim, folder: SiteFolder, tables: Tables): void {
  const refuse = (found: string, right: string): void =>
    void folder.problems.push({ severity: 'error', ...claim.place, found, right });
  const { file, row } = claim.from;
  if (folder.inside(file) === undefined)
    return refuse(`${file} lies outside the site’s folder`, 'Copy the file into sources/ and name that');
  const table = tables.table(file, undefined, claim.place);
  if (table === undefined) return;
  const named = cellsOf(table, claim.from);
  if ('wrong' in named) return refuse(`${file} ${named.wrong}`, named.right);
  const { cells, over } = named;
  const [only = { header: '', text: '' }] = cells;
  const isOne = cells.length === 1 && over === undefined;
  if (isOne && publishedText(claim.text) === publishedText(only.text)) return;
  const differs = isOne ? difference(claim, only.text) : differenceOfSeveral(claim, cells, over);
  if (differs === undefined) return;
  const column = isOne ? only.header : printColumns(claim.from);
  const holds = `${file}, row ${row}, column ${column} holds ${differs.holds ?? only.text.trim()}`;
  refuse(differs.found, differs.right === undefined ? holds : `${differs.right}: ${holds}`);
}

/** What differs, and what the file holds where that is worked out. */
interface Differs {
  readonly found: string;
  readonly holds?: string;
  /** What to write, where what was typed is no quantity. */
  readonly right?: string;
}

function wrongly({ wrong, right }: Wrong): Differs {
  return { found: wrong, ...(right === undefined ? {} : { right }) };
}

/** Why what was typed is not what the cell holds; undefined when it is. Facts may be plain text. */
function difference(claim: Claim, cell: string): Differs | undefined {
  const units = unitsOf(claim);
  if ('found' in units) return units;
  const typed = readQuantity(claim.text, units.unit, units.bare);
  if (isWrong(typed)) return wrongly(typed);
  const number = figureIn(cell, units.unit);
  if (typeof number === 'object') return { found: `${claim.text} was typed where the cell ${number.wrong}` };
  return isNear(number, typed.value) ? undefined : { found: `${claim.text} is not what its file says` };
}

/** The same of cells that are added up, and divided by another. Each must hold a number: one without a value is no nought. */
function differenceOfSeveral(claim: Claim, cells: readonly Found[], over: Found | undefined): Differs | undefined {
  const units = unitsOf(claim);
  if ('found' in units) return units;
  const typed = readQuantity(claim.text, units.unit, units.bare);
  if (isWrong(typed)) return wrongly(typed);
  // What is divided stands in units of its own; each cell of a sum in that of the sum.
  const number = ({ text }: Found): ReturnType<typeof figureIn> =>
    figureIn(text, over === undefined ? units.unit : PURE);
  const read = [...cells, ...(over === undefined ? [] : [over])].map((cell) => ({ ...cell, number: number(cell) }));
  for (const { header, number: each } of read)
    if (typeof each === 'object')
      return { found: `${claim.text} was typed where column ${header} ${each.wrong}`, holds: holdsOf(cells, over) };
  const numbers = read.map(({ number: each }) => Number(each));
  const divisor = over === undefined ? 1 : (numbers.pop() ?? 1);
  if (divisor === 0)
    return { found: `${claim.text} was typed where column ${over?.header ?? ''}, by which it is divided, is 0` };
  const worth = numbers.reduce((sum, each) => sum + each, 0) / divisor;
  if (isNear(worth, typed.value) || (over !== undefined && isRounded(worth, typed.value, claim.text))) return undefined;
  return {
    found: `${claim.text} is not what its file says`,
    holds: `${holdsOf(cells, over)} = ${Number(worth.toPrecision(SHOWN_DIGITS))}${units.unit.text === '1' ? '' : ` ${units.unit.text}`}`,
  };
}

/** `2,800 + 1,200`, `(2,800 + 1,200) ÷ 66,667`, as the file writes them. */
function holdsOf(cells: readonly Found[], over: Found | undefined): string {
  const sum = cells.map(({ text }) => text.trim() || 'nothing').join(' + ');
  if (over === undefined) return sum;
  return `${cells.length > 1 ? `(${sum})` : sum} ÷ ${over.text.trim() || 'nothing'}`;
}

const SHOWN_DIGITS = 12;
/** A quotient has no end: with so many digits it may be rounded. */
const LEAST_DIGITS = 3;

/** Whether a quotient was typed as far as its digits go: 4.20 % of 0.041999. */
function isRounded(worth: number, typed: number, text: string): boolean {
  const [, digits = '', decimals = ''] = /^[+-]?(\d*\.?(\d*))/.exec(text.trim()) ?? [];
  if (digits.replace('.', '').replace(/^0+/, '').length < LEAST_DIGITS) return false;
  const step = (Math.abs(typed) / Number(digits)) * 10 ** -decimals.length;
  return Math.abs(worth - typed) <= step / 2;
}

function isNear(number: number, typed: number): boolean {
  return Math.abs(number - typed) <= 1e-9 * Math.max(Math.abs(number), Math.abs(typed));
}

/** The unit of the cell, and that in which a bare number was typed. A quotient of like things has none. */
function unitsOf({ text, from, bareUnit }: Claim): { unit: Unit; bare: Unit | undefined } | Differs {
  const own = unitText(text);
  const usual = from.over !== undefined && own === '%' ? '1' : own;
  const unit = unitOf(from.unit ?? usual ?? bareUnit ?? '1');
  if (unit === undefined) return { found: `the cell’s unit, ${from.unit ?? own ?? ''}, is not known` };
  return { unit, bare: bareUnit === undefined ? unit : unitOf(bareUnit) };
}

function unitOf(text: string): Unit | undefined {
  const unit = readUnit(text);
  return isWrong(unit) ? undefined : unit;
}

function unitText(text: string): string | undefined {
  const match = /^[+-]?[\d.]+(?:e[+-]?\d+)?\s*([^\d.\s].*)$/i.exec(text.trim());
  return match?.[1];
}
