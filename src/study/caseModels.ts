import { MAP_GIVES, type Site } from '../hospitals/index.js';
import type { Library, Settings } from '../library/index.js';
import { evaluator, type Outcome, type Program } from '../model/evaluate/index.js';
import type { Section } from '../model/index.js';
import { check, rebind, type Blueprint } from '../model/structure/index.js';
import type { Given } from '../model/values/index.js';
import { hasErrors, nearestName, type Problem } from '../problems/index.js';
import { putTogether } from './putTogether.js';
import { sectionsOf } from './slots.js';

const LIBRARY = { file: 'templates/model' };

/** The sections of some options, put together; options that pick the same sections share them. */
export interface CaseBlueprint {
  readonly blueprint: Blueprint;
  readonly options: readonly Settings[];
}

/** Some options on one structure, each evaluated. */
export interface CaseModel {
  readonly program: Program;
  readonly outcomes: ReadonlyMap<Settings, Outcome>;
}

/** One blueprint for each set of sections that options pick, in the order of the options. */
export function blueprintsOf(
  site: Site,
  options: readonly Settings[],
  listed: readonly Section[],
  library: Library,
  problems: Problem[],
): CaseBlueprint[] {
  const sets = new Map<string, { sections: readonly Section[]; options: Settings[] }>();
  for (const option of options) {
    const sections = sectionsOf(listed, option.picks, library, problems);
    if (sections === undefined) continue;
    const key = sections.map(({ id }) => id).join();
    const known = sets.get(key);
    if (known === undefined) sets.set(key, { sections, options: [option] });
    else known.options.push(option);
  }
  const around = {
    timeline: site.timeline,
    members: new Map(Object.entries(site.dimensions)),
    parents: new Map(Object.entries(site.parents).map(([name, of]) => [name, new Map(Object.entries(of))] as const)),
  };
  return [...sets.values()].flatMap(({ sections, options: of }) => {
    const blueprint = putTogether(sections, around, library, problems);
    return blueprint === undefined ? [] : [{ blueprint, options: of }];
  });
}

/**
 * Checks a blueprint once, and evaluates each of its options; undefined when anything is wrong. What is the same in another option, or in
 * an outcome that this one is like, is computed once.
 */
export function modelOf(
  { blueprint, options }: CaseBlueprint,
  layers: LayersOf,
  problems: Problem[],
  like: readonly Outcome[] = [],
): CaseModel | undefined {
  const [first, ...others] = options;
  // Faults of one model do not keep another from being judged.
  const found: Problem[] = [];
  const checked = first === undefined ? undefined : check(blueprint, layers(first, blueprint), found);
  const bounds =
    checked === undefined
      ? []
      : [checked.bound, ...others.map((option) => rebind(checked.structure, layers(option, blueprint), found))];
  problems.push(...found);
  if (checked === undefined || hasErrors(found)) return undefined;
  const program = evaluator(checked.structure);
  const outcomes = new Map<Settings, Outcome>();
  options.forEach((option, index) => {
    const bound = bounds[index];
    if (bound !== undefined) outcomes.set(option, program.run(bound, [...like, ...outcomes.values()]));
  });
  return { program, outcomes };
}

/** The layers of values of an option, those that win last. */
export type LayersOf = (option: Settings, blueprint: Blueprint) => Given[][];

/**
 * National parameters serve every model: those that no section uses are left aside. What the scenario and the site give must be
 * an input of some option's model or of another section that could fill a slot of it, and is left aside elsewhere; what an option
 * gives must be an input of its own.
 */
export function layersOf(
  site: Site,
  scenario: Pick<Settings, 'givens'>,
  national: readonly Given[],
  blueprints: readonly CaseBlueprint[],
  fillers: readonly Section[],
): LayersOf {
  const models = blueprints.map(({ blueprint }) => blueprint);
  const elsewhere = fillers.flatMap(({ inputs }) => inputs.map(({ name }) => name));
  const known = new Set([...models.flatMap(({ inputs }) => [...inputs.keys()]), ...elsewhere]);
  /** The model that says that none has an input of this name: the one with the nearest. */
  const accuser = (name: string): Blueprint | undefined => {
    const nearest = nearestName(name, known);
    return models.find(({ inputs }) => inputs.has(nearest ?? '')) ?? models[0];
  };
  return (option, blueprint) => {
    const has = ({ name }: Given): boolean => blueprint.inputs.has(name);
    const belongs = (given: Given): boolean =>
      has(given) || (!known.has(given.name) && accuser(given.name) === blueprint);
    const ofAll = national.filter(has).map((given) => withoutStrangers(given, blueprint));
    // A site need not list the sections that ask for what its maps say, nor for what code worked out beside what was typed.
    const isWorkedOut = ({ name, value }: Given): boolean => name in MAP_GIVES || value.kind === 'amount';
    const ofSite = site.givens.filter((given) => (isWorkedOut(given) ? has(given) : belongs(given)));
    const ofOption = site.isPart === true ? option.givens.filter(belongs) : [...option.givens];
    return [ofAll, scenario.givens.filter(belongs), ofSite, ofOption];
  };
}

/** National figures by member serve every hospital: where all members of this one have theirs, those of others are left aside. */
function withoutStrangers(given: Given, { inputs, dimensions }: Blueprint): Given {
  const members = dimensions.get(inputs.get(given.name)?.by ?? '')?.members;
  const { value } = given;
  if (value.kind !== 'members' || members === undefined || !members.every((member) => value.members.has(member)))
    return given;
  return {
    ...given,
    value: { ...value, members: new Map([...value.members].filter(([member]) => members.includes(member))) },
  };
}

/** The model of a hospital's contracts alone: its terms stand in their files, whatever else the hospital's model asks of them. */
const CONTRACT = 'contract';

/**
 * Sections of which a site may give inputs beside those of its model: every one that could fill a slot of it, those of the model of its
 * contracts, and, where the model is of a part of the hospital, every one that there is.
 */
export function elsewhereIn(site: Site, listed: readonly Section[], library: Library): readonly Section[] {
  if (site.isPart === true) return library.sections(library.ids('model'), LIBRARY, []);
  const fillers = fillersIn(listed, library);
  return site.contracts.length === 0 ? fillers : [...fillers, ...ofContracts(library)];
}

function ofContracts(library: Library): readonly Section[] {
  const known = OF_CONTRACTS.get(library);
  if (known !== undefined) return known;
  const choices = library.model(CONTRACT, LIBRARY, [])?.choices ?? [];
  const ids = choices.flat().map(({ section }) => section);
  const sections = library.sections(ids, LIBRARY, []);
  OF_CONTRACTS.set(library, sections);
  return sections;
}

const OF_CONTRACTS = new WeakMap<Library, readonly Section[]>();

function fillersIn(listed: readonly Section[], library: Library): readonly Section[] {
  const known = FILLERS.get(listed);
  if (known !== undefined) return known;
  const slots = listed.flatMap((section) => section.slots.map(({ name }) => name));
  const fillers = slots.flatMap((slot) => library.sections(library.fillersOf(slot), LIBRARY, []));
  FILLERS.set(listed, fillers);
  return fillers;
}

const FILLERS = new WeakMap<readonly Section[], readonly Section[]>();
