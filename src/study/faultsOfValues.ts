import { join, sep } from 'node:path';
import { UNREAD, withGuesses, type Site } from '../hospitals/index.js';
import type { Library } from '../library/index.js';
import type { Problem } from '../problems/index.js';
import { insideSite } from './insideSite.js';
import { once, study } from './study.js';

/**
 * What a model finds wrong with the values of a folder that has other faults, which are `read`: a unit, a range, a year, a name, a term
 * of a contract that is missing. A value that it misses may only stand in the part that could not be read, so only values are judged,
 * and files that could be read, and none by members that stand in for those that could not be. Where site.yaml does not say which model
 * it is, only what stands whatever it says.
 */
export function faultsOfValues(draft: Site, isGuessed: boolean, library: Library, read: readonly Problem[]): Problem[] {
  const spoilt = new Set(errors(read).map(({ file }) => file));
  const faults = isGuessed ? [] : errorsOf(draft, library);
  const own = faults.filter((fault) => isOfValue(draft, fault, spoilt) && !STAND_IN.test(said(fault)));
  const siteFile = join(draft.folder, 'site.yaml');
  const isUnsure =
    isGuessed || [...read, ...faults].some(({ severity, file }) => severity === 'error' && file === siteFile);
  return once(isUnsure ? [...own, ...faultsAnyhow(draft, library)] : own);
}

/** The same where only site.yaml is at fault, so that no model of it could be put together. */
export function faultsAnyhow(draft: Site, library: Library): Problem[] {
  return errorsOf(withGuesses(draft), library).filter((fault) => standsAnyhow(draft, fault));
}

function errorsOf(draft: Site, library: Library): Problem[] {
  const faults: Problem[] = [];
  study(draft, library, faults);
  return faults;
}

const errors = (problems: readonly Problem[]): Problem[] => problems.filter(({ severity }) => severity === 'error');
const said = ({ found, right = '' }: Problem): string => `${found} ${right}`;

/** A fault of a value, which has a line, or of a contract that was read whole. Where a row or a file is missed, it may be what was not read. */
function isOfValue(draft: Site, { file, line, column }: Problem, spoilt: ReadonlySet<string>): boolean {
  const path = insideSite(draft, file);
  if (path === undefined) return false;
  if (column !== undefined) return true;
  if (spoilt.has(file)) return false;
  return line !== undefined || (path.startsWith(CONTRACTS) && !spoilt.has(join(draft.folder, 'site.yaml')));
}

/** A fault of a contract's value whatever site.yaml says: of no name that another model may have, and of no year. */
function standsAnyhow(draft: Site, fault: Problem): boolean {
  const isContract = fault.column !== undefined && insideSite(draft, fault.file)?.startsWith(CONTRACTS) === true;
  return isContract && fault.misses === undefined && !/\d{4}\/\d\d/.test(said(fault));
}

const CONTRACTS = `pfi${sep}`;
const STAND_IN = new RegExp(`\\b${UNREAD}\\b`);
