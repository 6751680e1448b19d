import type { EvidenceMeasure } from '../../library/reports/measures/index.js';
import type { EffectFacts, ScenarioFacts } from '../../scenarios/index.js';
import { leavesAdmissionsOpen, printEffect, printShare } from '../../words/index.js';
import type { Measures } from '../say/index.js';

/** On what the scenario rests, what evaluations with controls found, and where the sources contradict each other (METHOD 8). */
export function evidenceMeasures(scenario: ScenarioFacts): Measures<EvidenceMeasure> {
  const { banner, effects, counterEvidence, conflicts } = scenario;
  const whole = effects.filter(({ segments }) => segments.length === 0);
  const about = conflicts.flatMap(({ rows }) => rows.filter((row) => effects.some(({ id }) => id === row)));
  const against = counterEvidence.filter(({ text }) => text.includes(': emergency admissions'));
  return {
    banner: () => banner,
    effects: () => listed(effects.map(sayEffect), '; '),
    controlled: () => listed(idsOf(effects.filter(({ isControlled }) => isControlled))),
    // Rows of single conditions say it on the sheet Evidence.
    applied_to: () => listed([...new Set(whole.map(sayScope))], ' and '),
    leaving_admissions_open: () => listed(idsOf(effects.filter(leavesAdmissionsOpen))),
    counter_evidence: () =>
      listed(
        against.map(({ text }) => text.replace(/\.$/, '')),
        '. ',
      ),
    conflicting: () => listed([...new Set(about)]),
    conflicts: () => listed([...new Set(conflicts.map(({ text }) => text))], ' '),
  };
}

function idsOf(effects: readonly EffectFacts[]): string[] {
  return effects.map(({ id }) => id);
}

/** Undefined where there is nothing to list. */
function listed(items: readonly string[], join = ', '): string | undefined {
  return items.length === 0 ? undefined : items.join(join);
}

function sayEffect(effect: EffectFacts): string {
  const { id, label, kind, population } = effect;
  const whom = population === '' ? '' : ` (${population})`;
  return `${label}${whom}: ${printEffect(effect)}${kind === 'effect' ? '' : `, a ${kind}`} [${id}]`;
}

/** To how many patients it is applied. */
function sayScope({ pods, scope }: EffectFacts): string {
  const patients = pods.length === 0 ? 'all patients' : `${pods.join(' and ').replaceAll('_', ' ')} patients`;
  return `${printShare(scope.share, 0)} of ${patients}${scope.status === 'illustrative' ? ' (illustrative)' : ''}`;
}
