import type { Result } from '../../report/index.js';
import type { EvidenceSheet, TextTable } from '../workbook/index.js';

type Scenario = Result['scenario'];
type EffectFacts = Scenario['effects'][number];
type Scope = EffectFacts['scope'];

const ACTS_ON: Readonly<Record<EffectFacts['actsOn'], string>> = {
  admissions: 'admissions',
  stay: 'length of stay',
  bed_days: 'bed-days',
};

/** What the scenario's effects rest on, beside what evaluations found elsewhere and where the sources contradict each other. */
export function evidenceOf({ scenario }: Result): EvidenceSheet {
  return {
    intro: [
      `Scenario: ${scenario.title}. ${scenario.note ?? ''}`.trim(),
      ...(scenario.growth === undefined
        ? []
        : [`Growth: ${scenario.growth.title}. ${scenario.growth.note ?? ''}`.trim()]),
      'A published effect belongs to the patients of its population. The scope is the share of this hospital’s patients to whom the scenario applies it; the realisation, on the sheet Inputs, is how much of it is repeated here.',
    ],
    ...(scenario.banner === undefined ? {} : { banner: scenario.banner }),
    tables: [effectsTable(scenario), ...counterTable(scenario), ...conflictsTable(scenario)],
  };
}

function effectsTable({ effects }: Scenario): TextTable {
  return {
    title: 'What the scenario uses',
    note:
      effects.length === 0
        ? 'No row of evidence: the demand of this scenario changes by growth alone, or by inputs that its file sets.'
        : 'Only a row of kind effect may drive a scenario that is no what-if. The quote is the source’s own.',
    header: [
      'Id',
      'Evidence',
      'Change',
      'Acts on',
      'Population',
      'Denominator',
      'Years',
      'Kind',
      'Quote',
      'Caveat',
      'Applies to',
      'Scope',
      'Status of the scope',
      'Controls',
      'Source',
    ],
    rows: effects.map(effectRow),
  };
}

function effectRow(effect: EffectFacts): string[] {
  const { id, label, actsOn, population, denominator, period, kind, quote, caveat, scopeNote, source } = effect;
  const whom = [...(effect.pods.length === 0 ? ['all'] : effect.pods), ...effect.segments]
    .join(', ')
    .replaceAll('_', ' ');
  return [
    id,
    label,
    changeOf(effect),
    ACTS_ON[actsOn],
    population,
    denominator,
    period,
    kind,
    `“${quote}”`,
    [caveat, scopeNote === '' ? '' : `For: ${scopeNote}`].filter(Boolean).join('. '),
    whom,
    scopeOf(effect),
    [effect.scope, effect.scopeOfPod].flatMap((scope) => (scope === undefined ? [] : [statusOf(scope)])).join('; '),
    effect.isControlled ? 'yes' : 'none',
    source,
  ];
}

/** "−25.0%", a fall below nought; with the comparator, where it is a difference from one. */
function changeOf({ fall, against }: EffectFacts): string {
  const size = `${Math.abs(fall * 100).toFixed(1)}%`;
  const change = fall > 0 ? `−${size}` : `+${size}`;
  return against === undefined ? change : `${change} against ${against}`;
}

function scopeOf({ scope, scopeOfPod }: EffectFacts): string {
  const share = ({ share: of }: Scope): string => `${Number((of * 100).toFixed(1))}%`;
  return scopeOfPod === undefined
    ? share(scope)
    : `${share(scope)}, or ${share(scopeOfPod)} of all where segments are not counted`;
}

function statusOf({ status, source }: Scope): string {
  return [status ?? 'unstated', source].filter((part) => part !== undefined && part !== '').join(': ');
}

function counterTable({ counterEvidence }: Scenario): TextTable[] {
  if (counterEvidence.length === 0) return [];
  return [
    {
      title: 'What evaluations found elsewhere',
      note: 'These stand beside every claim above. They are why the realisation is uncertain, and may be below nought.',
      header: ['Id', 'Finding', 'How much was read', 'Source'],
      rows: counterEvidence.map(({ id, text, status, source }) => [id, text, status, source]),
    },
  ];
}

function conflictsTable({ conflicts }: Scenario): TextTable[] {
  if (conflicts.length === 0) return [];
  return [
    {
      title: 'Where the sources contradict each other or themselves',
      header: ['Where', 'Conflict'],
      rows: conflicts.map(({ rows, text, source }) => [source, `${text} (${rows.join(', ')})`]),
    },
  ];
}
