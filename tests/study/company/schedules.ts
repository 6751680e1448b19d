/** What the deal's company owes is known with these, and how it is compensated: METHOD 3.4 with its usual clauses. */
export const SCHEDULE: Readonly<Record<string, string>> = {
  ...{ market_swap_rate: '3.5 %', equity_method: '1', may_end_voluntarily: 'yes' },
  ...{ gilt_at_termination: '4 %', gilt_at_signature: '4.2 %' },
};

/** A contract that is nobody's, with every clause of METHOD 3.4 and a number for each that no other has. */
export const EVERY_CLAUSE: Readonly<Record<string, string>> = {
  ...{ ...SCHEDULE, market_swap_rate: '3.1 %', hedged_share: '85 %', spens_margin: '0.6 %' },
  ...{ rpi_swap_charge: '6 mGBP/year', rpi_swap_growth: '2.7 %', rpi_market_growth: '3.4 %', rpi_since_close: '2.9 %' },
  ...{ equity_return_is_real: 'yes', equity_rates_are_separate: 'yes', market_equity_rate: '8.5 %' },
  ...{ distributions_paid_share: '80 %', further_balances: '0.7 mGBP' },
  ...{ redundancy_cost: '0.35 mGBP', subcontractor_losses: '1.2 mGBP', other_costs_of_ending: '0.45 mGBP' },
  ...{ contingent_funding: '0.9 mGBP', lender_recoveries: '0.25 mGBP', insurance_and_others: '0.15 mGBP' },
  ...{
    permitted_borrowing: '20 mGBP',
    equity_is_grossed_up: 'yes',
    gross_up_rate: '25 %',
    compensation_tax: '0.3 mGBP',
  },
  ...{ default_inflation: '2.4 %', default_cost: '107 %', rectification_cost: '3.2 mGBP', tender_cost: '0.6 mGBP' },
  ...{ debt_is_floor_of_default: 'yes', charge_for_volume: '0.4 mGBP/year', costs_passed_through: '0.3 mGBP/year' },
  ...{ deductions_budgeted: '0.5 mGBP/year', indexed_share: '70 %', index_since_price_base: '1.2' },
};
