import { PARTS, placeNamed, type Site } from '../hospitals/index.js';
import { OTHERWISE, type Candidate, type Library } from '../library/index.js';
import type { Section } from '../model/index.js';
import type { Given } from '../model/values/index.js';
import { didYouMean, type Place, type Problem } from '../problems/index.js';

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
  const meets = (candidate: Candidate): boolean => {
    const { section, when, place: at } = candidate;
    if (when === undefined || when === OTHERWISE) return true;
    const isPart = PARTS.some((part) => part === when);
    if (!isPart) refuseStranger(section, when, at, library, problems);
    return isPart ? site.holds.some((part) => part === when) : given.has(when);
  };
  const chosen = model?.choices.flatMap((choice) => choice.filter(meets).slice(0, 1)) ?? [];
  return chosen.flatMap(({ section, place: at }) => library.section(section, at, problems) ?? []);
}

/** A condition that is no part of a folder is an input of its section. */
function refuseStranger(section: string, when: string, place: Place, library: Library, problems: Problem[]): void {
  const inputs = library.section(section, place, problems)?.inputs.map(({ name }) => name);
  if (inputs === undefined || inputs.includes(when)) return;
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
