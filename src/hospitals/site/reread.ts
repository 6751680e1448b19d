import { isWrong, readQuantity, readUnit, type Unit } from '../../model/units/index.js';
import type { Cell, Given, GivenMember, Typed } from '../../model/values/index.js';
import { nearestName, type Place, type Problem } from '../../problems/index.js';
import { printFinancialYear } from '../../words/index.js';
import type { SiteFolder } from './folder.js';
import type { Fact } from './site.js';
import { HEADER_ROWS, readNumber, type Table, type Tables } from '../tables/tables.js';

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
    return given.from === undefined ? [] : cellsOf(given.value, given.from, given.unit);
  return [...given.value.members.values()].flatMap(({ value, from }) =>
    from === undefined ? [] : cellsOf(value, from, given.unit),
  );
}

function cellsOf(value: GivenMember['value'], from: Cell, bareUnit?: string): Claim[] {
  const claim = (typed: Typed, cell: Cell): Claim => ({
    ...typed,
    from: cell,
    ...(bareUnit === undefined ? {} : { bareUnit }),
  });
  if (value.kind === 'amount' || value.kind === 'amounts') return [];
  if (value.kind === 'single') return [claim(value.typed, from)];
  return [...value.years].map(([year, typed]) =>
    claim(typed, { ...from, column: from.column.replace('{year}', dashed(year)) }),
  );
}

/** 2017 → "2016-17", as column headers have it. */
function dashed(year: number): string {
  return printFinancialYear(year).replace('/', '-');
}

function check(claim: Claim, folder: SiteFolder, tables: Tables): void {
  const refuse = (found: string, right: string): void =>
    void folder.problems.push({ severity: 'error', ...claim.place, found, right });
  const { file, row, column } = claim.from;
  if (folder.inside(file) === undefined)
    return refuse(`${file} lies outside the site’s folder`, 'Copy the file into sources/ and name that');
  const table = tables.table(file);
  if (table === undefined) return;
  const cell = findCell(table, row, column);
  if (typeof cell !== 'string') return refuse(`${file} ${cell.wrong}`, cell.right);
  const differs = difference(claim, cell);
  if (differs !== undefined) refuse(differs, `${file}, row ${row}, column ${column.trim()} holds ${cell.trim()}`);
}

function findCell(
  table: Table,
  row: number,
  column: string,
): string | { readonly wrong: string; readonly right: string } {
  const record = table[row - 1];
  if (record === undefined) return { wrong: `has no row ${row}`, right: `It has ${table.length} rows` };
  const headers = table.slice(0, Math.min(row - 1, HEADER_ROWS));
  const places = headers.flatMap((header) =>
    header.flatMap((name, index) => (name.trim() === column.trim() ? [index] : [])),
  );
  const [place] = places;
  if (places.length > 1)
    return { wrong: `has ${places.length} columns ${column.trim()}`, right: 'Give each column a name of its own' };
  if (place !== undefined) return record[place] ?? '';
  const known = headers.flat().map((name) => name.trim());
  const near = nearestName(column.trim(), known);
  return {
    wrong: `has no column ${column.trim()}`,
    right: near === undefined ? `It begins ${known.slice(0, 5).join(', ')}` : `Did you mean ${near}?`,
  };
}

/** Why what was typed is not what the cell holds; undefined when it is. Facts may be plain text. */
function difference({ text, from, bareUnit }: Claim, cell: string): string | undefined {
  if (text.trim() === cell.trim()) return undefined;
  const unit = unitOf(from.unit ?? unitText(text) ?? bareUnit ?? '1');
  const bare = bareUnit === undefined ? unit : unitOf(bareUnit);
  if (unit === undefined) return `the cell’s unit, ${from.unit ?? ''}, is not known`;
  const typed = readQuantity(text, unit, bare);
  if (isWrong(typed)) return typed.wrong;
  const number = unit.text === 'date' ? dayOf(cell, unit) : readNumber(cell);
  if (typeof number === 'object') return `${text} was typed where the cell ${number.wrong}`;
  const near = Math.abs(number - typed.value) <= 1e-9 * Math.max(Math.abs(number), Math.abs(typed.value));
  return near ? undefined : `${text} is not what its file says`;
}

function unitOf(text: string): Unit | undefined {
  const unit = readUnit(text);
  return isWrong(unit) ? undefined : unit;
}

function unitText(text: string): string | undefined {
  const match = /^[+-]?[\d.]+(?:e[+-]?\d+)?\s*(.+)$/i.exec(text.trim());
  return match?.[1];
}

function dayOf(cell: string, unit: Unit): number | { readonly wrong: string } {
  const day = readQuantity(isoDate(cell), unit);
  return isWrong(day) ? { wrong: `holds ${day.wrong}` } : day.value;
}

/** 14-08-2006 and 14/08/2006 → 2006-08-14. */
function isoDate(text: string): string {
  return text.trim().replace(/^(\d{2})[-/](\d{2})[-/](\d{4})$/, '$3-$2-$1');
}
