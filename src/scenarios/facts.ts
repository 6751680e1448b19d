import type { Evidence, ExternalRow } from '../library/evidence/index.js';
import type { Settings } from '../library/index.js';
import type { Scenario } from '../library/scenario/index.js';
import type { Given } from '../model/values/index.js';
import type { CounterFact, EffectFacts, ScenarioFacts, ScenarioTitle, ScopeFacts } from './scenarioFacts.js';
import type { Intervention } from './interventions.js';
import { shareOf } from './reach.js';
import type { UsedEffect } from './resolve.js';

/** What a reader must know of a scenario before trusting its results. */
export function factsOf(
  scenario: Scenario,
  used: readonly UsedEffect[],
  evidence: Evidence,
  interventions: readonly Intervention[] = [],
): ScenarioFacts {
  const rows = used.flatMap(({ evidence: row, comparator }) => [
    row.id,
    ...(comparator === undefined ? [] : [comparator.id]),
  ]);
  const banner = bannerOf(scenario, used);
  return {
    ...titled(scenario),
    whatIf: scenario.whatIf,
    ...(banner === undefined ? {} : { banner }),
    ...(scenario.growth === undefined ? {} : { growth: titled(scenario.growth) }),
    effects: used.map((effect) => effectFacts(effect, interventions)),
    counterEvidence: used.length === 0 ? [] : evidence.counterEvidence.map(counterFact),
    conflicts: evidence.conflictsOf(rows).map(({ text, source, rows: of }) => ({ text, source, rows: of })),
  };
}

/** What stands wherever a what-if's results do: which of its rows are no effects. */
export function bannerOf({ whatIf }: Settings, used: readonly UsedEffect[]): string | undefined {
  if (!whatIf) return undefined;
  const others = used.filter(({ evidence: { kind } }) => kind !== 'effect');
  const kinds = [...new Set(others.map(({ evidence: { kind } }) => kind))].map((kind) => `a ${kind}`);
  const rests = kinds.length === 0 ? 'an assumption that nobody has found to hold' : kinds.join(' and ');
  const rows = others.length === 0 ? '' : ` (${others.map(({ row }) => row).join(', ')})`;
  return `WHAT IF, not a finding: these numbers rest on ${rests}${rows}. No programme has been shown to have this effect.`;
}

function effectFacts(effect: UsedEffect, interventions: readonly Intervention[]): EffectFacts {
  const { evidence: row, comparator, pods, segments, scope, scopeOfPod } = effect;
  return {
    id: row.id,
    members: interventions.flatMap(({ member, effects }) => (effects.includes(effect) ? [member] : [])),
    kind: row.kind,
    label: `${row.system}: ${row.measure}`,
    actsOn: effect.acts,
    fall: effect.fall,
    ...(comparator === undefined
      ? {}
      : { against: `${comparator.id}: ${comparator.quote} (${comparator.population})` }),
    pods: pods ?? [],
    segments: segments ?? [],
    scope: scopeFacts(scope),
    ...(scopeOfPod === undefined ? {} : { scopeOfPod: scopeFacts(scopeOfPod) }),
    quote: row.quote,
    population: row.population,
    denominator: row.denominator,
    period: row.period,
    caveat: row.caveat,
    scopeNote: row.scopeNote,
    isControlled: row.isControlled,
    source: row.source,
  };
}

function scopeFacts(scope: Given): ScopeFacts {
  const { source, status, date, note } = scope;
  return {
    share: shareOf(scope),
    ...(source === undefined ? {} : { source }),
    ...(status === undefined ? {} : { status }),
    ...(date === undefined ? {} : { date }),
    ...(note === undefined ? {} : { note }),
  };
}

/** "DH integrated care pilots (16): emergency admissions +2 % (8,691 patients v 42,206 controls, 2009-2011)." */
function counterFact(row: ExternalRow): CounterFact {
  const { id, system, measure, baseline, result, change, population, period, caveat, source, status } = row;
  const against = baseline === '' ? '' : ` against ${baseline}`;
  const relative = /\d$/.test(change) ? `${change} %` : change;
  const levels = `${result}${against}`;
  // What it did beside others comes first: a rise that is smaller than theirs is a fall.
  const figure = result === '' || change === '' ? `${relative}${levels}` : `${relative} (${levels})`;
  const whom = [population, period].filter((text) => text !== '').join(', ');
  const text = `${system}: ${measure} ${figure}${whom === '' ? '' : `, ${whom}`}${caveat === '' ? '' : `; ${caveat}`}.`;
  return { id, text: text.replaceAll(/(?<!\w)-(?=\d)/g, '−'), source, status };
}

function titled({ id, title, note }: Settings): ScenarioTitle {
  return { id, title, ...(note === undefined ? {} : { note }) };
}
