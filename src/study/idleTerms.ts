import type { Site } from '../hospitals/index.js';
import type { Library } from '../library/index.js';
import type { Problem } from '../problems/index.js';
import { sectionsOfSite } from './sectionsOfSite.js';
import type { Study } from './study.js';

/**
 * Terms of contracts that no section of this hospital's models asks for, of the hospital or of its contracts: the section whose they are does
 * not stand, for want of another term or beside a charge that is given otherwise.
 */
export function idleTerms(hospital: Site, { structures }: Study, library: Library): Problem[] {
  const ofHospital = sectionsOfSite(hospital, [], library, []).flatMap(({ inputs }) => inputs.map(({ name }) => name));
  const ofContracts = structures.flatMap(({ blueprint }) => [...blueprint.inputs.keys()]);
  const asked = new Set([...ofHospital, ...ofContracts]);
  const sections = library.sections(library.ids('model'), { file: 'templates/model' }, []);
  return hospital.contracts
    .flatMap(({ givens }) => givens)
    .filter(({ name }) => !asked.has(name))
    .map(({ name, place }) => {
      const owner = sections.find(({ inputs }) => inputs.some((input) => input.name === name));
      const right = `It belongs to ${owner?.id ?? 'no section'}, which does not stand here: give what else that needs, or take it away`;
      return { severity: 'warning', ...place, found: `${name} drives nothing in this contract`, right };
    });
}
