import type { Result } from '../../report/index.js';
import type { Topic } from '../workbook/index.js';
import { landTopics } from './landTopics.js';
import { group } from './topicGroup.js';

/** The topics of a report, each with its key lines; a line that the hospital's model lacks is left out. */
export function topicsOf({ regimes, land, findings }: Result): Topic[] {
  const sentences = [
    ...(regimes?.regimes ?? []).map(({ sentence }) => sentence),
    ...findings.flatMap(({ id, text }) => (id?.startsWith('payment.') === true ? [text] : [])),
  ];
  return [DEMAND, BEDS, WARDS, COSTS, ...landTopics(land), { ...PAYMENT, sentences }];
}

const DEMAND: Topic = {
  title: 'Demand',
  answers: 'How many admissions and bed-days are there if nothing is done, and how many with the programme?',
  groups: [
    group('Growth and effects', 'growth_factor phase effect_here pod_admissions_index_grown pod_admissions_index'),
    group(
      'What the effects do to each group of patients',
      'avoided_share stay_reduction bed_days_kept delayed_share discharge_cleared',
    ),
    group('Bed-days by point of delivery', 'pod_bed_days_today pod_bed_days_grown pod_bed_days'),
    group('Bed-days by closure pool', 'bed_days_today bed_days_grown bed_days'),
    group(
      'Bed-days of the hospital',
      'site_bed_days_today site_bed_days_grown site_bed_days discharge_bed_days_cleared',
    ),
  ],
};

const BEDS: Topic = {
  title: 'Beds',
  answers: 'How many beds do the bed-days need, how many of today’s can close, and how many never have to be added?',
  groups: [
    group('Today', 'site_beds_open site_beds_occupied_today occupancy_today occupancy_debt'),
    group(
      'The bed bridge',
      'site_beds_open bridge_occupancy bridge_growth bridge_avoidance bridge_stay bridge_bed_days bridge_discharge bridge_interaction bridge_standard bridge_rounding bridge_end site_beds_needed',
    ),
    group(
      'Needed, closable and never added, by closure pool',
      'beds_without_mitigation beds_needed closable_beds avoided_new_beds',
    ),
    group(
      'Needed, closable and never added, all pools',
      'site_beds_without_mitigation site_beds_needed site_closable_beds site_avoided_new_beds',
    ),
    group(
      'Alternatives of sizing (the largest of those that apply is taken)',
      'by_target by_winter by_availability by_refusals',
    ),
    group(
      'Occupancy that follows',
      'site_occupancy_needed site_winter_occupancy_today site_winter_occupancy_needed occupancy_of_needed_beds winter_occupancy_of_needed_beds refused_of_needed_beds waiting_of_needed_beds',
    ),
    group('What the size of pools costs', 'site_apart_beds merged_beds merging_saves site_split_beds splitting_costs'),
  ],
};

const WARDS: Topic = {
  title: 'Wards',
  answers: 'How many whole wards close, when, and in which pool; which blocks empty; which spare beds stay open?',
  groups: [
    group('Spare beds that may close', 'held_beds lasting_beds beds_to_close wards_spare'),
    group('Wards closed', 'closures wards_closed site_closures site_wards_closed wards_were_it_one_pool'),
    group(
      'Beds',
      'beds_open_after pool_stranded_beds site_beds_closed site_beds_open_after stranded_beds beds_closed_share',
    ),
    group(
      'Floor and buildings',
      'owned_wards_closed pfi_wards_closed area_freed pfi_area_freed blocks_emptied area_emptied land_released',
    ),
  ],
};

const COSTS: Topic = {
  title: 'Costs',
  answers: 'What is the fall in bed-days worth at full cost, how much of it is released, when, and what does it cost?',
  groups: [
    group('Cost today', 'operating_cost cost_today fixed_cost semi_fixed_cost variable_cost'),
    group('At full cost', 'fall_in_bed_days full_absorption growth_full_cost_avoided'),
    group(
      'Released',
      'variable_cost_released ward_cost_released premises_cost_released overheads_released released_cost released_spare_wards release_share release_not_plausible',
    ),
    group('Stranded', 'stranded_by_lag stranded_in_wards stranded_in_buildings stranded_in_overheads stranded_cost'),
    group(
      'Care elsewhere',
      'community_cost reprovision reprovision_trust double_running double_running_trust care_elsewhere_from_budget',
    ),
    group(
      'One-off costs',
      'redundancy pay_protection decant_of_closed_wards recommissioning ward_one_offs block_one_offs one_offs',
    ),
    group(
      'Beside the founding evidence (Veterans Health Administration)',
      'beds_closed_share released_net released_net_share release_to_bed_days va_staff_to_bed_days better_than_the_evidence',
    ),
  ],
};

const PAYMENT: Topic = {
  title: 'Payment',
  answers: 'What does the trust earn, and who gains and who loses: trust, commissioner, both together, exchequer?',
  groups: [
    group('Activity at full tariff', 'site_value_today site_value_as_usual site_value_programme site_value_avoided'),
    group('The trust’s income', 'income_as_usual income income_change deficit_effect'),
    group('What the trust saves before its income', 'cash_released growth_variable_cost_avoided own_cost_saved'),
    group('Who gains', 'trust_net commissioner_net system_net other_bodies_net exchequer_net social_net'),
    group('Present values', 'trust_value commissioner_value system_value exchequer_value social_value'),
    group(
      'The unitary charge',
      'unitary_charge unitary_charge_real charge_a_bed_day_as_usual charge_a_bed_day_programme bed_days_that_pay_the_charge charge_share_as_usual charge_share_programme',
    ),
  ],
};
