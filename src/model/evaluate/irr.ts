const LOWEST_RATE = -0.99;
const HIGHEST_RATE = 10;
const GRID = 400;

/**
 * The rate at which the flows' net present value is zero, or why there is none. Flows that change sign once have one root;
 * those that change more often are searched between −99 % and 1,000 %, and refused when more than one rate fits.
 */
export function irr(flows: Float64Array): number | string {
  if (flows.some(Number.isNaN)) return NaN;
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  const changes = signs.reduce((count, sign, index) => count + (index > 0 && sign !== signs[index - 1] ? 1 : 0), 0);
  if (changes === 0) return 'no sign change';
  const brackets = rootBrackets(flows);
  if (brackets.length > 1) return 'more than one rate fits';
  const bracket = brackets[0];
  return bracket === undefined ? 'no rate between −99 % and 1,000 %' : bisect(flows, bracket[0], bracket[1]);
}

function presentValue(flows: Float64Array, rate: number): number {
  let value = 0;
  for (let index = flows.length - 1; index >= 0; index--) value = value / (1 + rate) + (flows[index] ?? 0);
  return value;
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
