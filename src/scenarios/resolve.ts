import { fallOf, type Evidence, type EvidenceRow } from '../library/evidence/index.js';
import type { ActsOn, Scenario, ScenarioEffect } from '../library/scenario/index.js';
import type { Place, Problem } from '../problems/index.js';
import { inSentence } from '../words/index.js';

/** An effect with the row that it uses: how much it lowers, and what. */
export interface UsedEffect extends ScenarioEffect {
  /** Its member of the dimension `intervention`: gei_adm. */
  readonly member: string;
  readonly evidence: EvidenceRow;
  readonly comparator?: EvidenceRow;
  /** The fall among the patients of the evidence, as a share; below 0 a rise. */
  readonly fall: number;
  readonly acts: ActsOn;
}

const ACTS: Readonly<Partial<Record<EvidenceRow['metric'], ActsOn>>> = {
  admissions: 'admissions',
  los: 'stay',
  bed_days: 'bed_days',
  occupied_beds: 'bed_days',
};

/** Finds each effect's row and judges whether this scenario may use it; those that it may not are left out and told. */
export function resolveEffects(scenario: Scenario, evidence: Evidence, problems: Problem[]): UsedEffect[] {
  return scenario.effects.flatMap((effect) => {
    const wrong = (found: string, right: string): [] => refuse(problems, effect.place, found, right);
    const row = evidence.rows.get(effect.row);
    if (row === undefined) return wrong(`there is no evidence ${effect.row}`, rightOfUnknown(effect.row, evidence));
    const unfit = unfitness(row, scenario);
    if (unfit !== undefined) return wrong(...unfit);
    warnOfUnused(effect, evidence, problems);
    const comparator = evidence.comparatorOf(row.id);
    const fall = fallOf(row, effect.reads, comparator);
    if (typeof fall !== 'number') return wrong(fall.found, fall.right);
    if (effect.reads === 'result' && !scenario.whatIf)
      return wrong(`the result of ${row.id} is read as a fall`, 'Only a what-if may: write use: what-if');
    const acts = actsOn(effect, row);
    if (typeof acts !== 'string') return wrong(acts.found, acts.right);
    return [
      {
        ...effect,
        member: memberOf(row.id),
        evidence: row,
        fall,
        acts,
        ...(comparator === undefined ? {} : { comparator }),
      },
    ];
  });
}

/** `KP-3.5X` → kp_3_5x. */
export function memberOf(id: string): string {
  return id.toLowerCase().replaceAll(/[^a-z0-9]/g, '_');
}

function rightOfUnknown(id: string, evidence: Evidence): string {
  if (evidence.external.has(id))
    return 'It is a finding from elsewhere: it stands beside every programme and drives none';
  const nearest = evidence.nearest(id);
  return nearest === undefined ? 'templates/evidence/evidence.csv lists them' : `Did you mean ${nearest}?`;
}

/** Why a row may not drive this scenario; undefined where it may. */
function unfitness(row: EvidenceRow, scenario: Scenario): [string, string] | undefined {
  if (row.kind === 'context')
    return [`${row.id} is context: ${row.measure}`, 'It tells a reader something and drives no scenario'];
  if (row.kind === 'effect' || scenario.whatIf) return undefined;
  return [
    `${row.id} is a ${row.kind}, not an effect: ${inSentence(row.caveat || row.measure)}`,
    'Take an effect; or write use: what-if, and a banner stands wherever the results do',
  ];
}

/** A row that no shipped scenario uses, for a reason that its user should know. */
function warnOfUnused({ row, place }: ScenarioEffect, evidence: Evidence, problems: Problem[]): void {
  const why = evidence.whyLeftOut(row);
  if (why !== undefined)
    problems.push({ severity: 'warning', ...place, found: `no shipped scenario uses ${row}: ${inSentence(why)}` });
}

function actsOn(
  effect: ScenarioEffect,
  { id, metric, measure }: EvidenceRow,
): ActsOn | { found: string; right: string } {
  const own = ACTS[metric];
  if (own === undefined)
    return (
      effect.actsOn ?? {
        found: `the measure of ${id}, ${measure}, does not say what it acts on`,
        right: 'Write acts_on: admissions, stay or bed_days',
      }
    );
  if (effect.actsOn === undefined || effect.actsOn === own) return own;
  return {
    found: `${id} measures ${measure}, and acts_on says ${effect.actsOn}`,
    right: `Write acts_on: ${own}, or leave it out`,
  };
}

export function refuse(problems: Problem[], place: Place, found: string, right: string): [] {
  problems.push({ severity: 'error', ...place, found, right });
  return [];
}
