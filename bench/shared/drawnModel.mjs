// A model of contracts: 15 lines and 6 drawn inputs each, as an estate's are: indices, demand, wards, charges, debt, present values.
const INPUTS = (k) => `
  growth_${k}: { unit: 1, value: ${1.5 + (k % 7) / 10} %, spread: { shape: triangular, low: -1 %, high: 5 % } }
  fall_${k}: { unit: 1, value: ${14 + (k % 5)} %, spread: { shape: pert, low: 0 %, high: 40 % } }
  unit_cost_${k}: { unit: GBP, value: ${9000 + 100 * (k % 11)} GBP, spread: { shape: lognormal, p10: ${0.75 * (9000 + 100 * (k % 11))} GBP, p90: ${(9000 + 100 * (k % 11)) / 0.75} GBP } }
  capital_cost_${k}: { unit: GBP, value: 8.5 mGBP, spread: { shape: normal, p10: 6 mGBP, p90: 11 mGBP } }
  delay_${k}: { unit: 1, value: 3, spread: { shape: uniform, low: 0, high: 6 } }
  loan_rate_${k}: { unit: 1, value: 5 %, spread: { shape: triangular, low: 3 %, high: 8 % } }
  beds_${k}: { unit: 1, value: ${400 + 10 * (k % 9)} }`;

const LINES = (k, extra) => [
  ['index', '1', `prev(index_${k}, 1) * (1 + growth_${k})`],
  ['trend', '1', `(1 + growth_${k} / 2) ^ t`],
  ['demand', '1', `beds_${k} * trend_${k} * (1 - fall_${k} * min(1, max(0, t / 10)))`],
  ['spare', '1', `max(0, beds_${k} - demand_${k})`],
  ['closing', '1', `if(t > delay_${k}, min(spare_${k}, 40 + t), prev(closing_${k}, 0))`],
  ['running', 'GBP', `unit_cost_${k} * (demand_${k} + spare_${k} - closing_${k}) * index_${k}`],
  ['charge', 'GBP', `charge_base * (1 - indexed_share + indexed_share * index_${k} / at(index_${k}, base_year))`],
  ['saving', 'GBP', `closing_${k} * unit_cost_${k} * index_${k}`],
  ['capital', 'GBP', `if(t == 2, capital_cost_${k} * index_${k}, 0)`],
  ['repayment', 'GBP', `if(t > 2, min(prev(debt_${k}, 0) * (1 + loan_rate_${k}), capital_cost_${k} / 10), 0)`],
  ['debt', 'GBP', `prev(debt_${k}, 0) * (1 + loan_rate_${k}) + capital_${k} - repayment_${k}`],
  ['net', 'GBP', `saving_${k} - repayment_${k} - charge_${k} / 20 - running_${k} / 100`],
  ['net_real', 'GBP', `net_${k} / index_${k}`],
  ['worth', 'GBP', `(next(worth_${k}, 0) + next(net_${k}, 0)) / (1 + loan_rate_${k})`],
  ['present', 'GBP', `npv(net_real_${k}, factor) + at(worth_${k}, base_year) / 1000`],
  ...extra(k),
];

/** With `irr`, a rate of return a contract; with `erlang`, the beds that a load needs, each year of each. */
export function drawnModel(contracts, { irr = false, erlang = false } = {}) {
  const each = Array.from({ length: contracts }, (_, k) => k);
  const extra = (k) => [
    ...(irr
      ? [
          ['flow', 'GBP', `if(t < 2, 0, if(t == 2, -capital_${k}, saving_${k}))`],
          ['rate', '1', `irr(flow_${k})`],
        ]
      : []),
    ...(erlang ? [['needed', '1', `erlang_beds(demand_${k} / 8, 0.02)`]] : []),
  ];
  const lines = each.flatMap((k) => LINES(k, extra).map(([name, unit, formula]) => [`${name}_${k}`, unit, formula]));
  const sum = (name) => each.map((k) => `${name}_${k}`).join(' + ');
  const all = [
    ['factor', '1', '(1 + discount) ^ -t'],
    ...lines,
    ['net_position', 'GBP', sum('net')],
    ['present_value', 'GBP', sum('present')],
    ['highest_debt', 'GBP', 'highest(debts)'],
    ['debts', 'GBP', sum('debt')],
  ];
  return `section: Contracts
timeline: { first: 2026, base: 2026, last: 2065 }
inputs:
  discount: { unit: 1, value: 3.5 % }
  charge_base: { unit: GBP, value: 12.4 mGBP }
  indexed_share: { unit: 1, value: 0.6 }${each.map(INPUTS).join('')}
lines:
${all.map(([name, unit, formula]) => `  ${name}:\n    unit: ${unit}\n    formula: ${formula}\n`).join('')}`;
}

/** Lines that the simulation is asked for: every other line is needed by one of them. */
export function wantedLines(contracts, { irr = false, erlang = false } = {}) {
  const each = Array.from({ length: contracts }, (_, k) => k);
  return [
    'net_position',
    'present_value',
    'highest_debt',
    ...each.map((k) => `present_${k}`),
    ...(irr ? each.map((k) => `rate_${k}`) : []),
    ...(erlang ? each.map((k) => `needed_${k}`) : []),
  ];
}
