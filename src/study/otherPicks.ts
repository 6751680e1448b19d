import type { LandPlan } from '../decisions/index.js';
import type { Site } from '../hospitals/index.js';
import type { Library, Settings } from '../library/index.js';
import type { Outcome, Program } from '../model/evaluate/index.js';
import type { Section } from '../model/index.js';
import { partBehind, rebind, type Blueprint } from '../model/structure/index.js';
import type { Given } from '../model/values/index.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { blueprintsOf, modelOf, type CaseBlueprint } from './caseModels.js';
import { layersWith } from './plannedModels.js';

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
  /** By the option's id: another way of paying changes no plan. */
  readonly plans: ReadonlyMap<string, LandPlan>;
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

  /**
   * What the option gives when it picks and sets what `other` says, and else stays as it is; undefined for faults, which `problems` says.
   * Where only some lines are wanted, only what they need is judged and evaluated.
   */
  run(
    option: Settings,
    other: Settings,
    problems: Problem[],
    wanted?: readonly string[],
    like: readonly Outcome[] = [],
  ): Outcome | undefined {
    const merged: Settings = {
      ...option,
      picks: [...option.picks.filter(({ slot }) => other.picks.every((pick) => pick.slot !== slot)), ...other.picks],
      givens: [...option.givens, ...other.givens],
    };
    const { site, listed, library, blueprints, plans } = this.shared;
    const found: Problem[] = [];
    const [own] = blueprintsOf(site, [merged], listed, library, found);
    problems.push(...found);
    if (own === undefined || hasErrors(found)) return undefined;
    const layers = layersWith(this.shared, { blueprints: [...blueprints, own] }, plans);
    const part = wanted === undefined ? own : { ...own, blueprint: partBehind(own.blueprint, wanted) };
    const key = [keyOf(own.blueprint), ...(wanted ?? [])].join();
    const known = this.programs.get(key);
    if (known !== undefined) {
      const bound = rebind(known.structure, layers(merged, own.blueprint), problems);
      return bound === undefined ? undefined : known.run(bound, like);
    }
    const model = modelOf(part, layers, problems, like);
    if (model === undefined) return undefined;
    this.programs.set(key, model.program);
    return model.outcomes.get(merged);
  }
}

function keyOf({ sections }: Blueprint): string {
  return sections.map(({ id }) => id).join();
}
