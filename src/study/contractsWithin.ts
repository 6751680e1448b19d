import type { Site } from '../hospitals/index.js';
import { waysOf, type Library } from '../library/index.js';
import type { Section } from '../model/index.js';

/** Members of this dimension are a hospital's contracts. */
export const CONTRACT = 'contract';

type Contract = Site['contracts'][number];
/** By the name of a dimension, its members. */
export type ContractsBy = ReadonlyMap<string, readonly Contract[]>;

/**
 * The contracts of each dimension of them: `contract` has all. One that a section declares in it (companies) has those that give the input for
 * which the model takes the section, so that a contract of whose company nothing is known is asked for none of its terms.
 */
export function contractsBy(site: Site, sections: readonly Section[], library: Library): ContractsBy {
  const { contracts, model, folder } = site;
  const choices = model === undefined ? undefined : library.model(model, { file: folder }, [])?.choices.flat();
  const within = sections.flatMap(({ id, dimensions }) => {
    const when = choices?.find(({ section }) => section === id)?.when;
    const giving = contracts.filter(({ givens }) => meets(givens, when));
    const members = giving.length === 0 ? contracts : giving;
    return dimensions.flatMap(({ name, in: parent }) => (parent === CONTRACT ? [[name, members] as const] : []));
  });
  return new Map([[CONTRACT, contracts], ...within]);
}

/** Whether a contract's own terms are enough for what stands on this condition. */
function meets(givens: Contract['givens'], when: string | undefined): boolean {
  const gives = (name: string): boolean => givens.some((given) => given.name === name);
  return when !== undefined && waysOf(when).some((way) => way.every(gives));
}

/** A site with those dimensions, where it has contracts at all. */
export function withContractsBy(site: Site, by: ContractsBy): Site {
  if (site.contracts.length === 0) return site;
  const lists = [...by].filter(([name]) => name !== CONTRACT);
  const entries = <T>(of: (contracts: readonly Contract[]) => T): Record<string, T> =>
    Object.fromEntries(lists.map(([name, contracts]) => [name, of(contracts)]));
  return {
    ...site,
    dimensions: { ...site.dimensions, ...entries((contracts) => contracts.map(({ id }) => id)) },
    memberLabels: {
      ...site.memberLabels,
      ...entries((contracts) => Object.fromEntries(contracts.map(({ id, label }) => [id, label]))),
    },
  };
}
