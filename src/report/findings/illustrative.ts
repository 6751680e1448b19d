import type { Finding } from '../result.js';
import type { View } from '../../model/evaluate/index.js';
import type { FindingSubject } from './subject.js';

/** Inputs on which the answer turns, in a reader's words and in the order in which they act. */
const DECIDING: readonly (readonly [what: string, ...inputs: string[]])[] = [
  ['how fast admissions grow', 'trend_growth', 'demographic_growth', 'non_demographic_growth'],
  ['to how many patients the evidence applies', 'effect_scope', 'avoidance_scope', 'stay_scope'],
  ['how much of the effect is repeated here', 'realisation'],
  ['how long avoided patients would have stayed', 'avoided_stay_ratio'],
  ['which patients lie in which beds', 'pool_mix', 'site_mix'],
  ['the planned occupancy', 'target_occupancy'],
  ['the size of a ward', 'ward_beds'],
  ['how many wards close in a year', 'closures_a_year'],
  ['what an open bed costs', 'operating_cost_a_bed', 'operating_cost'],
  ['how much of the cost is fixed, in steps or variable', 'fixed_share', 'semi_fixed_share', 'variable_share'],
  ['what closing a ward releases', 'cost_a_ward'],
  ['what care elsewhere costs', 'reprovision_cost_a_bed_day'],
  ['how long services run double', 'double_running_time'],
  ['what redundancy costs', 'redundancy_share', 'mean_salary', 'mean_service'],
  ['what activity earns', 'tariff_value_today', 'tariff_to_cost'],
  ['who pays for care elsewhere', 'reprovision_trust_share'],
];

/** Which of the inputs that decide are placeholders, in words: nobody has measured them for this hospital. */
export function illustrativeFindings({ best: { view } }: FindingSubject): Finding[] {
  const whats = DECIDING.filter(([, ...inputs]) => inputs.some((input) => isIllustrative(view, input)));
  if (whats.length === 0) return [];
  return [
    {
      kind: 'limit',
      title: 'What is illustrative',
      text: `Nobody has measured these for this hospital, and the answer turns on them: ${whats.map(([what]) => what).join('; ')}. They are placeholders: put the hospital’s own figures in before anything is decided.`,
    },
  ];
}

function isIllustrative(view: View, input: string): boolean {
  return view.outcome.bound.get(input)?.rows.some(({ status }) => status === 'illustrative') ?? false;
}
