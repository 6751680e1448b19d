/** As evaluate/irr.ts: rates are looked for between −99 % and 1,000 %. */
const [LOWEST_FACTOR, HIGHEST_FACTOR] = [1 / 11, 100];
const MOST_STEPS = 200;

/**
 * The internal rate of return of flows that change sign once, which then have one at most (Descartes); NaN where there is none
 * among the rates that are looked for, or a flow has no value; undefined where they change sign more often and must be searched.
 * Newton's steps on the discount factor 1 / (1 + rate), halved towards a bracket where they leave it. `flows` are read from
 * `start`, every `stride`-th.
 */
export function soleRate(flows: Float64Array, start: number, stride: number, years: number): number | undefined {
  let [changes, sign, scale] = [0, 0, 0];
  for (let year = 0; year < years; year++) {
    const flow = flows[start + year * stride] ?? NaN;
    if (!Number.isFinite(flow)) return NaN;
    const own = Math.sign(flow);
    if (own === 0) continue;
    if (sign !== 0 && own !== sign) changes++;
    if (scale === 0) scale = own;
    sign = own;
  }
  if (changes === 0) return NaN;
  if (changes !== 1) return undefined;
  // Scaled so that the present value falls as the factor grows past the root.
  const value = (factor: number): number => {
    let sum = 0;
    for (let year = years - 1; year >= 0; year--) sum = sum * factor + (flows[start + year * stride] ?? 0);
    return sum * scale;
  };
  let [low, high] = [LOWEST_FACTOR, HIGHEST_FACTOR];
  const [atLow, atHigh] = [value(low), value(high)];
  if (!Number.isFinite(atLow) || !Number.isFinite(atHigh) || atLow === 0 || atHigh === 0) return undefined;
  if (atLow < 0 || atHigh > 0) return NaN;
  let [factor, step] = [0.95, high - low];
  for (let turn = 0; turn < MOST_STEPS; turn++) {
    let [sum, slope] = [0, 0];
    for (let year = years - 1; year >= 0; year--) {
      slope = slope * factor + sum;
      sum = sum * factor + (flows[start + year * stride] ?? 0);
    }
    if (sum === 0) break;
    if (sum * scale > 0) low = factor;
    else high = factor;
    const newton = factor - sum / slope;
    // From far out Newton's steps shrink by a fortieth only; halving is faster there.
    const isGood = newton > low && newton < high && Math.abs(newton - factor) <= step / 2;
    const next = isGood ? newton : (low + high) / 2;
    step = Math.abs(next - factor);
    factor = next;
    if (step <= 4e-16 * factor) break;
  }
  return 1 / factor - 1;
}
