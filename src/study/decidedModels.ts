import { canDecide, Decided, decidedGivens, DECISIONS, withMembers, type Decision } from '../decisions/index.js';
import type { Site } from '../hospitals/index.js';
import { roleOf, type Library, type Settings } from '../library/index.js';
import { View, type Outcome, type Program } from '../model/evaluate/index.js';
import type { Section } from '../model/index.js';
import { partBehind } from '../model/structure/behind/index.js';
import { rebind, type Blueprint } from '../model/structure/index.js';
import type { Given } from '../model/values/index.js';
import type { Problem } from '../problems/index.js';
import {
  blueprintsOf,
  elsewhereIn,
  layersOf,
  modelOf,
  type CaseBlueprint,
  type CaseModel,
  type LayersOf,
} from './caseModels.js';
import type { HandedOver } from './handedOver.js';

/** What the options of a study have in common before any is evaluated. */
export interface Ingredients {
  readonly site: Site;
  readonly options: readonly Settings[];
  readonly scenario: { readonly givens: readonly Given[] };
  readonly national: readonly Given[];
  readonly listed: readonly Section[];
  readonly library: Library;
  /** What the contracts' own model gives. */
  readonly handed: HandedOver;
}

/** What was decided for each option, by its id; an option for which nothing is decided has none. */
export type DecidedByOption = ReadonlyMap<string, Decided>;

/** Options by their models, each with what was decided for it. */
export interface DecidedModels {
  /** The site with the members of dimensions that decisions give. */
  readonly site: Site;
  readonly blueprints: readonly CaseBlueprint[];
  readonly models: readonly CaseModel[];
  readonly layers: LayersOf;
  readonly decided: DecidedByOption;
}

/** A model that is put together but not yet judged. */
export interface Assembled {
  readonly site: Site;
  readonly blueprints: readonly CaseBlueprint[];
}

/** The options' models, with the members of dimensions that what was decided so far gives. */
export function assembled(
  { site, options, listed, library }: Ingredients,
  problems: Problem[],
  decided: DecidedByOption = new Map(),
): Assembled {
  const grown = withMembers(site, decided.values());
  return { site: grown, blueprints: blueprintsOf(grown, options, listed, library, problems) };
}

/**
 * Evaluates each option as far as each decision needs, with what was decided before it, and then with all that was decided. Models
 * that are faulty are left out, and `problems` says why; nothing is decided for such a model.
 */
export function decidedModels(given: Ingredients, first: Assembled, problems: Problem[]): DecidedModels {
  refuseDecided(given, problems);
  const like: Outcome[] = [];
  let last = first;
  let decided: DecidedByOption = new Map();
  for (const decision of DECISIONS) {
    const layers = layersWith(given, last, decided);
    const found = new Map(decided);
    for (const { blueprint, options } of last.blueprints) {
      const own = options.filter((option) => isDecidedFor(decision, option));
      if (own.length === 0 || !canDecide(decision, blueprint)) continue;
      const part = { blueprint: partBehind(blueprint, decision.needs), options: own };
      // What is wrong with the model is said when the whole of it is judged.
      const model = modelOf(part, (each) => layers(each, blueprint), []);
      for (const [option, outcome] of model?.outcomes ?? []) {
        like.push(outcome);
        const before = found.get(option.id) ?? Decided.nothing;
        const again = (answer: unknown): View | undefined => {
          const tried = layersWith(given, last, new Map([...found, [option.id, before.with(decision, answer)]]));
          return model === undefined ? undefined : ranAgain(model.program, tried(option, blueprint));
        };
        const answer = decision.decide(new View(outcome), last.site, again);
        if ('refusal' in answer) problems.push(answer.refusal);
        else found.set(option.id, before.with(decision, answer.found));
      }
    }
    decided = found;
    if (!hasRoom(last.site, decided)) last = assembled(given, problems, decided);
  }
  const layers = layersWith(given, last, decided);
  return {
    ...last,
    models: last.blueprints.flatMap((each) => modelOf(each, layers, problems, like) ?? []),
    layers,
    decided,
  };
}

/** Whether something is decided for an option: what is done to a hospital is not where nothing closes, nor for a what-if. */
export function isDecidedFor({ standsFor }: Decision, option: Settings): boolean {
  return standsFor === 'all' || roleOf(option) === 'acting';
}

/** A model once more, with other values. */
function ranAgain(program: Program, layers: Given[][]): View | undefined {
  const bound = rebind(program.structure, layers, []);
  return bound === undefined ? undefined : new View(program.run(bound, []));
}

/** Whether a site's dimensions have all members that decisions give. */
export function hasRoom(site: Site, decided: DecidedByOption): boolean {
  const wanted = withMembers(site, decided.values()).dimensions;
  return Object.entries(wanted).every(([name, members]) => members.length <= (site.dimensions[name]?.length ?? 0));
}

/** The layers of each option's values, with what was decided for it on top. */
export function layersWith(
  { site, scenario, national, listed, library, handed }: Omit<Ingredients, 'options'>,
  { blueprints }: Pick<Assembled, 'blueprints'>,
  decided: DecidedByOption,
): LayersOf {
  const layers = layersOf(site, scenario, national, blueprints, elsewhereIn(site, listed, library));
  const known = new Map<Settings, Map<Blueprint, Given[][]>>();
  return (option, blueprint) => {
    const ofOption = known.get(option) ?? new Map<Blueprint, Given[][]>();
    const found = ofOption.get(blueprint) ?? [
      ...layers(option, blueprint),
      handed.givens(option, blueprint),
      decidedGivens(decided.get(option.id), blueprint, site),
    ];
    known.set(option, ofOption.set(blueprint, found));
    return found;
  };
}

/** What only a decision may give. */
function refuseDecided({ site, options, scenario, national }: Ingredients, problems: Problem[]): void {
  const givens = [...national, ...scenario.givens, ...site.givens, ...options.flatMap((option) => option.givens)];
  for (const { name, place } of givens)
    for (const { gives, always, instead } of DECISIONS)
      if (name in gives || name in always)
        problems.push({ severity: 'error', ...place, found: `${name} is given here`, right: instead });
}
