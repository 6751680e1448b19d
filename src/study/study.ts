import { DECISIONS } from '../decisions/index.js';
import { placeNamed, UNREAD, type Site } from '../hospitals/index.js';
import { BUSINESS_AS_USUAL, type Experiment, type Library, type Settings } from '../library/index.js';
import type { Overview, ReportTopic } from '../library/reports/index.js';
import type { Clause } from '../method/index.js';
import type { Outcome } from '../model/evaluate/index.js';
import type { Timeline } from '../model/index.js';
import type { Structure } from '../model/structure/index.js';
import type { Given } from '../model/values/index.js';
import { hasErrors, printProblem, type Problem } from '../problems/index.js';
import {
  choiceOfSite,
  meet,
  refuseGrowthTwice,
  type ScenarioChoice,
  type StudiedScenario,
} from '../scenarios/index.js';
import { refuseAnotherFirst, warnOfOwnCounterfactuals } from './counterfactual.js';
import { bestOf, type Best } from './best.js';
import { handedOver, type ContractsAlone, type Handed } from './handedOver.js';
import { UNCHANGED, type Changed } from './changed.js';
import { withContractsTogether } from './contractsTogether.js';
import { toldAtTheContract } from './contractTerms.js';
import { assembled, decidedModels, type DecidedByOption, type Ingredients } from './decidedModels.js';
import { sectionsOfSite, withUsualLabels } from './sectionsOfSite.js';
import { toldByTerm } from './missedByChoice.js';
import { toldAtTheList } from './unlistedSections.js';
import { Variants, type HowToRun, type Variant } from './variants.js';

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
  /** What was decided for each option, by its id: nothing for business as usual, a what-if, or a model with nothing to decide. */
  readonly decided: DecidedByOption;
  /** What was decided for some option, as the subject of a sentence: the blocks to empty. */
  readonly decides: readonly string[];
  /** Inputs that the contracts' own model gives. */
  readonly handed: readonly Handed[];
  /** The option that is called the best, in the view asked for or the rule's first; throws `UserError` for a view that there is not. */
  readonly best: (view?: string) => Best<Case>;
  /** The clauses of METHOD as published with the library, read when they are asked for. */
  readonly method: () => readonly Clause[];
  /** Warnings of everything read. */
  readonly warnings: readonly Problem[];
  /** The topics of a report, and what it sets side by side, as the library declares them. */
  readonly topics: (problems: Problem[]) => ReportTopic[];
  readonly overview: (problems: Problem[]) => Overview;
  /** What options are run again with, as the library declares it. */
  readonly experiments: (problems: Problem[]) => Experiment[];
  /** Whether a variant can be tried: the site's model has its slots and inputs, and growth would not be counted twice. */
  readonly concerns: (variant: Variant) => boolean;
  /** Evaluates an option with the picks and inputs of a variant in place of its own; undefined for faults, which `problems` says. */
  readonly run: (option: Settings, variant: Variant, problems: Problem[], how?: HowToRun) => Outcome | undefined;
  /** The same with some inputs changed alone; undefined when the change concerns no option's model, or a value is refused. */
  readonly again: (
    option: Settings,
    changed: readonly Given[],
    decisions?: HowToRun['decisions'],
  ) => Outcome | undefined;
}

export { BUSINESS_AS_USUAL };

/**
 * Runs every option of a site under its scenario, or another. Undefined when anything is wrong; every fault is added to
 * `problems`.
 */
export function study(
  asRead: Site,
  library: Library,
  problems: Problem[],
  choice: ScenarioChoice = choiceOfSite(asRead),
  changed: Changed['givens'] = UNCHANGED.givens,
  contractsAlone?: ContractsAlone,
): Study | undefined {
  refuseAnotherFirst(asRead, problems);
  const [found, ofContracts]: [Problem[], Problem[]] = [[], []];
  const declared = asRead.options.flatMap(
    (id) => library.settings('option', id, placeNamed(asRead, 'options', id), found) ?? [],
  );
  const options = declared.map((option) => withGivens(option, changed.get(option.id)));
  const rule = library.best(found);
  const listed = sectionsOfSite(asRead, declared, library, found);
  const national = library.parameters(found).flatMap((settings) => settings.givens);
  const given = withContractsTogether(asRead, listed, library, national, ofContracts);
  const met = metBy(withUsualLabels(given, listed), library, choice, national, found);
  const before = met?.site ?? { ...given, dimensions: { ...given.dimensions, intervention: [UNREAD] } };
  const scenario = met?.scenario;
  refuseChangedTwice(changed, [...national, ...(scenario?.givens ?? []), ...before.givens], before, found);
  const around = { site: before, options, scenario: scenario ?? { givens: [] }, national, listed };
  const handed = handedOver(around, contractsAlone, found);
  const ingredients: Ingredients = { ...around, library, handed };
  const first = assembled(ingredients, found);
  if (scenario === undefined || rule === undefined || hasErrors(problems) || hasErrors(found))
    return void problems.push(...once([...toldAtTheList(found, given, listed, library), ...ofContracts]));
  const { site, blueprints, models, decided } = decidedModels(ingredients, first, found);
  const told = toldByTerm(toldAtTheContract(found, given, listed, library), given, library);
  problems.push(...once([...toldAtTheList(told, given, listed, library), ...ofContracts]));
  const [usual] = models;
  if (usual === undefined || hasErrors(problems)) return undefined;
  const programs = models.map(({ program }) => program);
  const variants = new Variants({ ...ingredients, site, blueprints, programs, decided });
  const outcomesOf = (option: Settings): Outcome[] => models.flatMap(({ outcomes }) => outcomes.get(option) ?? []);
  const cases = options.flatMap((option) => outcomesOf(option).map((outcome) => ({ option, outcome })));
  problems.push(
    ...warnOfOwnCounterfactuals({
      // What a reader changed for all options is no option's own.
      options: declared,
      structureOf: ({ id }) => cases.find(({ option }) => option.id === id)?.outcome.structure,
      forAll: [...site.givens, ...scenario.givens],
      overview: library.overview(found),
    }),
  );
  const concerns = (variant: Variant): boolean => {
    const twice: Problem[] = [];
    refuseGrowthTwice([...national, ...scenario.givens, ...site.givens, ...variant.givens], site, twice);
    return twice.length === 0 && variants.concerns(variant);
  };
  const run: Study['run'] = (option, variant, found, how = {}) =>
    variants.run(option, variant, found, how, outcomesOf(option));
  return {
    site,
    scenario,
    timeline: usual.program.structure.blueprint.timeline,
    years: usual.program.structure.blueprint.years,
    structures: models.map(({ program }) => program.structure),
    cases,
    decided,
    decides: DECISIONS.filter((each) => [...decided.values()].some((one) => one.has(each))).map(({ what }) => what),
    handed: handed.inputs(),
    best: (view) => bestOf(cases, rule, view),
    method: () => library.method(),
    topics: (found) => library.topicsFor(site.isPart === true ? site.model : undefined, found),
    overview: (found) => library.overview(found),
    experiments: (found) => library.experiments(found),
    warnings: problems.filter((problem) => problem.severity === 'warning'),
    concerns,
    run,
    again: (option, givens, decisions = 'kept') =>
      concerns({ picks: [], givens }) ? run(option, { picks: [], givens }, [], { decisions }) : undefined,
  };
}

function withGivens(option: Settings, more: readonly Given[] = []): Settings {
  return { ...option, givens: [...option.givens, ...more] };
}

/** What a reader changed may count growth twice where what was given did not. */
function refuseChangedTwice(
  changed: Changed['givens'],
  given: readonly Given[],
  site: Site,
  problems: Problem[],
): void {
  const typed = [...changed.values()].flat();
  if (typed.length > 0) refuseGrowthTwice([...given, ...typed], site, problems);
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

/** What several models have in common is wrong in each of them: it is said once. */
export function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [printProblem(problem), problem])).values()];
}
