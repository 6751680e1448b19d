import { canPlan, parcelId, PLAN_INPUTS, PLAN_LINES, planGivens, planOf, type LandPlan } from '../decisions/index.js';
import type { Site } from '../hospitals/index.js';
import { TooIntricate } from '../land/index.js';
import { BUSINESS_AS_USUAL, type Library, type Settings } from '../library/index.js';
import type { Outcome } from '../model/evaluate/index.js';
import type { Section } from '../model/index.js';
import { partBehind, type Blueprint } from '../model/structure/index.js';
import type { Given } from '../model/values/index.js';
import type { Problem } from '../problems/index.js';
import {
  blueprintsOf,
  fillersIn,
  layersOf,
  modelOf,
  type CaseBlueprint,
  type CaseModel,
  type LayersOf,
} from './caseModels.js';

/** What the options of a study have in common before any is evaluated. */
export interface Ingredients {
  readonly site: Site;
  readonly options: readonly Settings[];
  readonly scenario: { readonly givens: readonly Given[] };
  readonly national: readonly Given[];
  readonly listed: readonly Section[];
  readonly library: Library;
}

/** Options by their models, each with its plan of blocks to empty. */
export interface PlannedModels {
  /** The site with the parcels that the plans make of it. */
  readonly site: Site;
  readonly blueprints: readonly CaseBlueprint[];
  readonly models: readonly CaseModel[];
  readonly layers: LayersOf;
  /** By the option's id; an option whose model has no blocks to choose has none. */
  readonly plans: ReadonlyMap<string, LandPlan>;
}

/** A model that is put together but not yet judged. */
export interface Assembled {
  readonly site: Site;
  readonly blueprints: readonly CaseBlueprint[];
}

/** The options' models with as many parcels as given. */
export function assembled(
  { site, options, listed, library }: Ingredients,
  parcels: number,
  problems: Problem[],
): Assembled {
  const planned = withParcels(site, parcels);
  return { site: planned, blueprints: blueprintsOf(planned, options, listed, library, problems) };
}

/**
 * Evaluates each option twice: with no block chosen, as far as its plan needs, and with the plan. Models that are faulty are left
 * out, and `problems` says why; such a model has no plan.
 */
export function plannedModels(given: Ingredients, first: Assembled, problems: Problem[]): PlannedModels {
  refusePlanned(given, problems);
  const { plans, like } = plansOf(given.site, first, layersWith(given, first, new Map()), problems);
  const parcels = Math.max(1, ...[...plans.values()].map((plan) => plan.parcels.length));
  const second = parcels > 1 ? assembled(given, parcels, problems) : first;
  const layers = layersWith(given, second, plans);
  return {
    ...second,
    models: second.blueprints.flatMap((each) => modelOf(each, layers, problems, like) ?? []),
    layers,
    plans,
  };
}

/** The layers of each option's values, with its plan on top. */
export function layersWith(
  { site, scenario, national, listed, library }: Omit<Ingredients, 'options'>,
  { blueprints }: Pick<Assembled, 'blueprints'>,
  plans: ReadonlyMap<string, LandPlan>,
): LayersOf {
  const layers = layersOf(site, scenario, national, blueprints, fillersIn(listed, library));
  const known = new Map<Settings, Map<Blueprint, Given[][]>>();
  return (option, blueprint) => {
    const ofOption = known.get(option) ?? new Map<Blueprint, Given[][]>();
    const found = ofOption.get(blueprint) ?? [
      ...layers(option, blueprint),
      planGivens(plans.get(option.id), blueprint, site),
    ];
    known.set(option, ofOption.set(blueprint, found));
    return found;
  };
}

/**
 * The plan of each option that acts, and what was evaluated for it. What is wrong with its model is said when the whole of it is judged.
 */
function plansOf(
  site: Site,
  { blueprints }: Assembled,
  layers: LayersOf,
  problems: Problem[],
): { readonly plans: ReadonlyMap<string, LandPlan>; readonly like: readonly Outcome[] } {
  const like: Outcome[] = [];
  const plans = new Map<string, LandPlan>();
  for (const { blueprint, options } of blueprints) {
    const acting = options.filter(({ id, whatIf }) => !whatIf && id !== BUSINESS_AS_USUAL);
    if (acting.length === 0 || !canPlan(blueprint)) continue;
    const part = { blueprint: partBehind(blueprint, PLAN_LINES), options: acting };
    const layersOfWhole: LayersOf = (option) => layers(option, blueprint);
    for (const [option, outcome] of modelOf(part, layersOfWhole, [])?.outcomes ?? []) {
      like.push(outcome);
      const plan = measured(site, outcome, problems);
      if (plan !== undefined) plans.set(option.id, plan);
    }
  }
  return { plans, like };
}

/** Undefined where the maps are too intricate for the chosen blocks' land to be measured; `problems` says so. */
function measured(site: Site, outcome: Outcome, problems: Problem[]): LandPlan | undefined {
  try {
    return planOf(site, outcome);
  } catch (error) {
    if (!(error instanceof TooIntricate)) throw error;
    problems.push({
      severity: 'error',
      file: `${site.folder}/boundary.geojson`,
      found: `the outlines of the maps have ${error.why} for the land of the chosen blocks to be measured`,
      right: 'Simplify boundary, blocks or constraints',
    });
    return undefined;
  }
}

function withParcels(site: Site, count: number): Site {
  const parcels = Array.from({ length: count }, (_, index) => parcelId(index));
  return {
    ...site,
    dimensions: { ...site.dimensions, parcel: parcels },
    memberLabels: {
      ...site.memberLabels,
      parcel: Object.fromEntries(parcels.map((id, index) => [id, `Parcel ${index + 1}`])),
    },
  };
}

/** What only the plan may give. */
function refusePlanned({ site, options, scenario, national }: Ingredients, problems: Problem[]): void {
  const givens = [...national, ...scenario.givens, ...site.givens, ...options.flatMap((option) => option.givens)];
  for (const { name, place } of givens)
    if (PLAN_INPUTS.includes(name))
      problems.push({
        severity: 'error',
        ...place,
        found: `${name} is given here`,
        right: 'Decant works it out from the map: take it away',
      });
}
