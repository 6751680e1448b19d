import type { Library } from '../library/index.js';
import type { Scenario } from '../library/scenario/index.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { printEffect } from '../words/index.js';
import type { EffectFacts, ScenarioFacts } from './scenarioFacts.js';
import { factsOf } from './facts.js';
import { choiceFor, choiceOfFlag } from './ownFiles.js';
import { judged } from './studied.js';

/** A scenario without a hospital: what it rests on, and the inputs that it gives beside its effects. */
export interface DescribedScenario extends ScenarioFacts {
  /** The scenarios that it is laid over, the nearest first. */
  readonly extends: readonly { readonly id: string; readonly title: string }[];
  /** Inputs that it gives: name, value as written, status and source. */
  readonly inputs: readonly DescribedInput[];
}

export interface DescribedInput {
  readonly name: string;
  readonly value: string;
  readonly spread?: string;
  readonly status?: string;
  readonly source?: string;
  readonly note?: string;
}

/** One line of a list of scenarios. */
export interface ListedScenario {
  readonly id: string;
  readonly title: string;
  readonly whatIf: boolean;
  readonly evidence: string;
}

/** A shipped scenario by its id, one of a hospital's own by its name, or one by its path; undefined when it is faulty, and `problems` says why. */
export function describeScenario(
  name: string,
  library: Library,
  problems: Problem[],
  folder?: string,
): DescribedScenario | undefined {
  const { place, openOwn } =
    folder === undefined ? choiceOfFlag(name, 'scenario') : choiceFor(folder, name, 'scenario');
  const found: Problem[] = [];
  const scenario = library.scenario(name, place, found, openOwn);
  const evidence = library.evidence(found);
  const used = scenario === undefined || evidence === undefined ? [] : judged(scenario, evidence, found);
  problems.push(...found);
  if (scenario === undefined || evidence === undefined || hasErrors(found)) return undefined;
  return { ...factsOf(scenario, used, evidence), extends: scenario.extended, inputs: inputsOf(scenario) };
}

/** Every shipped scenario, and those of a hospital's own, the programmes before the what-ifs. */
export function listScenarios(library: Library, problems: Problem[], folder?: string): ListedScenario[] {
  const all = library.ids('scenarios').flatMap((id) => describeScenario(id, library, problems, folder) ?? []);
  const listed = all.map(({ id, title, whatIf, effects }) => ({ id, title, whatIf, evidence: inOneLine(effects) }));
  return [...listed.filter(({ whatIf }) => !whatIf), ...listed.filter(({ whatIf }) => whatIf)];
}

function inOneLine(effects: readonly EffectFacts[]): string {
  const [first, second, third] = effects;
  if (first === undefined) return 'No programme: growth alone';
  const shown = third === undefined ? [first, second] : [first];
  const said = shown.flatMap((effect) => (effect === undefined ? [] : `${effect.id} ${printEffect(effect)}`));
  return third === undefined ? said.join('; ') : `${said.join()}; and ${effects.length - 1} more rows`;
}

/** Inputs as they are written, one a member. */
export function inputsOf({ givens }: Scenario): DescribedInput[] {
  return givens.flatMap(({ name, value, source, status, note, spread }): DescribedInput[] => {
    const said = {
      ...(source === undefined ? {} : { source }),
      ...(status === undefined ? {} : { status }),
      ...(note === undefined ? {} : { note }),
    };
    if (value.kind === 'members')
      return [...value.members].map(([member, each]) => ({
        name: `${name}.${member}`,
        value: each.value.kind === 'single' ? each.value.typed.text : 'a series',
        ...(each.spread === undefined ? {} : { spread: printSpread(each.spread) }),
        ...said,
        ...(each.source === undefined ? {} : { source: each.source }),
        ...(each.status === undefined ? {} : { status: each.status }),
        ...(each.note === undefined ? {} : { note: each.note }),
      }));
    const text = value.kind === 'single' ? value.typed.text : 'a series';
    return [{ name, value: text, ...(spread === undefined ? {} : { spread: printSpread(spread) }), ...said }];
  });
}

function printSpread({ shape, ends }: NonNullable<Scenario['givens'][number]['spread']>): string {
  return [shape, ...[...ends].map(([end, { text }]) => `${end} ${text}`)].join(' ');
}
