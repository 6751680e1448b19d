import type { LandPlan } from '../decisions/index.js';
import type { Site } from '../hospitals/index.js';
import { BUSINESS_AS_USUAL, type Library, type Settings } from '../library/index.js';
import type { Overview, ReportTopic } from '../library/reports/index.js';
import type { Clause } from '../method/index.js';
import type { Outcome } from '../model/evaluate/index.js';
import type { Timeline } from '../model/index.js';
import { rebind, type Structure } from '../model/structure/index.js';
import type { Given } from '../model/values/index.js';
import { hasErrors, printProblem, type Problem } from '../problems/index.js';
import {
  choiceOfSite,
  meet,
  refuseGrowthTwice,
  type ScenarioChoice,
  type StudiedScenario,
} from '../scenarios/index.js';
import { bestOf, type Best } from './best.js';
import { sectionsOfSite, withUsualLabels } from './sectionsOfSite.js';
import type { CaseModel, LayersOf } from './caseModels.js';
import { OtherPicks } from './otherPicks.js';
import { assembled, plannedModels, type Ingredients } from './plannedModels.js';

/** One site × one scenario × one option, evaluated. */
export interface Case {
  readonly option: Settings;
  readonly outcome: Outcome;
}

/** A site with its scenario and all its options, on one calendar, so that they can be set side by side. */
export interface Study {
  readonly site: Site;
  readonly scenario: StudiedScenario;
  readonly timeline: Timeline;
  readonly years: readonly number[];
  /** One for each set of sections that the options pick; that of business as usual first. */
  readonly structures: readonly Structure[];
  readonly cases: readonly Case[];
  /** Which blocks each option empties, by its id: none for business as usual, a what-if, or a model without blocks to choose. */
  readonly plans: ReadonlyMap<string, LandPlan>;
  /** The option that is called the best, in the view asked for or the rule's first; throws `UserError` for a view that there is not. */
  readonly best: (view?: string) => Best<Case>;
  /** The clauses of METHOD as published with the library, read when they are asked for. */
  readonly method: () => readonly Clause[];
  /** Warnings of everything read. */
  readonly warnings: readonly Problem[];
  /**
   * Evaluates an option again with some inputs changed, of which it takes those that it has, and its plan kept: a plan is a
   * decision, and the future varies. Undefined when one is in no option's model, a value is refused, or growth would be counted
   * twice.
   */
  readonly again: (option: Settings, changed: readonly Given[]) => Outcome | undefined;
  /** The topics of a report, and what it sets side by side, as the library declares them. */
  readonly topics: (problems: Problem[]) => ReportTopic[];
  readonly overview: (problems: Problem[]) => Overview;
  /** The ways of paying, and the like, that fill a slot of this site's model. */
  readonly regimes: (problems: Problem[]) => Settings[];
  /** Evaluates an option with the picks and inputs of a regime in place of its own; undefined for faults, which `problems` says. */
  readonly under: (
    option: Settings,
    regime: Settings,
    problems: Problem[],
    wanted?: readonly string[],
  ) => Outcome | undefined;
}

export { BUSINESS_AS_USUAL };

/**
 * Runs every option of a site under its scenario, or another. Undefined when anything is wrong; every fault is added to
 * `problems`.
 */
export function study(
  given: Site,
  library: Library,
  problems: Problem[],
  choice: ScenarioChoice = choiceOfSite(given),
): Study | undefined {
  const place = { file: `${given.folder}/site.yaml` };
  if (given.options[0] !== BUSINESS_AS_USUAL) {
    problems.push({
      severity: 'error',
      ...place,
      found: `the options do not begin with ${BUSINESS_AS_USUAL}`,
      right: 'Every option is compared with it: put it first',
    });
  }
  const found: Problem[] = [];
  const options = given.options.flatMap((id) => library.settings('option', id, place, found) ?? []);
  const rule = library.best(found);
  const listed = sectionsOfSite(given, options, library, found);
  const national = library.parameters(found).flatMap((settings) => settings.givens);
  const met = metBy(withUsualLabels(given, listed), library, choice, national, found);
  const before = met?.site ?? { ...given, dimensions: { ...given.dimensions, intervention: ['unread'] } };
  const scenario = met?.scenario;
  const ingredients: Ingredients = {
    site: before,
    options,
    scenario: scenario ?? { givens: [] },
    national,
    listed,
    library,
  };
  const first = assembled(ingredients, 1, found);
  if (scenario === undefined || rule === undefined || hasErrors(problems) || hasErrors(found))
    return void problems.push(...once(found));
  const { site, blueprints, models, layers, plans } = plannedModels(ingredients, first, found);
  problems.push(...once(found));
  const [usual] = models;
  if (usual === undefined || hasErrors(problems)) return undefined;
  const programs = models.map(({ program }) => program);
  const others = new OtherPicks({ ...ingredients, site, blueprints, programs, plans });
  const modelOfOption = (option: Settings): CaseModel | undefined =>
    models.find(({ outcomes }) => outcomes.has(option));
  const outcomesOf = (option: Settings): Outcome[] => {
    const own = modelOfOption(option)?.outcomes.get(option);
    return own === undefined ? [] : [own];
  };
  const cases = options.flatMap((option) => {
    const outcome = modelOfOption(option)?.outcomes.get(option);
    return outcome === undefined ? [] : [{ option, outcome }];
  });
  return {
    site,
    scenario,
    timeline: usual.program.structure.blueprint.timeline,
    years: usual.program.structure.blueprint.years,
    structures: models.map(({ program }) => program.structure),
    cases,
    plans,
    best: (view) => bestOf(cases, rule, view),
    method: () => library.method(),
    topics: (found) => library.topics(found),
    overview: (found) => library.overview(found),
    warnings: problems.filter((problem) => problem.severity === 'warning'),
    again: (option, changed) => {
      const inSome = ({ name }: Given): boolean => models.some(({ program }) => hasInput(program, name));
      const model = modelOfOption(option);
      const faults: Problem[] = [];
      refuseGrowthTwice([...national, ...scenario.givens, ...site.givens, ...changed], site, faults);
      if (model === undefined || faults.length > 0 || !changed.every(inSome)) return undefined;
      return again(model, layers, option, changed);
    },
    regimes: (found) => others.regimes(found),
    under: (option, regime, found, wanted) => others.run(option, regime, found, wanted, outcomesOf(option)),
  };
}

/** The scenario as this hospital meets it; undefined when it cannot be read or breaks a rule of evidence. */
function metBy(
  site: Site,
  library: Library,
  { name, place, openOwn }: ScenarioChoice,
  national: readonly Given[],
  problems: Problem[],
): ReturnType<typeof meet> {
  const scenario = library.scenario(name, place, problems, openOwn);
  const evidence = library.evidence(problems);
  return scenario === undefined || evidence === undefined
    ? undefined
    : meet(scenario, site, evidence, national, problems);
}

function again(
  { program, outcomes }: CaseModel,
  layers: LayersOf,
  option: Settings,
  changed: readonly Given[],
): Outcome | undefined {
  const taken = changed.filter(({ name }) => hasInput(program, name));
  const bound = rebind(program.structure, [...layers(option, program.structure.blueprint), taken], []);
  const own = outcomes.get(option);
  return bound === undefined ? undefined : program.run(bound, own === undefined ? [] : [own]);
}

function hasInput({ structure }: CaseModel['program'], name: string): boolean {
  return structure.blueprint.inputs.has(name);
}

/** What several models have in common is wrong in each of them: it is said once. */
export function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [printProblem(problem), problem])).values()];
}
