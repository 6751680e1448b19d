import type { Site } from '../hospitals/index.js';
import type { Library } from '../library/index.js';
import { howToWrite, type Section } from '../model/index.js';
import { whatIsSaid, type Given, type GivenMember } from '../model/values/index.js';
import type { Place, Problem } from '../problems/index.js';
import { lacking, otherCharges } from './contractTerms.js';
import { contractsBy, withContractsBy } from './contractsWithin.js';

type Contract = Site['contracts'][number];
type Input = Section['inputs'][number];
type Refuse = (place: Place, found: string, right: string) => void;

/**
 * A hospital whose several contracts give their terms together: each input by contract has a member for each of them. `problems` gain what
 * one of them lacks and nothing usual stands for, at its file, and what they cannot each have; another's value stands in there, so that the rest can be judged too. A
 * hospital with one contract, or none, is as it was.
 */
export function withContractsTogether(
  site: Site,
  sections: readonly Section[],
  library: Library,
  national: readonly Given[],
  problems: Problem[],
): Site {
  const { contracts } = site;
  const by = contractsBy(site, sections, library);
  const whole = withContractsBy(site, by);
  if (contracts.length < 2) return whole;
  const inputs = new Map(sections.flatMap((section) => section.inputs.map((input) => [input.name, input] as const)));
  const others = chargedOtherwise(site, sections, library, problems);
  const refuse: Refuse = (place, found, right) => void problems.push({ severity: 'error', ...place, found, right });
  const names = [...new Set(contracts.flatMap(({ givens }) => givens.map(({ name }) => name)))];
  const together = names.flatMap((name): Given[] => {
    const input = inputs.get(name);
    const giving = contracts.filter((contract) => !(input === undefined && others.includes(contract)));
    const own = giving.flatMap(({ givens }) => givens.filter((given) => given.name === name));
    // What no section asks for is told as in any other file of the folder.
    if (input === undefined) return own;
    const members = by.get(input.by ?? '');
    if (members !== undefined) return putTogether(input, { contracts: members, national }, others, refuse);
    for (const { place } of own)
      refuse(
        place,
        `${name} is one for the whole hospital, and this is one of its ${contracts.length} contracts`,
        'Give it in site.yaml: where it is a sum, that of all contracts',
      );
    return own.slice(0, 1);
  });
  return { ...whole, givens: [...site.givens, ...together] };
}

/** Values of inputs, with those that contracts have taken apart again: what is the hospital's, and what each contract gives. */
export function takenApart(
  givens: readonly Given[],
  isByContract: (input: string) => boolean,
): { readonly givens: readonly Given[]; readonly ofContracts: readonly (readonly Given[])[] } {
  const isOfContracts = ({ name, value }: Given): boolean => value.kind === 'members' && isByContract(name);
  const apart = givens.filter(isOfContracts);
  const ids = new Set(apart.flatMap(({ value }) => (value.kind === 'members' ? [...value.members.keys()] : [])));
  const of = (id: string): Given[] =>
    apart.flatMap(({ name, value, unit }) => {
      const own = value.kind === 'members' ? value.members.get(id) : undefined;
      return own === undefined ? [] : [{ ...own, name, ...(unit === undefined ? {} : { unit }) }];
    });
  return {
    givens: givens.filter((given) => !isOfContracts(given)),
    ofContracts: [...ids].map(of),
  };
}

/** Contracts that say their charge in another way than the model was chosen for: each is told once. */
function chargedOtherwise(
  site: Site,
  sections: readonly Section[],
  library: Library,
  problems: Problem[],
): readonly Contract[] {
  const gives = ({ givens }: Contract, name: string): boolean => givens.some((given) => given.name === name);
  return sections.flatMap((section) => {
    const [charge] = section.inputs;
    const ways = otherCharges(section, site, library);
    if (charge === undefined || ways.length === 0) return [];
    return site.contracts.filter((contract) => {
      const way = gives(contract, charge.name) ? undefined : ways.find((each) => gives(contract, each));
      if (way === undefined) return false;
      const first = site.contracts.find((each) => gives(each, charge.name));
      problems.push({
        severity: 'error',
        file: contract.file,
        found: `this contract gives its charge as ${way}, and ${first?.file ?? 'another'} as ${charge.name}`,
        right:
          'Contracts of one hospital give it in one way: a year’s payments of each can always be listed as charge_published',
      });
      return true;
    });
  });
}

/** A contract that leaves out what has a usual value, the nation's or its section's, has that. */
function putTogether(
  input: Input,
  { contracts, national }: { readonly contracts: readonly Contract[]; readonly national: readonly Given[] },
  told: readonly Contract[],
  refuse: Refuse,
): Given[] {
  const usual = national.findLast(({ name }) => name === input.name) ?? input.given;
  const members = new Map<string, GivenMember>();
  const found = contracts.map((contract) => ({
    contract,
    given: contract.givens.find(({ name }) => name === input.name),
  }));
  const first = found.flatMap(({ given }) => given ?? [])[0];
  if (first === undefined) return [];
  for (const { contract, given } of found) {
    members.set(contract.id, memberOf(given ?? usual ?? first));
    if (given === undefined && usual === undefined && !told.includes(contract))
      refuse(
        { file: contract.file },
        lacking(input, [contract], `the contract has no ${input.name}, which ${first.place.file} gives`),
        `Add it under inputs:, as in ${input.name}: { ${howToWrite(input)}, status: contract, source: … }`,
      );
    if (given?.value.kind === 'members')
      refuse(given.place, `${input.name} has members`, 'Each contract gives its own: write one value, or a series');
  }
  return [{ name: input.name, place: first.place, value: { kind: 'members', members } }];
}

function memberOf({ value, place, unit, spread, prices, pricesFault, ...said }: Given): GivenMember {
  const plain = value.kind === 'members' ? firstOf(value.members, place) : value;
  return {
    ...whatIsSaid(said),
    ...(spread === undefined ? {} : { spread }),
    ...(prices === undefined ? {} : { prices }),
    ...(pricesFault === undefined ? {} : { pricesFault }),
    value: unit === undefined ? plain : inUnit(plain, unit),
    place,
  };
}

/** Stands in for a value with members, which is told. */
function firstOf(members: ReadonlyMap<string, GivenMember>, place: Place): GivenMember['value'] {
  const [first] = members.values();
  return first?.value ?? { kind: 'single', typed: { text: '0', place } };
}

/** A bare number stands in the unit that is said beside it: members may each have another. */
function inUnit(value: GivenMember['value'], unit: string): GivenMember['value'] {
  const typed = <T extends { readonly text: string }>(one: T): T =>
    /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(one.text.trim()) ? { ...one, text: `${one.text} ${unit}` } : one;
  if (value.kind === 'single') return { ...value, typed: typed(value.typed) };
  if (value.kind !== 'series') return value;
  return { ...value, years: new Map([...value.years].map(([year, one]) => [year, typed(one)])) };
}
