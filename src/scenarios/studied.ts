import type { Site } from '../hospitals/index.js';
import type { Evidence } from '../library/evidence/index.js';
import type { Scenario } from '../library/scenario/index.js';
import type { Given } from '../model/values/index.js';
import { hasErrors, type Problem } from '../problems/index.js';
import type { ScenarioFacts } from './scenarioFacts.js';
import { factsOf } from './facts.js';
import { presetHere, refuseGrowthTwice } from './growth.js';
import { interventionsOf } from './interventions.js';
import { cohortsOf, reachOf } from './reach.js';
import { resolveEffects, type UsedEffect } from './resolve.js';
import { refuseTogether } from './together.js';
import { effectGivens, NO_EFFECT } from './values.js';

/** A scenario as one hospital meets it. */
export interface StudiedScenario extends Scenario {
  /** All inputs that it gives, those of its effects among them. */
  readonly givens: readonly Given[];
  readonly facts: ScenarioFacts;
}

/** A scenario's values for a hospital, and the hospital with the scenario's interventions as members of that dimension. */
export interface Met {
  readonly scenario: StudiedScenario;
  readonly site: Site;
}

/** Turns a scenario's rows of evidence into inputs for this hospital's cohorts; undefined when a rule of evidence is broken. */
export function meet(
  scenario: Scenario,
  site: Site,
  evidence: Evidence,
  national: readonly Given[],
  problems: Problem[],
): Met | undefined {
  const found: Problem[] = [];
  const used = judged(scenario, evidence, found);
  const cohorts = cohortsOf(site);
  const reached = reachOf(used, cohorts, found);
  const own = presetHere(scenario, site);
  refuseGrowthTwice([...national, ...own, ...site.givens], site, found);
  problems.push(...found);
  if (hasErrors(found)) return undefined;
  const interventions = interventionsOf(reached, used);
  const members: [string, string][] = interventions.map(({ member, label }) => [member, label]);
  if (members.length === 0) members.push([NO_EFFECT, 'No programme']);
  return {
    scenario: {
      ...scenario,
      givens: [...own, ...effectGivens(scenario, interventions, cohorts)],
      facts: factsOf(scenario, used, evidence, interventions),
    },
    site: {
      ...site,
      dimensions: { ...site.dimensions, intervention: members.map(([member]) => member) },
      memberLabels: { ...site.memberLabels, intervention: Object.fromEntries(members) },
    },
  };
}

/** The rows that a scenario uses, judged by themselves and together: what is wrong with them for any hospital. */
export function judged(scenario: Scenario, evidence: Evidence, problems: Problem[]): UsedEffect[] {
  const used = resolveEffects(scenario, evidence, problems);
  refuseTogether(used, evidence, problems);
  return used;
}
