import { MAP_GIVES, type Site } from '../hospitals/index.js';
import type { Library } from '../library/index.js';
import { howToWrite, type Section } from '../model/index.js';
import type { Problem } from '../problems/index.js';
import { insideSite } from './insideSite.js';

type Term = Section['inputs'][number];
type Missing = readonly [section: Section, terms: readonly Term[]];

/** Sections of a library's folder of this name have their inputs from the hospital's folder of the same name. */
const FOLDER = 'pfi/';

/**
 * Terms of a contract that nobody gives are told where they are to be written, in the contract's own file, and not at the section that
 * asks for them; where blocks are drawn in PFI and there is no contract, that is told once, at the blocks.
 */
export function toldAtTheContract(
  problems: readonly Problem[],
  site: Site,
  listed: readonly Section[],
  library: Library,
): Problem[] {
  const sections = listed.filter(({ id }) => id.startsWith(FOLDER));
  const asked = new Set(problems.flatMap(({ asks }) => asks ?? []));
  const missing = sections
    .map((section): Missing => [section, section.inputs.filter(({ name }) => asked.has(name))])
    .filter(([, terms]) => terms.length > 0);
  if (missing.length === 0) return [...problems];
  const names = new Set(missing.flatMap(([, terms]) => terms.map(({ name }) => name)));
  const others = problems.filter(({ asks }) => asks === undefined || !names.has(asks));
  const file = fileOfTerms(site, sections);
  const told =
    file === undefined ? [noContract(site)] : missing.flatMap((each) => missingIn(file, each, site, library));
  return [...others, ...told];
}

/** Where the hospital gives terms: its contract's file, or site.yaml where they stand there; undefined where it gives none. */
function fileOfTerms(site: Site, sections: readonly Section[]): string | undefined {
  const terms = new Set(sections.flatMap(({ inputs }) => inputs.map(({ name }) => name)));
  const inFolder = site.givens.find(({ place }) => insideSite(site, place.file)?.startsWith(FOLDER) === true);
  return (inFolder ?? site.givens.find(({ name }) => terms.has(name)))?.place.file;
}

function noContract(site: Site): Problem {
  const drawn = site.map.blocks.filter(({ tenure }) => tenure === 'pfi').map(({ id }) => id);
  const given = site.givens.find(
    ({ name, value }) => name in MAP_GIVES && value.kind === 'members' && value.members.has(drawn[0] ?? ''),
  );
  return {
    severity: 'error',
    file: given?.place.file ?? site.folder,
    found: `${drawn.join(', ')} ${drawn.length === 1 ? 'is' : 'are'} drawn as pfi, and pfi/ holds no contract`,
    right: 'Add pfi/….yaml with its terms, which README.md of decant init lists; or draw the blocks as owned',
  };
}

/** A contract that says nothing of its charge is told that first: which other terms it needs hangs on how it says it. */
function missingIn(file: string, [section, terms]: Missing, site: Site, library: Library): Problem[] {
  const refuse = (found: string, right: string): Problem => ({ severity: 'error', file, found, right });
  const [charge] = section.inputs;
  const others = otherCharges(section, site, library);
  if (charge !== undefined && terms.includes(charge) && others.length > 0)
    return [
      refuse(
        `the contract says nothing of its charge: neither ${[...others, charge.name].join(' nor ')}`,
        'Give one of them under inputs:, with its other terms, which README.md of decant init lists',
      ),
    ];
  return terms.map((term) =>
    refuse(
      lacking(term, site.contracts, `the contract has no ${term.name}`),
      `Add it under inputs:, as in ${term.name}: { ${howToWrite(term)}, status: contract, source: … }`,
    ),
  );
}

/** That a term is missing: where a publication gives it of others and leaves it blank here, that it does, and in which cell. */
export function lacking({ name, label }: Term, contracts: Site['contracts'], plainly: string): string {
  const blank = contracts.flatMap(({ blanks = [] }) => blanks).find(({ input }) => input === name);
  return blank === undefined ? `${plainly}: ${label}` : `${blank.found}, so that ${plainly}: ${label}`;
}

/** The charges of the sections that a hospital's model may have in this one's place: of each its first input. */
export function otherCharges(section: Section, site: Site, library: Library): string[] {
  const model = site.model === undefined ? undefined : library.model(site.model, { file: site.folder }, []);
  const choice = model?.choices.find((each) => each.some((candidate) => candidate.section === section.id)) ?? [];
  return choice.flatMap(({ section: id }) => {
    const [charge] = library.section(id, { file: site.folder }, [])?.inputs ?? [];
    return id === section.id || charge === undefined ? [] : [charge.name];
  });
}
