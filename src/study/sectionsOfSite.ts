import { PARTS, placeNamed, type Site } from '../hospitals/index.js';
import { OTHERWISE, waysOf, type Candidate, type Library } from '../library/index.js';
import type { Section } from '../model/index.js';
import type { Given } from '../model/values/index.js';
import { CONTRACT } from './contractsWithin.js';
import { didYouMean, type Problem } from '../problems/index.js';

/**
 * The sections of a hospital: those that its site.yaml lists, or those of the model that it names, each choice settled by what its
 * folder holds and what the folder and its options give.
 */
export function sectionsOfSite(
  site: Site,
  options: readonly { readonly givens: readonly Given[] }[],
  library: Library,
  problems: Problem[],
): Section[] {
  if (site.model === undefined)
    return site.sections.flatMap((id) => library.section(id, placeNamed(site, 'sections', id), problems) ?? []);
  const model = library.model(site.model, placeNamed(site, 'model', site.model), problems);
  const given = new Set([site, ...site.contracts, ...options].flatMap(({ givens }) => givens.map(({ name }) => name)));
  const all = model?.choices.flat() ?? [];
  const meets = (candidate: Candidate): boolean => {
    const { when } = candidate;
    if (when === undefined || when === OTHERWISE) return true;
    refuseStrangers(candidate, when, all, library, problems);
    const holds = (name: string): boolean => given.has(name) || site.holds.some((part) => part === name);
    return waysOf(when).some((way) => way.every(holds));
  };
  const chosen = model?.choices.flatMap((choice) => choice.filter(meets).slice(0, 1)) ?? [];
  return chosen.flatMap(({ section, place: at }) => library.section(section, at, problems) ?? []);
}

/** What a condition names is a part of a folder, an input of its section or of another whose condition names it too, or a contract's term. */
function refuseStrangers(
  { section, place }: Candidate,
  when: string,
  all: readonly Candidate[],
  library: Library,
  problems: Problem[],
): void {
  const namesOf = (id: string): string[] => library.section(id, place, problems)?.inputs.map(({ name }) => name) ?? [];
  for (const name of waysOf(when).flat()) {
    const together = all.filter((other) => other.when !== undefined && waysOf(other.when).flat().includes(name));
    const ofSections = together.flatMap((other) => namesOf(other.section));
    if (PARTS.some((part) => part === name) || ofSections.includes(name) || isTermOfContract(name, all, library))
      continue;
    const right = didYouMean(name, [...PARTS, OTHERWISE, ...namesOf(section)]);
    problems.push({
      severity: 'error',
      ...place,
      found: `${name} is neither a part of a hospital’s folder nor an input of ${section}`,
      right: right ?? `Parts are ${PARTS.join(', ')}`,
    });
  }
}

/** Whether the contracts' own model alone asks for it: what it works out of such a term is handed to this model. */
function isTermOfContract(name: string, all: readonly Candidate[], library: Library): boolean {
  const ids = (library.model(CONTRACT, { file: 'templates/models' }, [])?.choices.flat() ?? [])
    .map(({ section }) => section)
    .filter((id) => all.every(({ section }) => section !== id));
  const sections = library.sections(ids, { file: 'templates/model' }, []);
  return sections.some(({ inputs }) => inputs.some((input) => input.name === name));
}

/** A site with the labels of the usual members of each dimension whose members it does not list itself. */
export function withUsualLabels(site: Site, sections: readonly Section[]): Site {
  const usual: Site['memberLabels'] = Object.fromEntries(
    sections.flatMap(({ dimensions }) =>
      dimensions.flatMap(({ name, usual: of }) => (of === undefined ? [] : [[name, Object.fromEntries(of)] as const])),
    ),
  );
  return { ...site, memberLabels: { ...usual, ...site.memberLabels } };
}
