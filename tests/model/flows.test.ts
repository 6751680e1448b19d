import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { flowsIn } from '../../src/model/structure/flows.js';
import { casesOf } from './workbook/books.js';

const folder = mkdtempSync(join(tmpdir(), 'decant-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MODEL = `section: Flows
timeline: {first: 2026, base: 2026, last: 2029}
dimensions:
  pool: [medicine, surgery]
inputs:
  rent: { unit: GBP/year, series: { 2026: 4, 2027: 5, 2028: 6, 2029: 7 } }
  growth: { unit: 1, series: { 2026: 1 %, 2027: 2 %, 2028: 2 %, 2029: 2 % } }
  deflator: { unit: GBP/realGBP, series: { 2026: 1, 2027: 1.1, 2028: 1.2, 2029: 1.3 } }
  opening_debt: { unit: GBP, value: 100 }
  debt_rate: { unit: 1, value: 5 % }
  days_a_year: { unit: day, value: 365 }
  repaid: { unit: GBP, value: 30 }
  moved: { unit: bed, value: 2 }
  beds: { unit: bed, by: pool, value: { medicine: 20, surgery: 10 } }
  cost_today: { unit: GBP/year, value: 100 }
  share_shared_out: { unit: 1, value: 40 % }
  value_of_land: { unit: GBP, series: { 2026: 9, 2027: 9, 2028: 9, 2029: 9 } }
lines:
  cost_shared_out:
    unit: GBP
    formula: cost_today * share_shared_out
  cost_saved:
    unit: GBP
    formula: growth * cost_shared_out
  saved_a_year_later:
    unit: GBP
    formula: prev(cost_saved, 0)
  sale_that_waits:
    unit: GBP
    formula: prev(value_of_land, 0)
  days:
    unit: day
    formula: days_a_year + 0 * t
  bed_days:
    unit: bed*day
    by: pool
    formula: beds * days
  all_bed_days:
    unit: bed*day
    formula: total(bed_days)
  closures:
    unit: bed
    formula: if(t > 1, moved, 0)
  beds_closed:
    unit: bed
    formula: prev(beds_closed, 0) + closures
  interest:
    unit: GBP
    formula: prev(debt, opening_debt) * debt_rate
  repayment:
    unit: GBP
    formula: if(t > 0, repaid, 0)
  debt:
    unit: GBP
    formula: prev(debt, opening_debt) + interest - repayment
  debt_fall:
    unit: GBP
    formula: debt - prev(debt, opening_debt)
  index:
    unit: 1
    formula: prev(index, 1) * (1 + growth)
  land_if_sold:
    unit: GBP
    formula: value_of_land * index
  paid:
    unit: GBP
    formula: rent + interest + repayment
  paid_real:
    unit: realGBP
    formula: paid / deflator
  paid_so_far:
    unit: realGBP
    formula: cumulative(paid_real)
  share_paid:
    unit: 1
    formula: rent / paid
  rent_a_bed:
    unit: GBP/bed
    formula: rent / total(beds)
  half:
    unit: GBP
    formula: if(t > 1, rent / 2, 0)
  in_service:
    unit: flag
    formula: t > 1
  lease_liability:
    unit: GBP
    formula: rent + land_if_sold
`;

describe('the series whose years may be added up', () => {
  const path = join(folder, 'model.yaml');
  writeFileSync(path, MODEL);
  const structure = casesOf(path)[0]?.outcome.structure;
  const found = structure === undefined ? new Set<string>() : flowsIn(structure);

  it.each([
    ['rent', 'so much a year'],
    ['bed_days', 'happen in a year'],
    ['all_bed_days', 'a total of such'],
    ['closures', 'added to a level'],
    ['interest', 'added to a level'],
    ['repayment', 'taken off a level'],
    ['debt_fall', 'a level less what it was'],
    ['paid', 'a sum of such'],
    ['paid_real', 'such money in other prices'],
    ['half', 'such money in some years'],
    ['cost_saved', 'a share of what is so much a year'],
    ['saved_a_year_later', 'such money in the year after'],
  ])('%s: %s', (name) => expect([...found]).toContain(name));

  it.each([
    ['debt', 'a level'],
    ['beds_closed', 'a level'],
    ['paid_so_far', 'adds up already'],
    ['index', 'an index'],
    ['growth', 'a rate'],
    ['deflator', 'a rate'],
    ['share_paid', 'a share'],
    ['rent_a_bed', 'a rate'],
    ['in_service', 'yes or no'],
    ['days', 'of the calendar'],
    ['value_of_land', 'what it would fetch in any one year'],
    ['land_if_sold', 'what it would fetch in any one year'],
    ['lease_liability', 'not of such alone'],
    ['beds', 'has one value'],
    ['cost_shared_out', 'has one value'],
    ['sale_that_waits', 'what it would have fetched a year before'],
  ])('not %s: %s', (name) => expect([...found]).not.toContain(name));
});
