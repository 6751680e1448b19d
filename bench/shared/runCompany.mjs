// Draws RPI, the growth of costs and the market's rate for one contract in a process of its own, through the shipped sections of the
// company, and prints times, lines and statistics. The deal is METHOD 3b with subordinated debt and reserves filled from cash: without
// tax and within one year nothing goes round in a circle, so that every draw is a deal sized anew.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './machine.mjs';

const SECTIONS = [
  'calendar',
  ...['contract', 'company', 'company_funding', 'senior_debt', 'company_reserves', 'company_tax', 'company_cover'].map(
    (id) => `pfi/${id}`,
  ),
  'pfi/company_equity',
];
const WANTED = ['senior_debt', 'equity_requirement', 'first_plcr', 'lowest_repayment', 'project_irr', 'equity_irr'];
const TERMS = {
  leap_year_every: '4 year',
  contract_first_day: '2017-04-01',
  contract_last_day: '2047-03-31',
  post_expiry_service_share: '45 %',
  base_case_price_year: '2017',
  base_case_charge: '13.6 mGBP/year',
  base_case_indexed_share: '50 %',
  base_case_rpi_growth: '2.5 %',
  base_case_cost_growth: '2.5 %',
  base_case_operating_cost: '5 mGBP/year',
  base_case_lifecycle: '1 mGBP/year',
  finance_costs_solved: '0 GBP/year',
  company_tax_solved: '0 GBP/year',
  swap_rate: '5.2 %',
  senior_margin: '0.8 %',
  senior_dscr: '1.2',
  senior_gearing_cap: '92 %',
  senior_tail: '2 year',
  dsra_at_close: 'no',
  tax_rate_follows_law: 'no',
  tax_rate_at_close: '0 %',
  subordinated_share: '90 %',
  subordinated_rate: '11 %',
  dividends_from_profits: 'no',
};
/** What is drawn, in the order in which the peer reads it. */
const DRAWN = {
  base_case_rpi_growth: { shape: 'triangular', low: '1.5 %', high: '3.5 %' },
  base_case_cost_growth: { shape: 'triangular', low: '1.5 %', high: '3.5 %' },
  swap_rate: { shape: 'triangular', low: '4.2 %', high: '7 %' },
};

const [bundle, asked] = process.argv.slice(2);
const { draws, turns, given } = JSON.parse(asked);
const kernel = await import(bundle);
const place = { file: 'runCompany.mjs' };
const typed = (text) => ({ text, place });
const givens = Object.entries(TERMS).map(([name, text]) => ({
  name,
  place,
  value: { kind: 'single', typed: typed(text) },
  ...(DRAWN[name] === undefined ? {} : { spread: spreadOf(DRAWN[name]) }),
}));
const years = new Map([[2017, typed('98 mGBP/year')]]);
givens.push({ name: 'construction_spend', place, value: { kind: 'series', years, beyond: 'zero' } });

const problems = [];
const library = new kernel.Library(join(root, 'templates'));
const sections = library.sections(SECTIONS, place, problems);
const blueprint = kernel.assemble(sections, { timeline: { first: 2017, base: 2017, last: 2047 } }, problems);
const checked = kernel.check(blueprint, [givens], problems);
if (checked === undefined) throw new Error(JSON.stringify(problems));

const times = [];
const start = performance.now();
const simulation = kernel.prepareSimulation(checked.structure, checked.bound, WANTED);
const prepared = performance.now() - start;
let result;
for (let turn = 0; turn < turns; turn++) {
  const begun = performance.now();
  result = await simulation.run({ draws, seed: turn + 1, threads: 1 });
  times.push(performance.now() - begun + (turn === 0 ? prepared : 0));
}
if (given !== undefined) {
  const inputs = kernel.drawnInputs(checked.bound, turns);
  const names = inputs.map(({ name }) => name.split('.')[0]);
  if (names.join() !== Object.keys(DRAWN).join()) throw new Error(`drawn are ${names.join(', ')}`);
  const drawn = new Float64Array(inputs.length * draws);
  inputs.forEach((input, at) => new kernel.Sampler(input).fill(drawn.subarray(at * draws, (at + 1) * draws), 0));
  writeFileSync(given, new Uint8Array(drawn.buffer));
}
const figures = Object.fromEntries(
  result.lines.map(({ line, cells: [{ failed, mean, p10, p50, p90 }] }) => [line, [failed, mean, p10, p50, p90]]),
);
console.log(JSON.stringify({ lines: sections.flatMap(({ lines }) => lines).length, times, figures }));

function spreadOf({ shape, ...ends }) {
  return { shape, place, ends: new Map(Object.entries(ends).map(([end, text]) => [end, typed(text)])) };
}
