import {
  assemble,
  check,
  compile,
  hasErrors,
  rebind,
  type Bound,
  type Given,
  type Outcome,
  type Problem,
  type Program,
  type Structure,
} from '../model/index.js';
import type { Site } from '../sites/index.js';
import type { Library, Settings } from './library.js';

/** One site × one scenario × one option, evaluated. */
export interface Case {
  readonly option: Settings;
  readonly outcome: Outcome;
}

/** A site with its scenario and all its options on one structure, so that they can be set side by side. */
export interface Study {
  readonly site: Site;
  readonly scenario: Settings;
  readonly structure: Structure;
  readonly cases: readonly Case[];
  /** Warnings of everything read. */
  readonly warnings: readonly Problem[];
  /** Evaluates an option again with some inputs changed; undefined when the model has none of these inputs, or refuses a value. */
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
  const sections = library.sections(site.sections, place, problems);
  const parameters = library.parameters(problems).flatMap((settings) => settings.givens);
  const scenario = library.settings('scenario', site.scenario, place, problems);
  const options = site.options.flatMap((id) => library.settings('option', id, place, problems) ?? []);
  const blueprint = assemble(
    sections,
    { timeline: site.timeline, members: new Map(Object.entries(site.dimensions)) },
    problems,
  );
  if (blueprint === undefined || scenario === undefined || hasErrors(problems)) return undefined;
  // National parameters serve every model; those that no section of this site uses are left aside.
  const national = parameters.filter((given) => blueprint.inputs.has(given.name));
  const layers = (option: Settings): Given[][] => [
    national,
    [...scenario.givens],
    [...site.givens],
    [...option.givens],
  ];
  const [first, ...others] = options;
  if (first === undefined) return undefined;
  const checked = check(blueprint, layers(first), problems);
  if (checked === undefined) return undefined;
  const program = compile(checked.structure);
  const bounds = [checked.bound, ...others.map((option) => rebind(checked.structure, layers(option), problems))];
  if (hasErrors(problems)) return undefined;
  return {
    site,
    scenario,
    structure: checked.structure,
    cases: options.flatMap((option, index) => caseOf(program, option, bounds[index])),
    warnings: problems.filter((problem) => problem.severity === 'warning'),
    again: (option, changed) => again(program, layers(option), changed),
  };
}

function caseOf(program: Program, option: Settings, bound: Bound | undefined): Case[] {
  return bound === undefined ? [] : [{ option, outcome: program.run(bound) }];
}

function again(program: Program, layers: readonly Given[][], changed: readonly Given[]): Outcome | undefined {
  if (!changed.every((given) => program.structure.blueprint.inputs.has(given.name))) return undefined;
  const bound = rebind(program.structure, [...layers, changed], []);
  return bound === undefined ? undefined : program.run(bound);
}
