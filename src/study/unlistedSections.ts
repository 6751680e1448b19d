import { placeNamed, type Site } from '../hospitals/index.js';
import type { Library } from '../library/index.js';
import type { Section } from '../model/index.js';
import type { Problem } from '../problems/index.js';
import { insideSite } from './insideSite.js';

const LIBRARY = { file: 'templates/model' };

/**
 * Where a site lists its sections itself and leaves one out on which others build, that is told once, at its list, with what of it is
 * missed; and not in each of the library's files that reads a line of it, which are not the user's to mend. What else those files have
 * wrong may follow from it, and is judged once the list is whole.
 */
export function toldAtTheList(
  problems: readonly Problem[],
  site: Site,
  listed: readonly Section[],
  library: Library,
): Problem[] {
  const missed = new Set(problems.flatMap(({ misses }) => misses ?? []));
  if (site.model !== undefined || missed.size === 0) return [...problems];
  const unlisted = unlistedOf(missed, listed, library);
  if (unlisted.size === 0) return [...problems];
  const told = new Set([...unlisted.values()].flat());
  const isTold = ({ misses }: Problem): boolean => misses !== undefined && told.has(misses);
  const isOthers = ({ severity, file }: Problem): boolean =>
    severity === 'error' && insideSite(site, file) === undefined;
  const lists = [...unlisted].map(([ids, names]) => notListed(site, ids, names));
  return [...lists, ...problems.filter((problem) => !isTold(problem) && !isOthers(problem))];
}

/**
 * The sections of the library that have what is missed, that of the most names first, each with those that none before it has; such as
 * have the same names stand for one another.
 */
function unlistedOf(
  missed: ReadonlySet<string>,
  listed: readonly Section[],
  library: Library,
): ReadonlyMap<string, readonly string[]> {
  const ids = new Set(listed.map(({ id }) => id));
  const others = library
    .ids('model')
    .filter((id) => !ids.has(id))
    .flatMap((id) => library.section(id, LIBRARY, []) ?? [])
    // What fills a slot is picked, not listed.
    .filter(({ fills }) => fills === undefined)
    .map((section): [string, string[]] => [section.id, namesOf(section).filter((name) => missed.has(name))])
    .sort(([, some], [, more]) => more.length - some.length);
  const left = new Set(missed);
  const unlisted = new Map<string, readonly string[]>();
  for (const [, names] of others) {
    const own = names.filter((name) => left.delete(name));
    const alike = others.filter(([, theirs]) => own.every((name) => theirs.includes(name))).map(([id]) => id);
    if (own.length > 0) unlisted.set(alike.sort().join(' or '), own);
  }
  return unlisted;
}

/** Those of its slots' lines too, which a section that is picked defines. */
function namesOf({ inputs, lines, dimensions, tables, slots }: Section): string[] {
  const ofSlots = slots.flatMap((slot) => slot.lines);
  return [...new Set([...inputs, ...lines, ...dimensions, ...tables, ...ofSlots].map(({ name }) => name))];
}

function notListed(site: Site, ids: string, [first = '', ...others]: readonly string[]): Problem {
  const more = others.length === 0 ? '' : ` and ${others.length} other name${others.length === 1 ? '' : 's'}`;
  return {
    severity: 'error',
    ...placeNamed(site, 'sections', site.sections[0] ?? ''),
    found: `section ${ids} is not listed, and what is listed or given needs ${first}${more} of it`,
    right: `List it too: - ${ids}`,
  };
}
