/** A file to be spoilt by the mistakes that analysts make. */
export const GOOD = `section: Beds
timeline: { first: 2025, base: 2026, last: 2030 }
dimensions:
  pool: [medicine, surgery]
inputs:
  beds_open:
    unit: bed
    by: pool
    value: { medicine: 84, surgery: 56 }
  occupancy:
    unit: 1
    value: 92 %
    range: [0, 1]
  ward_beds:
    unit: bed/ward
    value: 28
  charge:
    unit: GBP
    value: 12.4 mGBP
  cost:
    unit: realGBP
    value: 3 mrealGBP
lines:
  beds:
    unit: bed
    formula: total(beds_open)
  wards:
    unit: ward
    formula: floor(beds / ward_beds)
`;

/** A second file, for what runs over two dimensions, is spread, or stands in another year's prices. */
export const GOOD_COHORTS = `section: Cohorts
timeline: { first: 2025, base: 2026, last: 2030 }
dimensions:
  cohort: [old, young]
  measure: [spells, days]
inputs:
  activity:
    unit: spell
    by: [cohort, measure]
    value: { old.spells: 900, old.days: 4500, young.spells: 1200, young.days: 3000 }
  fall:
    unit: 1
    value: 18 %
    spread: { shape: triangular, low: 0 %, high: 24 % }
  gdp_deflator:
    unit: 1
    deflator: growth
    series: { 2024: 0.06, 2025: 0.04, 2026: 0.03 }
    beyond: hold
  rate:
    unit: realGBP
    value: 310 realGBP
    prices: 2024
  load:
    unit: bed
    value: 84
lines:
  change:
    unit: 1
    formula: 1 - fall * max(t, 0)
  attended:
    unit: spell
    by: [cohort, measure]
    formula: activity * change
  by_cohort:
    unit: spell
    by: cohort
    formula: total(attended)
  income:
    unit: realGBP
    formula: lag(change, 1, 1) * rate
  refused:
    unit: 1
    formula: erlang_b(load, load)
  beds:
    unit: bed
    formula: erlang_beds(load, fall)
`;

/** Two sections: one asks for lines in a slot, and the other fills it. */
export const GOOD_SLOT = [
  `section: Trust
timeline: { first: 2025, base: 2026, last: 2030 }
slots:
  payment:
    label: How the hospital is paid
    lines: { income: { unit: GBP } }
lines:
  surplus:
    unit: GBP
    formula: income * 1
`,
  `section: Block contract
fills: payment
inputs:
  block:
    unit: GBP
    value: 150 mGBP
lines:
  uplift:
    unit: 1
    formula: 1 + 0 * t
  income:
    unit: GBP
    formula: block * uplift
`,
] as const;
