export const LOWEST_RATE = -0.99;
export const HIGHEST_RATE = 10;
const GRID = 400;

/** From where rates are searched when the flows do not say, so that a cell does not lean on the engine's answer. */
export const SOLVER_GUESS = 0.1;
/** As spreadsheets search: so many steps of Newton's, until one is as small as this. */
const MOST_STEPS = 50;
const LAST_STEP = 1e-7;
/** A slope this small against the sum of the flows is none: the flows touch nothing at two rates that are one. */
export const NO_SLOPE = 1e-5;

const NONE = 'no rate between −99 % and 1,000 %';
const SEVERAL = 'more than one rate fits';

/**
 * The rate at which the flows' net present value is zero, between −99 % and 1,000 %, or why there is none. Flows that change sign
 * once have one at most. Of those that change it more often it is the rate that a spreadsheet's IRR finds from where the flows'
 * sizes and mean years say that it is nearly, unless it is the lower one of two: below it they are worth what they are above the other.
 */
export function irr(flows: Float64Array): number | string {
  if (flows.some(Number.isNaN)) return NaN;
  const changes = signChanges(flows);
  if (changes === 0) return 'no sign change';
  return changes === 1 ? soleRate(flows) : searchedRate(flows);
}

function signChanges(flows: Float64Array): number {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  return signs.reduce((count, sign, index) => count + (index > 0 && sign !== signs[index - 1] ? 1 : 0), 0);
}

function soleRate(flows: Float64Array): number | string {
  const [bracket] = rootBrackets(flows);
  return bracket === undefined ? NONE : bisect(flows, bracket[0], bracket[1]);
}

function searchedRate(flows: Float64Array): number | string {
  const found = newton((rate) => presentValue(flows, rate) / slopeOf(flows, rate), startOf(flows), LAST_STEP);
  if (!(found >= LOWEST_RATE && found <= HIGHEST_RATE)) return rootBrackets(flows).length > 1 ? SEVERAL : NONE;
  // Sums of the flows in years: what is paid later weighs more. Above the rate the flows have the sign that they have at the highest.
  const years = -slopeOf(flows, found) * (1 + found);
  const size = flows.reduce((sum, flow) => sum + Math.abs(flow), 0);
  if (years * Math.sign(presentValue(flows, HIGHEST_RATE)) > NO_SLOPE * size) return SEVERAL;
  // Near a rate that is two, the present value says nothing to the last digits, and its slope does.
  return Math.abs(years) <= NO_SLOPE * size
    ? newton((rate) => slopeOf(flows, rate) / curvatureOf(flows, rate), found, 0)
    : newton((rate) => presentValue(flows, rate) / slopeOf(flows, rate), found, 0);
}

/** (received ÷ paid) to the power of 1 ÷ (mean year received − mean year paid), less 1: right where each is one payment. */
function startOf(flows: Float64Array): number {
  const of = (sign: 1 | -1): readonly [sum: number, year: number] => {
    let [sum, years] = [0, 0];
    flows.forEach((flow, year) => {
      if (Math.sign(flow) !== sign) return;
      sum += flow;
      years += flow * year;
    });
    return [sum, years / sum];
  };
  const [[received, yearReceived], [paid, yearPaid]] = [of(1), of(-1)];
  const start = (-received / paid) ** (1 / (yearReceived - yearPaid)) - 1;
  return yearReceived !== yearPaid && Number.isFinite(start) ? start : SOLVER_GUESS;
}

/** Steps from `start` until one is not larger than `last`; NaN where they do not arrive. With 0, to the last digit that can be told. */
function newton(step: (rate: number) => number, start: number, last: number): number {
  let rate = start;
  let before = Infinity;
  for (let turn = 0; turn < MOST_STEPS; turn++) {
    const next = rate - step(rate);
    const size = Math.abs(next - rate);
    if (last === 0 && !(size < before)) return rate;
    rate = next;
    before = size;
    if (size <= last) return rate;
  }
  return last === 0 ? rate : NaN;
}

function presentValue(flows: Float64Array, rate: number): number {
  let value = 0;
  for (let index = flows.length - 1; index >= 0; index--) value = value / (1 + rate) + (flows[index] ?? 0);
  return value;
}

/** How the present value moves with the rate. */
function slopeOf(flows: Float64Array, rate: number): number {
  return flows.reduce((sum, flow, year) => sum - (year * flow) / (1 + rate) ** (year + 1), 0);
}

function curvatureOf(flows: Float64Array, rate: number): number {
  return flows.reduce((sum, flow, year) => sum + (year * (year + 1) * flow) / (1 + rate) ** (year + 2), 0);
}

/** Intervals of the grid, denser near 0, over which the present value changes sign. */
function rootBrackets(flows: Float64Array): [number, number][] {
  const brackets: [number, number][] = [];
  let [low, before] = [LOWEST_RATE, presentValue(flows, LOWEST_RATE)];
  for (let step = 1; step <= GRID; step++) {
    // Even steps of ln(1 + rate).
    const high = (1 + LOWEST_RATE) * ((1 + HIGHEST_RATE) / (1 + LOWEST_RATE)) ** (step / GRID) - 1;
    const after = presentValue(flows, high);
    if (before === 0 || before * after < 0) brackets.push([low, high]);
    [low, before] = [high, after];
  }
  return brackets;
}

function bisect(flows: Float64Array, from: number, to: number): number {
  let [low, high] = [from, to];
  const sign = Math.sign(presentValue(flows, low));
  if (sign === 0) return low;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (Math.sign(presentValue(flows, middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
