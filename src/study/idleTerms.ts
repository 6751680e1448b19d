import type { Site } from '../hospitals/index.js';
import type { Library } from '../library/index.js';
import type { Problem } from '../problems/index.js';
import { CONTRACT, contractsBy } from './contractsWithin.js';
import { partOf } from './partOf.js';
import { sectionsOfSite } from './sectionsOfSite.js';

/**
 * Terms of contracts that no section of this hospital's models asks for, of the hospital or of its contracts: the section whose they are does
 * not stand, for want of another term or beside a charge that is given otherwise. Whichever of its models is run, they are the same.
 */
export function idleTerms(hospital: Site, library: Library): Problem[] {
  if (hospital.contracts.length === 0) return [];
  const asking = [hospital, partOf(hospital, CONTRACT)].map((site) => {
    const listed = sectionsOfSite(site, [], library, []);
    const by = contractsBy(site, listed, library);
    const asked = new Map(listed.flatMap(({ inputs }) => inputs.map((input) => [input.name, input.by ?? ''] as const)));
    return (name: string, contract: Site['contracts'][number]): boolean => {
      const of = asked.get(name);
      return of !== undefined && (by.get(of)?.includes(contract) ?? true);
    };
  });
  const idle = hospital.contracts.flatMap((contract) =>
    contract.givens.filter(({ name }) => !asking.some((asks) => asks(name, contract))),
  );
  if (idle.length === 0) return [];
  const sections = library.sections(library.ids('model'), { file: 'templates/model' }, []);
  return idle.map(({ name, place }) => {
    const owner = sections.find(({ inputs }) => inputs.some((input) => input.name === name));
    const right = `It belongs to ${owner?.id ?? 'no section'}, which does not stand here: give what else that needs, or take it away`;
    return { severity: 'warning', ...place, found: `${name} drives nothing in this contract`, right };
  });
}
