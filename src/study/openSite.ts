import { loadSite, type Site, type SiteMap } from '../hospitals/index.js';
import type { Library } from '../library/index.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { choiceFor, withOwnFiles } from '../scenarios/index.js';
import { UNCHANGED, type Changed } from './changed.js';
import { idleTerms } from './idleTerms.js';
import { faultsAnyhow, faultsOfValues } from './faultsOfValues.js';
import { partOf, type Part } from './partOf.js';
import { once, study, type Study } from './study.js';

/**
 * Reads a hospital's folder and evaluates its options, under its own scenario or the one named: a shipped one's id, or a path that
 * ends in .yaml, with what a reader has changed; or a part of it alone. The folder's own options, scenarios, regimes and changes stand beside the library's. Without a
 * study, `problems` says all that is wrong at once.
 */
export function openSite(
  folder: string,
  shipped: Library,
  scenario?: string,
  { givens, tables, empties }: Changed = UNCHANGED,
  part?: Part,
): { readonly study?: Study; readonly problems: readonly Problem[] } {
  const {
    site: loaded,
    draft,
    isGuessed = false,
    problems: read,
  } = loadSite(folder, shipped.returns(), shipped.built, part !== undefined);
  const whole = loaded === undefined || empties === undefined ? loaded : toBeEmptied(loaded, empties);
  const site = whole === undefined || part === undefined ? whole : partOf(whole, part);
  const problems = [...read];
  const library = withOwnFiles(shipped, folder);
  library.refuseOwnNames(problems);
  if (site !== undefined && part === undefined) problems.push(...unlistedOptions(site, library));
  if (site !== undefined && part !== undefined && site.contracts.length === 0)
    return { problems: [withoutContract(site)] };
  const choice = scenario === undefined ? undefined : choiceFor(folder, scenario);
  const found =
    site === undefined
      ? undefined
      : study(site, tables.size === 0 ? library : library.withSteps(tables), problems, choice, givens, () =>
          openSite(folder, shipped, undefined, { givens, tables }, 'contract'),
        );
  if (draft !== undefined) problems.push(...faultsOfValues(draft, isGuessed, library, read));
  else if (site !== undefined && found === undefined) problems.push(...faultsAnyhow(site, library));
  if (found === undefined || hasErrors(problems)) return { problems: once(problems) };
  const idle = whole === undefined ? [] : idleTerms(whole, library);
  return { study: { ...found, warnings: [...found.warnings, ...idle] }, problems: [...problems, ...idle] };
}

function withoutContract({ folder }: Site): Problem {
  const right =
    'Where HM Treasury lists one, decant init CODE --pfi NUMBER writes it (decant pfi --list has the numbers); or put its terms in pfi/….yaml';
  return { severity: 'error', file: folder, found: 'this hospital has no PFI contract: its pfi/ holds none', right };
}

/** A hospital of which a reader says what is emptied: a zone that it has drawn to keep says otherwise, and is left aside. */
function toBeEmptied(site: Site, toEmpty: readonly string[]): Site {
  const withoutZone = ({ retainedZone: _, ...map }: SiteMap): SiteMap => map;
  return { ...site, map: { ...withoutZone(site.map), toEmpty } };
}

/** An option of the hospital's own that its site.yaml does not list is in no report: each is read all the same, and told. */
function unlistedOptions(site: Site, library: Library): Problem[] {
  return library.ownIds('options').flatMap((id): Problem[] => {
    if (site.options.includes(id)) return [];
    const problems: Problem[] = [];
    const file = library.settings('option', id, { file: site.folder }, problems)?.file ?? site.folder;
    const found = `site.yaml does not list the option ${id}, which is in no report`;
    return [...problems, { severity: 'warning', file, found, right: `Add it under options: of site.yaml` }];
  });
}
