/** Where a number of METHOD's examples stands in a model: its line, member and year, and how many of it METHOD prints for one. */
export interface Standing {
  readonly model: string;
  readonly line: string;
  readonly member?: string;
  readonly year?: number;
  /** 100 where METHOD prints per cent, 1e-6 where it prints millions. */
  readonly times?: number;
}

const PARTS = '1e-never-add-p90s';
const NORMAL = '1g-beds-for-a-service-level';
const ERLANG = '1h-erlang';
const SPV = '3b-3c-spv-and-termination';
/** Years of the contract by their number: financial close is 2000. */
const year = (t: number): { year: number } => ({ year: 2000 + t });
const AT_TERMINATION = year(12);

const poolsOf = (line: string, key: string, times = 1): [string, Standing][] =>
  [22, 100, 200, 500].map((mean) => [`1g_normal.m=${mean}.${key}`, { model: NORMAL, line, member: `m${mean}`, times }]);

const erlang = (key: string, line: string, member?: string, times = 1): [string, Standing] => [
  `1h_erlang.${key}`,
  { model: ERLANG, line, times, ...(member === undefined ? {} : { member }) },
];

const spv = (key: string, line: string, rest: Partial<Standing> = {}): [string, Standing] => [
  key,
  { model: SPV, line, ...rest },
];

const of = (model: string, key: string, line: string, rest: Partial<Standing> = {}): [string, Standing] => [
  key,
  { model, line, ...rest },
];

/** Each number of the examples that a model file gives, by its path in METHOD's examples. */
export const EXPECTED: ReadonlyMap<string, Standing> = new Map([
  of(PARTS, '1e_nhp_pi.sd', 'sd_of_all'),
  of(PARTS, '1e_nhp_pi.p10', 'p10_of_all'),
  of(PARTS, '1e_nhp_pi.p90', 'p90_of_all'),
  of(PARTS, '1e_nhp_pi.summed.0', 'p10s_added'),
  of(PARTS, '1e_nhp_pi.summed.1', 'p90s_added'),

  ...poolsOf('b95', 'b95'),
  ...poolsOf('ceil95', 'ceil95'),
  ...poolsOf('occ95', 'occ95_pct', 100),
  ...poolsOf('b99', 'b99'),
  ...poolsOf('b95_overdispersed', 'b95_v1_5'),

  erlang('B_22_28', 'refused', 'load_22_beds_28'),
  erlang('C_22_28', 'waiting', 'load_22_beds_28'),
  erlang('B_22_24', 'refused', 'load_22_beds_24'),
  erlang('carried_occ_22_28_pct', 'carried_occupancy', 'load_22_beds_28', 100),
  erlang('min_c_B1pct_22', 'fewest_beds', 'load_22_1_pct'),
  erlang('min_c_B5pct_22', 'fewest_beds', 'load_22_5_pct'),
  erlang('min_c_B1pct_200', 'fewest_beds', 'load_200_1_pct'),
  erlang('P_over_28_poisson22', 'chance_over'),
  erlang('P_ge_28_poisson22', 'chance_as_many'),
  erlang('classic_B_a10_c10', 'refused', 'load_10_beds_10'),
  erlang('classic_C_a8_c10', 'waiting', 'load_8_beds_10'),

  spv('3b_spv.interest1', 'interest', year(1)),
  spv('3b_spv.principal1', 'principal', year(1)),
  spv('3b_spv.min_principal', 'least_principal'),
  spv('3b_spv.D0', 'debt'),
  spv('3b_spv.E0', 'equity'),
  spv('3b_spv.gearing_pct', 'gearing', { times: 100 }),
  spv('3b_spv.equity_irr_pct', 'equity_irr', { times: 100 }),
  spv('3b_spv.project_irr_pct', 'project_irr', { times: 100 }),
  spv('3b_spv.UC1', 'unitary_charge', year(1)),
  spv('3b_spv.CFADS1', 'cash_for_debt_service', year(1)),
  spv('3b_spv.DS1', 'debt_service', year(1)),
  spv('3b_spv.UC30', 'unitary_charge', year(30)),
  spv('3b_spv.bal5', 'balance', year(5)),
  spv('3b_spv.bal12', 'balance', year(12)),
  spv('3b_spv.bal28', 'balance', year(28)),
  spv('3b_spv.LLCR_0', 'loan_life_cover'),
  spv('3b_spv.sum_UC', 'charge_of_contract'),
  spv('3b2_annuity.debt_service', 'annuity_service'),
  spv('3b2_annuity.min_dscr', 'least_annuity_cover'),
  spv('3b2_annuity.avg_dscr', 'mean_annuity_cover'),
  spv('3b2_annuity.bal12', 'annuity_balance', year(12)),
  spv('3b3_backsolve_service_share_for_8pct', 'service_share', { times: 100 }),

  spv('3c_vt.senior_outstanding', 'balance', AT_TERMINATION),
  spv('3c_vt.swap_breakage', 'swap_breakage', AT_TERMINATION),
  spv('3c_vt.dsra', 'debt_reserve', AT_TERMINATION),
  spv('3c_vt.base_senior_debt_term_amount', 'base_senior_termination', AT_TERMINATION),
  spv('3c_vt.equity_i', 'equity_to_date', AT_TERMINATION),
  spv('3c_vt.equity_ii_mv8', 'equity_at_market', AT_TERMINATION),
  spv('3c_vt.equity_iii', 'equity_at_base', AT_TERMINATION),
  spv('3c_vt.total_i', 'total_to_date', AT_TERMINATION),
  spv('3c_vt.total_ii', 'total_at_market', AT_TERMINATION),
  spv('3c_vt.tax_gross_up_on_equity_ii_25', 'gross_up', AT_TERMINATION),
  spv('3c_vt.total_ii_grossed', 'total_grossed_up', AT_TERMINATION),
  spv('3c_vt.equity_i_real_irr_if_rpi_3.5pct', 'equity_to_date_real', { member: 'rpi_3_5', ...AT_TERMINATION }),
  spv('3c_vt.equity_i_real_irr_if_rpi_4.5pct', 'equity_to_date_real', { member: 'rpi_4_5', ...AT_TERMINATION }),
  spv('3c3_underperf.equity_i', 'weak_equity_to_date', AT_TERMINATION),
  spv('3c3_underperf.equity_iii', 'equity_at_base', AT_TERMINATION),
  spv('3c3_underperf.equity_ii_60', 'weak_equity_at_market', AT_TERMINATION),
  of('3c2-hexham', '3c2_hexham.total', 'total_compensation', { times: 1e-6 }),

  of('7a-triangular', '7a_tri.p10', 'at_percentile', { member: 'p10' }),
  of('7a-triangular', '7a_tri.p50', 'at_percentile', { member: 'p50' }),
  of('7a-triangular', '7a_tri.p90', 'at_percentile', { member: 'p90' }),
  of('7a-triangular', '7a_tri.mean', 'mean_effect'),
  of('7a-triangular', '7a_tri.var', 'variance'),
  of('7b-pert', '7b_pert.alpha', 'alpha'),
  of('7b-pert', '7b_pert.beta', 'beta'),
  of('7b-pert', '7b_pert.mean', 'mean_effect'),
  of('7b-pert', '7b_pert.var', 'variance'),
  of('7c-lognormal', '7c_lognormal_from_p10p90.mu', 'mu'),
  of('7c-lognormal', '7c_lognormal_from_p10p90.sigma', 'sigma'),
  of('7c-lognormal', '7c_lognormal_from_p10p90.median', 'median'),
  of('7c-lognormal', '7c_lognormal_from_p10p90.mean', 'mean_price'),
  of('7d-draws', '7d_draws.se_p80_10000', 'standard_error', { member: 'p80' }),
  of('7d-draws', '7d_draws.n_for_1pp_95_worst', 'draws_needed', { member: 'worst' }),
  of('7d-draws', '7d_draws.n_for_1pp_95_p80', 'draws_needed', { member: 'p80' }),
  of('7f-correlation', '7f_corr.corr_z2', 'correlated_draw'),
]);

/** Numbers of the examples that are inputs of the models: input, and the same number of times. */
export const GIVEN: ReadonlyMap<string, Standing> = new Map([
  of(PARTS, '1e_nhp_pi.mean', 'mean_of_all'),
  ...['first', 'second', 'third'].flatMap((member, index) => [
    of(PARTS, `1e_nhp_pi.p10_each.${index}`, 'p10', { member }),
    of(PARTS, `1e_nhp_pi.p90_each.${index}`, 'p90', { member }),
  ]),
  spv('3b_spv.F', 'funding'),
  spv('3c_vt.mra', 'maintenance_reserve'),
  ...['senior', 'mezzanine', 'swaps', 'subcontract', 'cash', 'equity', 'transaction', 'corporation_tax'].map(
    (member, index) => of('3c2-hexham', `3c2_hexham.components.${index}`, 'compensation', { member, times: 1e-6 }),
  ),
  of('7c-lognormal', '7c_lognormal_from_p10p90.p10', 'p10'),
  of('7c-lognormal', '7c_lognormal_from_p10p90.p90', 'p90'),
  of('7f-correlation', '7f_corr.rho', 'correlation'),
  of('7f-correlation', '7f_corr.z.0', 'first_draw'),
  of('7f-correlation', '7f_corr.z.1', 'second_draw'),
]);

/** What the language cannot express, and why. */
export const NOT_EXPRESSED: ReadonlyMap<RegExp, string> = new Map([
  [/^7e_mulberry32/, 'a generator of random numbers works on bits; the tests of draws keep it'],
  [/^7f_corr\.spearman_from_pearson_0p5$/, 'the arcsine is no function of the language'],
]);
