import type { Site } from '../hospitals/index.js';
import type { Library } from '../library/index.js';
import type { Problem } from '../problems/index.js';
import { partOf } from './partOf.js';
import { sectionsOfSite } from './sectionsOfSite.js';

/**
 * Terms of contracts that no section of this hospital's models asks for, of the hospital or of its contracts: the section whose they are does
 * not stand, for want of another term or beside a charge that is given otherwise. Whichever of its models is run, they are the same.
 */
export function idleTerms(hospital: Site, library: Library): Problem[] {
  if (hospital.contracts.length === 0) return [];
  const models = [hospital, partOf(hospital, 'contract')].flatMap((site) => sectionsOfSite(site, [], library, []));
  const asked = new Set(models.flatMap(({ inputs }) => inputs.map(({ name }) => name)));
  const idle = hospital.contracts.flatMap(({ givens }) => givens).filter(({ name }) => !asked.has(name));
  if (idle.length === 0) return [];
  const sections = library.sections(library.ids('model'), { file: 'templates/model' }, []);
  return idle.map(({ name, place }) => {
    const owner = sections.find(({ inputs }) => inputs.some((input) => input.name === name));
    const right = `It belongs to ${owner?.id ?? 'no section'}, which does not stand here: give what else that needs, or take it away`;
    return { severity: 'warning', ...place, found: `${name} drives nothing in this contract`, right };
  });
}
