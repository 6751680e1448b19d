import { canDecide, Decided, DECISIONS, withMembers, type Decision } from '../decisions/index.js';
import type { Site } from '../hospitals/index.js';
import type { Library, Settings } from '../library/index.js';
import { View, type Outcome, type Program } from '../model/evaluate/index.js';
import type { Section } from '../model/index.js';
import { inputsBehind, partBehind } from '../model/structure/behind/index.js';
import { rebind, type Blueprint } from '../model/structure/index.js';
import type { Given } from '../model/values/index.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { blueprintsOf, modelOf, type CaseBlueprint, type LayersOf } from './caseModels.js';
import type { HandedOver } from './handedOver.js';
import { hasRoom, isDecidedFor, layersWith, type DecidedByOption } from './decidedModels.js';
import { sectionsOf } from './slots.js';

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
  readonly decided: DecidedByOption;
  readonly handed: HandedOver;
}

/** Other sections in some slots, and other values of some inputs. */
export type Variant = Pick<Settings, 'picks' | 'givens'>;

/** How a variant is run. */
export interface HowToRun {
  /** Whether what was decided for the option is kept or, where what it rests on has moved, decided anew; kept when left out. */
  readonly decisions?: 'kept' | 'anew';
  /** The lines that are wanted: only what they need is judged and evaluated; all when left out. */
  readonly lines?: readonly string[];
}

/** Evaluates options with other sections in their slots and other inputs; each set of sections is compiled once. */
export class Variants {
  private readonly programs: Map<string, Program>;
  private readonly known: Map<string, Blueprint>;

  constructor(private readonly shared: Shared) {
    const key = ({ sections }: Blueprint): string => keyOf(sections, shared.site);
    this.programs = new Map(shared.programs.map((program) => [key(program.structure.blueprint), program]));
    this.known = new Map(shared.blueprints.map(({ blueprint }) => [key(blueprint), blueprint]));
  }

  /** Whether the site's model has every slot that the variant fills and, in some option's model, every input that it gives alone. */
  concerns({ picks, givens }: Variant): boolean {
    const slots = new Set(this.shared.listed.flatMap((section) => section.slots.map(({ name }) => name)));
    if (picks.length > 0) return picks.every(({ slot }) => slots.has(slot));
    return givens.every(({ name }) => this.inSome(name));
  }

  /** What the option gives in the variant, and else stays as it is; undefined for faults, which `problems` says. */
  run(
    option: Settings,
    variant: Variant,
    problems: Problem[],
    { decisions = 'kept', lines }: HowToRun,
    like: readonly Outcome[],
  ): Outcome | undefined {
    const picks = [
      ...option.picks.filter(({ slot }) => variant.picks.every((pick) => pick.slot !== slot)),
      ...variant.picks,
    ];
    const blueprint = this.blueprintOf({ ...option, picks }, this.shared.site, problems);
    if (blueprint === undefined) return undefined;
    // What another option's model asks for is no fault in this one's.
    const taken = variant.givens.filter(({ name }) => blueprint.inputs.has(name) || !this.inSome(name));
    const merged: Settings = { ...option, picks, givens: [...option.givens, ...taken] };
    const { site, decided: before } = this.shared;
    if (decisions === 'kept' || !DECISIONS.some((decision) => isDecidedFor(decision, option)))
      return this.evaluate(merged, blueprint, site, before, problems, lines, like);
    const decided = this.decidedAnew(merged, blueprint, taken, problems);
    const grown = hasRoom(site, decided) ? site : withMembers(site, decided.values());
    const whole = grown === site ? blueprint : this.blueprintOf(merged, grown, problems);
    return whole === undefined ? undefined : this.evaluate(merged, whole, grown, decided, problems, lines, like);
  }

  /** What is decided for an option under other inputs: as before, where nothing has moved on which a decision rests. */
  private decidedAnew(
    option: Settings,
    blueprint: Blueprint,
    taken: readonly Given[],
    problems: Problem[],
  ): DecidedByOption {
    const { site, decided } = this.shared;
    const before = decided.get(option.id) ?? Decided.nothing;
    const moved = new Set(taken.map(({ name }) => name));
    let now = Decided.nothing;
    const all = (): DecidedByOption => new Map([...decided, [option.id, now]]);
    for (const decision of DECISIONS) {
      if (!isDecidedFor(decision, option) || !canDecide(decision, blueprint)) continue;
      if (!restsOn(decision, blueprint, moved)) {
        if (before.has(decision)) now = now.with(decision, before.of(decision));
        continue;
      }
      const viewWith = (given: DecidedByOption): View | undefined => {
        const outcome = this.evaluate(option, blueprint, site, given, problems, decision.needs, []);
        return outcome === undefined ? undefined : new View(outcome);
      };
      const first = viewWith(all());
      const again = (found: unknown): View | undefined =>
        viewWith(new Map([...decided, [option.id, now.with(decision, found)]]));
      const answer = first === undefined ? undefined : decision.decide(first, site, again);
      if (answer === undefined) continue;
      if ('refusal' in answer) problems.push(answer.refusal);
      else now = now.with(decision, answer.found);
      for (const input of Object.keys(decision.gives)) moved.add(input);
    }
    return all();
  }

  private evaluate(
    option: Settings,
    blueprint: Blueprint,
    site: Site,
    decided: DecidedByOption,
    problems: Problem[],
    lines: readonly string[] | undefined,
    like: readonly Outcome[],
  ): Outcome | undefined {
    const own: CaseBlueprint = { blueprint, options: [option] };
    const layers = layersWith({ ...this.shared, site }, { blueprints: [...this.shared.blueprints, own] }, decided);
    const layersOfWhole: LayersOf = (each) => layers(each, blueprint);
    const key = [keyOf(blueprint.sections, site), ...(lines ?? [])].join();
    const known = this.programs.get(key);
    if (known !== undefined) {
      const bound = rebind(known.structure, layersOfWhole(option, blueprint), problems);
      return bound === undefined ? undefined : known.run(bound, like);
    }
    const part = lines === undefined ? own : { ...own, blueprint: partBehind(blueprint, lines) };
    const model = modelOf(part, layersOfWhole, problems, like);
    if (model === undefined) return undefined;
    this.programs.set(key, model.program);
    return model.outcomes.get(option);
  }

  /** The model of an option's sections on a site; the same sections and members are put together once. */
  private blueprintOf(option: Settings, site: Site, problems: Problem[]): Blueprint | undefined {
    const { listed, library } = this.shared;
    const found: Problem[] = [];
    const sections = sectionsOf(listed, option.picks, library, found);
    const key = keyOf(sections ?? [], site);
    const known = this.known.get(key);
    const [own] = known === undefined ? blueprintsOf(site, [option], listed, library, found) : [];
    problems.push(...found);
    const blueprint = known ?? own?.blueprint;
    if (blueprint === undefined || hasErrors(found)) return undefined;
    this.known.set(key, blueprint);
    return blueprint;
  }

  private inSome(input: string): boolean {
    return this.shared.blueprints.some(({ blueprint: { inputs } }) => inputs.has(input));
  }
}

/** Whether a decision rests on some input that has moved. */
function restsOn({ needs, dependsOn }: Decision, blueprint: Blueprint, moved: ReadonlySet<string>): boolean {
  return [...inputsBehind(blueprint, needs), ...dependsOn].some((input) => moved.has(input));
}

/** Whether something else was decided for one outcome than for another: other blocks, say. */
export function decidedOtherwise(one: Outcome, other: Outcome): boolean {
  return DECISIONS.some(({ chooses }) => {
    const values = ({ bound }: Outcome): string =>
      JSON.stringify(bound.get(chooses)?.rows.map(({ member, values: of }) => [member, of[0]]));
    return values(one) !== values(other);
  });
}

/** What tells models apart: their sections, and how many members decisions gave to dimensions. */
function keyOf(sections: readonly Section[], { dimensions }: Site): string {
  const given = DECISIONS.flatMap(({ members }) => Object.keys(members));
  return [...sections.map(({ id }) => id), ...given.map((name) => dimensions[name]?.length ?? 0)].join();
}
