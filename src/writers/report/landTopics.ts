import type { LandFacts, LandPlanFacts } from '../../report/land/index.js';
import { formatHectares, formatWhole } from '../../words/labels/index.js';
import type { Topic } from '../workbook/index.js';
import { group } from './topicGroup.js';

/** The sheets on land of the options that have a plan for it, with what formulas cannot say in words below the numbers. */
export function landTopics(land: LandFacts | undefined): Topic[] {
  const options =
    land === undefined || land.plans.length === 0 ? {} : { options: land.plans.map(({ option }) => option) };
  const sheets: [Topic, string[]][] = [
    [BLOCKS, land?.plans.flatMap(choiceSentences) ?? []],
    [PARCELS, land === undefined ? [] : [...land.plans.flatMap(parcelSentences), land.roads]],
    [CONSTRAINTS, land === undefined ? [] : constraintSentences(land)],
    [VALUE, []],
    [RECEIPT, []],
  ];
  return sheets.map(([topic, sentences]) => ({ ...topic, ...options, sentences }));
}

const BLOCKS: Topic = {
  title: 'Blocks',
  answers: 'Which blocks are emptied, in which year, and what is each worth if it empties in a year?',
  groups: [
    group('The blocks', 'block_floor_area block_movable block_in_pfi block_spare area_in_queue block_reprovision'),
    group('Floor to empty them into', 'area_freed floor_spare floor_available area_shut'),
    group('Which empty', 'block_chosen block_floor_before empty blocks_emptied blocks_emptied_by_beds area_emptied'),
    group('What a block is worth, by the year in which it empties', 'block_saving block_value'),
    group('What the plan is worth', 'block_value_taken plan_value'),
  ],
};

const PARCELS: Topic = {
  title: 'Parcels',
  answers: 'What land is released, what of it can be sold, in which pieces and when?',
  groups: [
    group('Land released', 'land_released land_by_beds land_by_densification land_without_blocks land_retained'),
    group('From the blocks’ ground to parcels', 'plan_cells plan_setbacks plan_constrained plan_dropped plan_parcels'),
    group(
      'The parcels',
      'parcel_area parcel_floor_before parcel_needs_access parcel_saleable parcel_net_share parcel_net_land',
    ),
    group('Released and sold', 'parcel_released parcel_waiting parcel_sale parcel_sold'),
    group('All parcels', 'land_waiting land_sale land_sold net_land_sale net_land_sold net_acres_sold'),
  ],
};

const CONSTRAINTS: Topic = {
  title: 'Constraints',
  answers: 'What hinders building, what ground does it take from the released land, and what does it cost?',
  groups: [
    group('The register', 'constraint_hard constraint_buffer constraint_area constraint_cost'),
    group('On the released land', 'constraint_taken hard_taken soft_on_parcels'),
    group('Sum and union', 'constraints_sum constraints_union'),
    group('What they cost', 'hard_cost soft_cost parcel_constraint_cost hard_cost_total'),
  ],
};

const VALUE: Topic = {
  title: 'Land value',
  answers: 'What would a buyer pay for a net developable square metre, and by which appraisal?',
  groups: [
    group('The range of prices', 'land_price_p10 land_price_p50 land_price_p90 land_price_mean land_price_drawn'),
    group('By the acre', 'price_an_acre_median price_an_acre_mean'),
    group(
      'With or without consent',
      'consent_share hope_value sale_value_low sale_value_middle sale_value_high benchmark_land_value',
    ),
    group(
      'Price in the year of the sale',
      'land_price_level price_low_sold price_middle_sold price_high_sold price_sold',
    ),
    group(
      'Residual appraisal of a net hectare of homes',
      'market_value affordable_value gross_development_value homes_build homes_externals homes_contingency homes_fees homes_marketing homes_s106 development_costs development_finance developer_profit',
    ),
    group(
      'What is left for the land',
      'residual_before_land_costs residual_land_value residual_viable residual_value residual_change residual_an_acre residual_a_m2 residual_not_viable',
    ),
    group('Other uses of the land', 'use_feasible use_value best_use best_use_value reuse_beats_sale'),
    group('Re-used instead of sold', 'reuse_land_area reuse_income reuse_preparation reuse_net reuse_value'),
    group(
      'Opportunity cost of land, by one rule',
      'land_held land_charge land_credit land_at_horizon land_value_present land_if_all_charged land_if_changes_counted',
    ),
  ],
};

const RECEIPT: Topic = {
  title: 'Receipt',
  answers: 'What is the land sold for, what does selling it cost, and what is left?',
  groups: [
    group('Gross, by year', 'net_land_sale price_sold receipt_low receipt_middle receipt_high receipt'),
    group(
      'What it costs, by year',
      'demolition asbestos remediation enabling planning displaced_parking access_cost constraint_cost_due holding agent_fees legal_fees contributions vat_leakage overage_due passed_on overage_received',
    ),
    group('Net, by year', 'net_receipt net_receipt_exchequer'),
    group(
      'From gross to net, all years',
      'total_receipt_low total_receipt_middle total_receipt_high total_receipt total_demolition total_asbestos total_remediation total_enabling total_planning total_displaced_parking total_access_cost total_constraint_cost_due total_holding total_agent_fees total_legal_fees total_contributions total_vat_leakage total_overage_due total_passed_on total_overage_received total_net_receipt net_share_of_receipt net_receipt_an_acre',
    ),
    group('What it is worth today', 'receipt_value net_receipt_value receipt_at_once_value delay_haircut'),
  ],
};

/** How sure the choice of blocks is and what it is worth, their order, and what moving out of them takes. */
function choiceSentences({ title, choice, moves, blocks }: LandPlanFacts): string[] {
  const order = blocks.map(({ label, yearLabel }) => `${label} (${yearLabel ?? 'not by the horizon'})`).join(', ');
  const heuristic =
    blocks.length < 2
      ? `the block that empties: ${order}`
      : `the order is a heuristic, best value for floor first: ${order}`;
  return [choice, ...(blocks.length === 0 ? [] : [`${heuristic}.`]), ...moves].map((said) => `${title}: ${said}`);
}

/** What geometry measured of the chosen blocks' land, what was dropped of it, or why there is none. */
function parcelSentences({
  title,
  sharesM2,
  measuredM2,
  parcels,
  dropped,
  whyNone,
  apart,
  ...plan
}: LandPlanFacts): string[] {
  const measured =
    plan.blocks.length === 0 || plan.withoutBlocksM2 >= 1
      ? []
      : [
          `${title}: the blocks were chosen on fixed shares of land, ${formatHectares(sharesM2)} in all; measured, the chosen set has ${formatHectares(measuredM2)}.`,
        ];
  return [
    ...(whyNone === undefined ? [] : [`${title}: ${whyNone}`]),
    ...measured,
    ...(plan.withoutBlocksM2 < 1
      ? []
      : [`${title}: no block holds ${formatHectares(plan.withoutBlocksM2)} of the released land, less setbacks.`]),
    ...(apart === undefined ? [] : [`${title}: ${apart}`]),
    ...parcels.map(({ label, frontageM, needsAccess, yearLabel }) => {
      const front = needsAccess ? 'no frontage, so a new access is costed' : `${formatWhole(frontageM)} m of frontage`;
      return `${title}: ${label} has ${front}; it is free ${yearLabel === null ? 'not by the horizon' : `in ${yearLabel}`}.`;
    }),
    ...dropped.map(({ areaM2, why }) => `${title}: a piece of ${formatWhole(areaM2)} m² is dropped. ${why}`),
  ];
}

function constraintSentences({ constraints }: LandFacts): string[] {
  if (constraints.length === 0)
    return [
      'No constraint is drawn: no flood zone, tree, listing, contamination, easement or covenant takes anything off the released land.',
    ];
  return constraints.map(({ label, kind, hard, bufferM, areaM2, source, status }) => {
    const from = [source, status].filter((part) => part !== undefined).join('; ');
    const buffer = bufferM === 0 ? '' : ` with ${formatWhole(bufferM)} m round it`;
    const what = `${label} (${kind.replaceAll(/[_-]/g, ' ')}, ${hard ? 'hard' : 'soft'})${buffer}`;
    return `${what}: ${formatHectares(areaM2)} of the site${from === '' ? '' : `. ${from}`}.`;
  });
}
