import { PARTS, placeNamed, type Site } from '../hospitals/index.js';
import { OTHERWISE, type Candidate, type Library } from '../library/index.js';
import type { Section } from '../model/index.js';
import type { Given } from '../model/values/index.js';
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
    const isPart = PARTS.some((part) => part === when);
    if (!isPart) refuseStranger(candidate, when, all, library, problems);
    return isPart ? site.holds.some((part) => part === when) : given.has(when);
  };
  const chosen = model?.choices.flatMap((choice) => choice.filter(meets).slice(0, 1)) ?? [];
  return chosen.flatMap(({ section, place: at }) => library.section(section, at, problems) ?? []);
}

/** A condition that is no part of a folder is an input of its section, or of another that stands on the same condition. */
function refuseStranger(
  { section, place }: Candidate,
  when: string,
  all: readonly Candidate[],
  library: Library,
  problems: Problem[],
): void {
  const namesOf = (id: string): string[] | undefined =>
    library.section(id, place, problems)?.inputs.map(({ name }) => name);
  const inputs = namesOf(section);
  const together = all.filter((other) => other.when === when && other.section !== section);
  if (inputs === undefined || [inputs, ...together.map((other) => namesOf(other.section) ?? [])].flat().includes(when))
    return;
  const right = didYouMean(when, [...PARTS, OTHERWISE, ...inputs]);
  problems.push({
    severity: 'error',
    ...place,
    found: `${when} is neither a part of a hospital’s folder nor an input of ${section}`,
    right: right ?? `Parts are ${PARTS.join(', ')}`,
  });
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
