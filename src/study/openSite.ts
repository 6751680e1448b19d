import { sep } from 'node:path';
import { loadSite, UNREAD, type Site, type SiteMap } from '../hospitals/index.js';
import type { Library } from '../library/index.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { choiceOfFlag } from '../scenarios/index.js';
import { UNCHANGED, type Changed } from './changed.js';
import { insideSite } from './insideSite.js';
import { study, type Study } from './study.js';

/**
 * Reads a hospital's folder and evaluates its options, under its own scenario or the one named: a shipped one's id, or a path that
 * ends in .yaml, with what a reader has changed. Without a study, `problems` says all that is wrong at once.
 */
export function openSite(
  folder: string,
  library: Library,
  scenario?: string,
  { givens, tables, empties }: Changed = UNCHANGED,
): { readonly study?: Study; readonly problems: readonly Problem[] } {
  const { site: loaded, draft, isGuessed = false, problems: read } = loadSite(folder, library.returns());
  const site = loaded === undefined || empties === undefined ? loaded : toBeEmptied(loaded, empties);
  const problems = [...read];
  const choice = scenario === undefined ? undefined : choiceOfFlag(scenario);
  const found =
    site === undefined
      ? undefined
      : study(site, tables.size === 0 ? library : library.withSteps(tables), problems, choice, givens);
  if (draft !== undefined)
    problems.push(...faultsOfValues(draft, library).filter((fault) => !isGuessed || standsAnyhow(draft, fault)));
  return found === undefined || hasErrors(problems) ? { problems } : { study: found, problems };
}

/** A hospital of which a reader says what is emptied: a zone that it has drawn to keep says otherwise, and is left aside. */
function toBeEmptied(site: Site, toEmpty: readonly string[]): Site {
  const withoutZone = ({ retainedZone: _, ...map }: SiteMap): SiteMap => map;
  return { ...site, map: { ...withoutZone(site.map), toEmpty } };
}

/**
 * What a model finds wrong with the values of a folder that has other faults: a unit, a range, a year, a name. A value that it
 * misses may only stand in the part that could not be read, so only values that stand in a YAML file of the folder are judged, and none
 * by members that stand in for those that could not be read.
 */
function faultsOfValues(draft: Site, library: Library): Problem[] {
  const faults: Problem[] = [];
  study(draft, library, faults);
  return faults.filter(
    ({ file, column, found, right = '' }) =>
      column !== undefined && insideSite(draft, file) !== undefined && !STAND_IN.test(`${found} ${right}`),
  );
}

/** A fault of a contract's value whatever site.yaml says: of no name that another model may have, and of no year. */
function standsAnyhow(draft: Site, { file, found, right = '', misses }: Problem): boolean {
  const isContract = insideSite(draft, file)?.startsWith(`pfi${sep}`) === true;
  return isContract && misses === undefined && !/\d{4}\/\d\d/.test(`${found} ${right}`);
}

const STAND_IN = new RegExp(`\\b${UNREAD}\\b`);
