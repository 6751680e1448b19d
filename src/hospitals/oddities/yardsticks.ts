import { CHARGES } from './charges.js';
import { members, single } from './figures.js';
import type { Rule } from './oddity.js';
import { asksOfBeds } from './slips.js';
import { heldAgainst, type Yardstick } from './yardstick.js';

const open = members('beds_open', 'bed');
const occupied = members('beds_occupied_today', 'bed');
const floor = single('gross_internal_area', 'm2');
const cost = members('category_cost', 'realGBP');
const spells = members('spells_today', 'spell');
const DAYS = 365;

const MONEY = 'Was £m or £k written for £, or is it another site’s?';
const ERIC_FLOOR = '246 general acute and specialist sites over 5,000 m² (ERIC 2016-17)';

/**
 * What every hospital is held against: a yardstick that is added here is judged and told like the rest. The bounds lie outside all of
 * the real sites named, widened for the prices of other years: docs/decisions/2026-11-29-oddities-are-a-list-of-rules.md.
 */
const LIST: readonly Yardstick[] = [
  {
    id: 'beds_of_one_hospital',
    of: { read: open },
    at: 'of',
    says: (value) => `${value} beds are open`,
    usual: { low: 5, high: 2_500 },
    source: 'of 442 sites with 50 beds and more the largest has 1,237 (ERIC 2014-15), doubled',
    asks: (beds) => asksOfBeds(beds, (each) => each >= 20 && each <= 1_500),
  },
  {
    id: 'room_a_bed',
    of: { read: floor },
    over: { read: open },
    at: 'over',
    says: (value, total) => `${total.over} beds in ${total.of} m² of floor are ${value} m² a bed`,
    usual: { low: 20, high: 400 },
    // A third of the least: a bed with the room to walk round it takes more.
    possible: { low: 12 },
    source: '442 sites with 50 beds and more have 37 to 950, nineteen in twenty acute ones under 350 (ERIC 2014-15)',
    asks: (_, total) => asksOfBeds(total.over, (beds) => total.of / beds >= 36 && total.of / beds <= 420),
  },
  {
    id: 'land_a_floor',
    of: { read: single('site_area', 'm2') },
    over: { read: floor },
    at: 'of',
    says: (value, total) =>
      `${total.of} m² of land for ${total.over} m² of floor are ${value} m² of land a m² of floor`,
    usual: { low: 0.02, high: 40 },
    source: '586 sites over 5,000 m² have 0.026 to 31 (ERIC 2016-17)',
    asks: () => 'Hectares, acres or m²? Or is one of another site?',
  },
  {
    id: 'parking_a_floor',
    of: { read: single('parking_spaces', 'space'), times: 1_000 },
    over: { read: floor },
    at: 'of',
    says: (value) => `there are ${value} parking spaces for each 1,000 m² of floor`,
    usual: { low: 0.05, high: 250 },
    source: '600 sites over 5,000 m² have 0.1 to 206, and four of 246 acute ones none (ERIC 2016-17)',
    asks: () => 'Are they spaces, and this site’s alone?',
  },
  {
    id: 'running_cost_a_floor',
    of: { read: members('running_cost', 'realGBP/year') },
    over: { read: floor },
    at: 'of',
    says: (value) => `the running cost is £${value} a year for each m² of floor`,
    usual: { low: 25, high: 1_100 },
    source: `all but one in 200 of ${ERIC_FLOOR} have £53 to £533, halved and doubled`,
    asks: () => MONEY,
  },
  {
    id: 'floor_related_cost_a_floor',
    of: { read: members('running_cost', 'realGBP/year'), share: members('running_cost_floor_share', '1') },
    over: { read: floor },
    at: 'of',
    says: (value) => `the running cost that follows floor area is £${value} a year for each m² of floor`,
    usual: { low: 15, high: 720 },
    source: `all but one in 200 of ${ERIC_FLOOR} have £34 to £255, halved, and at most £358, doubled`,
    asks: () =>
      'What closing floor saves is worked out from it. Is a line missing or in £k or £m, or has it another’s running_cost_floor_share?',
  },
  {
    id: 'backlog_a_floor',
    of: { read: members('backlog', 'realGBP') },
    over: { read: floor },
    at: 'of',
    says: (value) => `the backlog is £${value} for each m² of floor`,
    usual: { high: 5_200 },
    source: `${ERIC_FLOOR} have up to £2,603, doubled`,
    asks: () => MONEY,
  },
  {
    id: 'premises_a_floor',
    of: { read: cost, of: (category) => category === 'premises' },
    over: { read: floor },
    at: 'of',
    says: (value) => `premises cost £${value} a year for each m² of floor`,
    usual: { low: 25, high: 2_200 },
    source: `running costs of ${ERIC_FLOOR}, four times the highest for rates, rent and depreciation`,
    asks: () => MONEY,
  },
  {
    id: 'cost_a_bed',
    of: { read: cost },
    over: { read: open },
    at: 'of',
    says: (value) => `the amounts come to £${value} an open bed`,
    usual: { low: 100_000, high: 1_500_000 },
    source: 'METHOD 2.2, example 2b, has £500,000; a fifth and three times of it',
    asks: () => 'Was £m or £k written for £?',
  },
  {
    id: 'cost_a_bed_day',
    of: { read: cost },
    over: { read: occupied, times: DAYS },
    at: 'of',
    says: (value) => `the amounts come to £${value} for each day of an occupied bed`,
    usual: { low: 250, high: 5_000 },
    source: 'METHOD 2.2, example 2b, has £1,522 at 90% occupancy; a sixth and three times of it',
    asks: () => 'Was £m or £k written for £, or are beds of another site counted?',
  },
  {
    id: 'staff_of_all_cost',
    of: { read: cost, of: (category) => category === 'staff', times: 100 },
    over: { read: cost },
    at: 'of',
    says: (value) => `staff are ${value}% of what the hospital costs`,
    usual: { low: 30, high: 90 },
    source: 'METHOD 2.1 has 65% for the health service as a whole',
    asks: () => 'Is the amount of staff missing, or another category’s £m for £?',
  },
  {
    id: 'given_cost_a_bed',
    of: { read: single('operating_cost_a_bed', 'realGBP/bed') },
    at: 'of',
    says: (value) => `operating_cost_a_bed is £${value}`,
    usual: { low: 100_000, high: 1_500_000 },
    source: 'METHOD 2.2, example 2b, has £500,000; a fifth and three times of it',
    asks: () => 'Was £m or £k written for £?',
  },
  {
    id: 'pay_of_a_ward',
    of: { read: single('cost_a_wte', 'realGBP/WTE') },
    at: 'of',
    says: (value) => `cost_a_wte is £${value} a year`,
    usual: { low: 12_000, high: 130_000 },
    source: 'METHOD 2.1 has £38,700, which makes £1.7m for a ward of 28 beds; a third and three times of it',
    asks: () => 'Was £k written for £, or the cost of a ward for that of one of its staff?',
  },
  {
    id: 'non_pay_of_a_ward',
    of: { read: single('non_pay_a_bed', 'realGBP/bed') },
    at: 'of',
    says: (value) => `non_pay_a_bed is £${value} a year`,
    usual: { low: 700, high: 70_000 },
    source: 'METHOD 2.1 has £7,000; a tenth and ten times of it',
    asks: () => 'Was £k written for £, or the cost of a ward for that of a bed?',
  },
  {
    id: 'spells_a_bed',
    of: { read: spells, of: (cohort) => !cohort.startsWith('day_case') && !cohort.startsWith('regular_attender') },
    over: { read: occupied },
    at: 'of',
    says: (value) => `${value} spells a year have passed through each occupied bed`,
    usual: { low: 4, high: 350 },
    source: '125 trusts have 32 to 167 emergency admissions a bed (2022 to 2025), doubled for the rest of the patients',
    asks: () => 'Were thousands written for spells, or spells for thousands, or is it a month’s or a quarter’s count?',
  },
  {
    id: 'day_patients_a_bed',
    of: { read: spells },
    over: { read: occupied },
    at: 'of',
    says: (value) => `there are ${value} spells a year, patients of a day among them, for each occupied bed`,
    usual: { high: 1_500 },
    source: 'ours: over three patients of a day for each who stays by the bounds above',
    asks: () => 'Were thousands written for spells? Outpatients are no spells',
  },
  {
    id: 'tariff_a_spell',
    of: { read: members('tariff_value_today', 'realGBP') },
    over: { read: spells },
    at: 'of',
    says: (value) => `tariff_value comes to £${value} a spell`,
    usual: { low: 100, high: 20_000 },
    source: 'ours: METHOD 2.2, example 2b, makes some £2,500 to £5,000 for the 68 to 137 spells that a bed sees',
    asks: () => 'tariff_value is the sum for the row in pounds, not a price a spell, £k or £m',
  },
];

export const YARDSTICKS: readonly Rule[] = [...LIST, ...CHARGES].map(heldAgainst);
