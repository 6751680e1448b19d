import type { EffectFacts } from '../../scenarios/index.js';
import { leavesAdmissionsOpen, printEffect, printShare } from '../../words/index.js';
import type { Finding } from '../result.js';
import type { FindingSubject } from './subject.js';

/** On what the scenario rests, what evaluations with controls found, and where the sources contradict each other (METHOD 8). */
export function evidenceFindings({ study, usual }: FindingSubject): Finding[] {
  const { banner, effects, counterEvidence, conflicts } = study.scenario.facts;
  const whatIf: Finding[] = banner === undefined ? [] : [{ kind: 'decides', title: 'What if', text: banner }];
  if (effects.length === 0) return whatIf;
  const realisation = usual.input('realisation');
  const here = realisation === undefined ? '' : ` Of each, ${printShare(realisation, 0)} is realised here.`;
  const found = counterEvidence.filter(({ text }) => text.includes(': emergency admissions'));
  const beside = found.map(({ text }) => text.replace(/\.$/, '')).join('. ');
  const against = beside === '' ? '' : ` What evaluations with comparators found elsewhere: ${beside}.`;
  const controls = effects.some(({ isControlled }) => isControlled) ? '' : ' None of it was measured against controls.';
  const odd: Finding[] = conflicts.map(({ text, rows }) => ({
    kind: 'odd',
    title: `What the sources say of ${rows.filter((row) => effects.some(({ id }) => id === row)).join(', ')}`,
    text,
  }));
  const isOpen = effects.some(leavesAdmissionsOpen);
  const open = isOpen
    ? ' An effect on bed-days says nothing of admissions: what is paid by the admission is taken to stay.'
    : '';
  const rests = `${listed(effects)}.${controls}${applied(effects)}${here}${open}${against}`;
  return [...whatIf, { kind: 'decides', title: 'What the effects rest on', text: rests }, ...odd];
}

/** To how many patients each is applied; rows of single conditions say it on the sheet Evidence. */
function applied(effects: readonly EffectFacts[]): string {
  const whole = effects.filter(({ segments }) => segments.length === 0);
  const whom = whole.map(({ pods, scope }) => {
    const patients = pods.length === 0 ? 'all patients' : `${pods.join(' and ').replaceAll('_', ' ')} patients`;
    return `${printShare(scope.share, 0)} of ${patients}${scope.status === 'illustrative' ? ' (illustrative)' : ''}`;
  });
  return whom.length === 0 ? '' : ` Applied here to ${[...new Set(whom)].join(' and ')}.`;
}

function listed(effects: readonly EffectFacts[]): string {
  return effects
    .map((effect) => {
      const { id, label, kind, population } = effect;
      const whom = population === '' ? '' : ` (${population})`;
      return `${label}${whom}: ${printEffect(effect)}${kind === 'effect' ? '' : `, a ${kind}`} [${id}]`;
    })
    .join('; ');
}
