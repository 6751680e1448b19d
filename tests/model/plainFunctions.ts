/** The arithmetic of the interpreter: plain, slow, and written apart from the engine's. A failure is NaN. */
/** What is smaller than this share of both numbers that it came from is their rounding. */
const EQUAL = 2 ** -48;
const MS_A_DAY = 86_400_000;
const EPOCH_DAY = 25_569;

export const finite = (x: number): number => (Number.isFinite(x) ? x : NaN);
const isTiny = (rest: number, a: number, b: number): boolean =>
  Math.abs(rest) < Math.abs(a) * EQUAL && Math.abs(rest) < Math.abs(b) * EQUAL;
const add = (a: number, b: number): number => (isTiny(a + b, a, b) ? 0 : a + b);
/** Two numbers as a spreadsheet compares them. */
export const same = (a: number, b: number): boolean => a === b || isTiny(a - b, a, b);
/** The whole number that one is but for its rounding; NaN for any other. */
export const whole = (x: number): number => (same(x, Math.round(x)) ? Math.round(x) : NaN);
export const sum = (numbers: readonly number[]): number => numbers.reduce(add, 0);
export const carry = (numbers: readonly number[], then: (numbers: readonly number[]) => number): number =>
  numbers.every(Number.isFinite) ? then(numbers) : NaN;

export function operate(operator: string, a: number, b: number): number {
  const isSame = same(a, b);
  switch (operator) {
    case '+':
      return add(a, b);
    case '-':
      return add(a, -b);
    case '*':
      return a * b;
    case '/':
      return b === 0 || !Number.isFinite(b) ? NaN : a / b;
    case '^':
      return !Number.isFinite(a) || !Number.isFinite(b) || (a === 0 && b <= 0) ? NaN : finite(a ** b);
    default:
  }
  const truths: Record<string, boolean> = {
    '<': !isSame && a < b,
    '<=': isSame || a < b,
    '>': !isSame && a > b,
    '>=': isSame || a > b,
    '==': isSame,
    '!=': !isSame,
    and: a !== 0 && b !== 0,
    or: a !== 0 || b !== 0,
  };
  return carry([a, b], () => (truths[operator] === true ? 1 : 0));
}

/** Rounds half away from zero at the ninth decimal, where a double of this size has one. */
export function nineDecimals(x: number): number {
  return Math.abs(x) < 2 ** 22 ? (Math.sign(x) * Math.floor(Math.abs(x) * 1e9 + 0.5)) / 1e9 : x;
}

export function annuity(rate: number, years: number): number {
  if (rate <= -1 || !Number.isFinite(rate) || !Number.isFinite(years)) return NaN;
  return rate === 0 ? years : (1 - (1 + rate) ** -years) / rate;
}

export function shareOfDays(start: number, end: number, year: number): number {
  if (!Number.isFinite(start) || !Number.isFinite(end)) return NaN;
  const day = (y: number, month: number, date: number): number => Date.UTC(y, month, date) / MS_A_DAY + EPOCH_DAY;
  const [yearStart, next] = [day(year - 1, 3, 1), day(year, 3, 1)];
  let inside = 0;
  for (let each = yearStart; each < next; each++) if (each >= start && each <= end) inside++;
  return inside / (next - yearStart);
}

/**
 * The rate of flows that change sign once, on a fine grid, by halving; of others, the one that Newton's steps reach from where
 * their middle years say, unless the flows rise through it towards what they are at 1,000 %. NaN where there is none.
 */
export function rateOf(flows: readonly number[]): number {
  if (flows.some(Number.isNaN)) return NaN;
  const signs = flows.map(Math.sign).filter((sign) => sign !== 0);
  const turns = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
  return turns === 0 ? NaN : turns === 1 ? rateOnGrid(flows) : rateByNewton(flows);
}

/** Present value; with 1 its slope, with 2 its curvature. */
function worth(flows: readonly number[], rate: number, derived: 0 | 1 | 2 = 0): number {
  const factors = [() => 1, (n: number) => -n, (n: number) => n * (n + 1)];
  return flows
    .map((flow, year) => ((factors[derived]?.(year) ?? NaN) * flow) / (1 + rate) ** (year + derived))
    .reduce((a, b) => a + b);
}

function rateByNewton(flows: readonly number[]): number {
  const [received, paid] = [flows.map((flow) => Math.max(flow, 0)), flows.map((flow) => Math.max(-flow, 0))];
  const all = (part: readonly number[]): number => part.reduce((a, b) => a + b);
  const middle = (part: readonly number[]): number => all(part.map((flow, year) => flow * year)) / all(part);
  const said = (all(received) / all(paid)) ** (1 / (middle(received) - middle(paid))) - 1;
  let rate = middle(received) !== middle(paid) && Number.isFinite(said) ? said : 0.1;
  let step = Infinity;
  for (let turn = 0; turn < 50 && Math.abs(step) > 1e-7; turn++) {
    step = worth(flows, rate) / worth(flows, rate, 1);
    rate -= step;
  }
  if (!(Math.abs(step) <= 1e-7 && rate >= -0.99 && rate <= 10)) return NaN;
  const size = all(received) + all(paid);
  const slope = worth(flows, rate, 1) * (1 + rate) * Math.sign(worth(flows, 10));
  if (slope < -1e-5 * size) return NaN;
  const touches = Math.abs(slope) <= 1e-5 * size;
  for (let turn = 0; turn < 5; turn++)
    rate -= touches ? worth(flows, rate, 1) / worth(flows, rate, 2) : worth(flows, rate) / worth(flows, rate, 1);
  return rate;
}

function rateOnGrid(flows: readonly number[]): number {
  const value = (rate: number): number => worth(flows, rate);
  const rates = Array.from({ length: 2001 }, (_, step) => 0.01 * 1100 ** (step / 2000) - 1);
  const high = rates.find(
    (rate, index) => index > 0 && Math.sign(value(rates[index - 1] ?? 0)) * Math.sign(value(rate)) < 0,
  );
  if (high === undefined) return NaN;
  let [a, b] = [rates[rates.indexOf(high) - 1] ?? 0, high];
  for (let step = 0; step < 80; step++) {
    const middle = (a + b) / 2;
    if (Math.sign(value(middle)) === Math.sign(value(a))) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** Where the normal curve has so much to its left, by halving. */
export function normalInverse(p: number): number {
  if (!(p > 0 && p < 1)) return NaN;
  const tail = Math.min(p, 1 - p);
  let [near, far] = [0, 40];
  for (let step = 0; step < 100; step++) {
    const middle = (near + far) / 2;
    if (normalTail(middle) > tail) near = middle;
    else far = middle;
  }
  return p < 0.5 ? -near : near;
}

/** The area beyond x ≥ 0: a series from the middle, a continued fraction far out. */
function normalTail(x: number): number {
  const height = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x > 2.5) {
    let fraction = x;
    for (let depth = 400; depth > 0; depth--) fraction = x + depth / fraction;
    return height / fraction;
  }
  let [term, area] = [x, x];
  for (let odd = 3; odd < 200; odd += 2) {
    term *= (x * x) / odd;
    area += term;
  }
  return 0.5 - height * area;
}

/** Erlang's share as it is defined: load^n / n! over the sum of all such terms up to n, built up from the last term down. */
export function erlangB(load: number, beds: number): number {
  const whole = Math.floor(nineDecimals(beds));
  if (Number.isNaN(whole) || !(load >= 0 && load <= 10_000) || whole < 0) return NaN;
  if (whole < load - 25 * Math.sqrt(load)) return 1 - whole / load;
  if (load === 0) return whole === 0 ? 1 : 0;
  let [term, all] = [1, 1];
  for (let n = whole; n > 0 && term > 1e-20 * all; n--) {
    term *= n / load;
    all += term;
    // So many beds that the share is below the smallest double.
    if (all === Infinity) return 0;
  }
  return 1 / all;
}

/** The first number of beds at which the share refused is low enough. */
export function erlangBeds(load: number, share: number): number {
  if (!(load >= 0 && load <= 10_000) || !(share >= 1e-12 && share <= 1)) return NaN;
  if (load === 0) return 0;
  if (share * Math.sqrt(load) > 25) return NaN;
  const refused = (beds: number): number => 1 / inverseShare(load, beds);
  let beds = 0;
  while (refused(beds) > share * (1 + 1e-9)) beds++;
  return beds;
}

function inverseShare(load: number, beds: number): number {
  let inverse = 1;
  for (let n = 1; n <= beds; n++) inverse = 1 + (inverse * n) / load;
  return inverse;
}
