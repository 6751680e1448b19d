import {
  hasErrors,
  rebind,
  type Blueprint,
  type Given,
  type Outcome,
  type Problem,
  type Program,
  type Section,
} from '../model/index.js';
import type { Site } from '../sites/index.js';
import { blueprintsOf, layersOf, modelOf, type CaseBlueprint } from './caseModels.js';
import type { Library, Settings } from './library.js';

/** What the options of a study have in common. */
export interface Shared {
  readonly site: Site;
  readonly scenario: { readonly givens: readonly Given[] };
  readonly national: readonly Given[];
  readonly listed: readonly Section[];
  readonly library: Library;
  readonly blueprints: readonly CaseBlueprint[];
  /** What the options' own sections compiled to. */
  readonly programs: readonly Program[];
}

/** Evaluates options with other sections in their slots and other inputs; each set of sections is compiled once. */
export class OtherPicks {
  private readonly programs: Map<string, Program>;

  constructor(private readonly shared: Shared) {
    this.programs = new Map(shared.programs.map((program) => [keyOf(program.structure.blueprint), program]));
  }

  /** The regimes whose every slot the site's model has; the others do not concern it. */
  regimes(problems: Problem[]): Settings[] {
    const { listed, library } = this.shared;
    const slots = new Set(listed.flatMap((section) => section.slots.map(({ name }) => name)));
    if (slots.size === 0) return [];
    return library.regimes(problems).filter(({ picks }) => picks.every(({ slot }) => slots.has(slot)));
  }

  /** What the option gives when it picks and sets what `other` says, and else stays as it is; undefined for faults, which `problems` says. */
  run(option: Settings, other: Settings, problems: Problem[]): Outcome | undefined {
    const merged: Settings = {
      ...option,
      picks: [...option.picks.filter(({ slot }) => other.picks.every((pick) => pick.slot !== slot)), ...other.picks],
      givens: [...option.givens, ...other.givens],
    };
    const { site, scenario, national, listed, library, blueprints } = this.shared;
    const found: Problem[] = [];
    const [own] = blueprintsOf(site, [merged], listed, library, found);
    problems.push(...found);
    if (own === undefined || hasErrors(found)) return undefined;
    const layers = layersOf(site, scenario, national, [...blueprints, own], fillersIn(listed, library));
    const key = keyOf(own.blueprint);
    const known = this.programs.get(key);
    if (known !== undefined) {
      const bound = rebind(known.structure, layers(merged, own.blueprint), problems);
      return bound === undefined ? undefined : known.run(bound);
    }
    const model = modelOf(own, layers, problems);
    if (model === undefined) return undefined;
    this.programs.set(key, model.program);
    return model.outcomes.get(merged);
  }
}

function keyOf({ sections }: Blueprint): string {
  return sections.map(({ id }) => id).join();
}

/** Every section that could fill a slot of the model: a site may give inputs for those that no option picks. */
export function fillersIn(listed: readonly Section[], library: Library): Section[] {
  const slots = listed.flatMap((section) => section.slots.map(({ name }) => name));
  return slots.flatMap((slot) => library.sections(library.fillersOf(slot), { file: 'templates/model' }, []));
}
