/** The arithmetic of the interpreter: plain, slow, and written apart from the engine's. A failure is NaN. */
const EQUAL = 2 ** -48;
const MS_A_DAY = 86_400_000;
const EPOCH_DAY = 25_569;

export const finite = (x: number): number => (Number.isFinite(x) ? x : NaN);
export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
export const carry = (numbers: readonly number[], then: (numbers: readonly number[]) => number): number =>
  numbers.every(Number.isFinite) ? then(numbers) : NaN;

export function operate(operator: string, a: number, b: number): number {
  const same = a === b || Math.abs(a - b) < EQUAL * Math.max(Math.abs(a), Math.abs(b));
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 || !Number.isFinite(b) ? NaN : a / b;
    case '^':
      return !Number.isFinite(a) || !Number.isFinite(b) || (a === 0 && b <= 0) ? NaN : finite(a ** b);
    default:
  }
  const truths: Record<string, boolean> = {
    '<': !same && a < b,
    '<=': same || a < b,
    '>': !same && a > b,
    '>=': same || a > b,
    '==': same,
    '!=': !same,
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

/** The one rate on a fine grid at which the present value changes sign, by halving; NaN when there is none or more than one. */
export function rateOf(flows: readonly number[]): number {
  if (flows.some(Number.isNaN)) return NaN;
  const value = (rate: number): number => sum(flows.map((flow, year) => flow / (1 + rate) ** year));
  const rates = Array.from({ length: 2001 }, (_, step) => 0.01 * 1100 ** (step / 2000) - 1);
  const places = rates.filter(
    (rate, index) => index > 0 && Math.sign(value(rates[index - 1] ?? 0)) * Math.sign(value(rate)) < 0,
  );
  const high = places[0];
  if (high === undefined || places.length > 1) return NaN;
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
