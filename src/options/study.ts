import {
  hasErrors,
  printProblem,
  rebind,
  type Given,
  type Outcome,
  type Problem,
  type Structure,
  type Timeline,
} from '../model/index.js';
import type { Site } from '../sites/index.js';
import { blueprintsOf, layersOf, modelOf, type CaseModel, type LayersOf } from './caseModels.js';
import type { Library, Settings } from './library.js';

/** One site × one scenario × one option, evaluated. */
export interface Case {
  readonly option: Settings;
  readonly outcome: Outcome;
}

/** A site with its scenario and all its options, on one calendar, so that they can be set side by side. */
export interface Study {
  readonly site: Site;
  readonly scenario: Settings;
  readonly timeline: Timeline;
  readonly years: readonly number[];
  /** One for each set of sections that the options pick; that of business as usual first. */
  readonly structures: readonly Structure[];
  readonly cases: readonly Case[];
  /** Warnings of everything read. */
  readonly warnings: readonly Problem[];
  /**
   * Evaluates an option again with some inputs changed, of which it takes those that it has; undefined when one is in no
   * option's model, or a value is refused.
   */
  readonly again: (option: Settings, changed: readonly Given[]) => Outcome | undefined;
}

/** The option that every other is compared with. */
export const BUSINESS_AS_USUAL = 'business-as-usual';

/** Runs every option of a site. Undefined when anything is wrong; every fault is added to `problems`. */
export function study(site: Site, library: Library, problems: Problem[]): Study | undefined {
  const place = { file: `${site.folder}/site.yaml` };
  if (site.options[0] !== BUSINESS_AS_USUAL) {
    problems.push({
      severity: 'error',
      ...place,
      found: `the options do not begin with ${BUSINESS_AS_USUAL}`,
      right: 'Every option is compared with it: put it first',
    });
  }
  const found: Problem[] = [];
  const listed = library.sections(site.sections, place, found);
  const national = library.parameters(found).flatMap((settings) => settings.givens);
  const scenario = library.settings('scenario', site.scenario, place, found);
  const options = site.options.flatMap((id) => library.settings('option', id, place, found) ?? []);
  const blueprints = blueprintsOf(site, options, listed, library, found);
  if (scenario === undefined || hasErrors(problems) || hasErrors(found)) return void problems.push(...once(found));
  const layers = layersOf(site, scenario, national, blueprints);
  const models = blueprints.flatMap((each) => modelOf(each, layers, found) ?? []);
  problems.push(...once(found));
  const [usual] = models;
  if (usual === undefined || hasErrors(problems)) return undefined;
  const modelOfOption = (option: Settings): CaseModel | undefined =>
    models.find(({ outcomes }) => outcomes.has(option));
  return {
    site,
    scenario,
    timeline: usual.program.structure.blueprint.timeline,
    years: usual.program.structure.blueprint.years,
    structures: models.map(({ program }) => program.structure),
    cases: options.flatMap((option) => {
      const outcome = modelOfOption(option)?.outcomes.get(option);
      return outcome === undefined ? [] : [{ option, outcome }];
    }),
    warnings: problems.filter((problem) => problem.severity === 'warning'),
    again: (option, changed) => {
      const inSome = ({ name }: Given): boolean => models.some(({ program }) => hasInput(program, name));
      const model = modelOfOption(option);
      return model !== undefined && changed.every(inSome) ? again(model, layers, option, changed) : undefined;
    },
  };
}

function again(
  { program }: CaseModel,
  layers: LayersOf,
  option: Settings,
  changed: readonly Given[],
): Outcome | undefined {
  const own = changed.filter(({ name }) => hasInput(program, name));
  const bound = rebind(program.structure, [...layers(option, program.structure.blueprint), own], []);
  return bound === undefined ? undefined : program.run(bound);
}

function hasInput({ structure }: CaseModel['program'], name: string): boolean {
  return structure.blueprint.inputs.has(name);
}

/** What several models have in common is wrong in each of them: it is said once. */
function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [printProblem(problem), problem])).values()];
}
