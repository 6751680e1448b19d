import type { Site } from '../hospitals/index.js';
import { OTHERWISE, waysOf, type Library } from '../library/index.js';
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
    contract.givens
      .filter(({ name }) => !asking.some((asks) => asks(name, contract)))
      .map(({ name, place }) => ({ name, place, contract })),
  );
  if (idle.length === 0) return [];
  const sections = library.sections(library.ids('model'), { file: 'templates/model' }, []);
  const choices = library.model(CONTRACT, { file: 'templates/models' }, [])?.choices.flat() ?? [];
  return idle.map(({ name, place, contract }) => {
    const owner = sections.find(({ inputs }) => inputs.some((input) => input.name === name));
    const when = choices.find(({ section }) => section === owner?.id)?.when;
    const right = `It belongs to ${owner?.id ?? 'no section'}, ${whyIdle(when, contract)}, or take it away`;
    return { severity: 'warning', ...place, found: `${name} drives nothing in this contract`, right };
  });
}

/** Why a section does not stand for a contract, and what would have it stand: what each way of its condition lacks, where it lacks anything. */
function whyIdle(when: string | undefined, { givens }: Site['contracts'][number]): string {
  if (when === undefined) return 'which does not stand here: give what else that needs';
  const lacks = (name: string): boolean => !givens.some((given) => given.name === name);
  const missing = when === OTHERWISE ? [] : waysOf(when).map((way) => way.filter(lacks).join(' and '));
  return missing.length === 0 || missing.includes('')
    ? 'in whose place another section stands: take away what that stands on'
    : `which asks for ${missing.join(', or for ')} too: give that`;
}
