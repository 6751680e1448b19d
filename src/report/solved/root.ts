/** Where a function of one number meets nought, or steps over it; or that it does neither between its ends. */
export type Root =
  | { readonly kind: 'met'; readonly at: number; readonly isLinear: boolean }
  /** It is above nought on one side and below it on the other, however near the two are. */
  | { readonly kind: 'stepped'; readonly at: number; readonly before: number; readonly after: number }
  | { readonly kind: 'none'; readonly low: number; readonly high: number };

export interface RootAsked {
  /** Undefined where it has no value. */
  readonly of: (x: number) => number | undefined;
  readonly start: number;
  readonly low: number;
  readonly high: number;
  /** What counts as nought. */
  readonly within: number;
}

/** First a tenth of the way, then ever farther: the nearest root is wanted, and most models are nearly straight. */
const [FIRST_STEP, GROWS, MOST_STEPS, MOST_HALVINGS] = [1 / 16, 2, 40, 200];
/** Two numbers between which a double has no room. */
const NO_ROOM = 4 * Number.EPSILON;

/** The root nearest to `start` that a search outwards finds, by regula falsi and halving between two signs. */
export function nearestRoot(asked: RootAsked): Root {
  const { of, start, low, high, within } = asked;
  const now = of(start);
  if (now === undefined) return { kind: 'none', low: NaN, high: NaN };
  if (Math.abs(now) <= within) return { kind: 'met', at: start, isLinear: false };
  const straight = alongALine(asked, now);
  if (straight !== undefined) return { kind: 'met', at: straight, isLinear: true };
  const step = FIRST_STEP * (start === 0 ? Math.max(Math.abs(low), Math.abs(high)) / 2 ** 10 : Math.abs(start));
  let [down, up]: (readonly [number, number] | undefined)[] = [
    [start, now],
    [start, now],
  ];
  for (let turn = 0, size = step; turn < MOST_STEPS && (down ?? up) !== undefined; turn++, size *= GROWS)
    for (const side of ['up', 'down'] as const) {
      const before = side === 'up' ? up : down;
      if (before === undefined) continue;
      const [from, worth] = before;
      const x = side === 'up' ? Math.min(high, from + size) : Math.max(low, from - size);
      const value = x === from ? undefined : of(x);
      if (value !== undefined && Math.sign(value) !== Math.sign(worth))
        return between(asked, [from, worth], [x, value]);
      const next = value === undefined ? undefined : ([x, value] as const);
      if (side === 'up') up = next;
      else down = next;
    }
  return { kind: 'none', low: of(low) ?? NaN, high: of(high) ?? NaN };
}

/** Where a straight line through two points meets nought, if the function does so there too. */
function alongALine({ of, start, low, high, within }: RootAsked, now: number): number | undefined {
  const size = start === 0 ? (high - low) / 2 ** 10 : Math.abs(start) * FIRST_STEP;
  const near = start + size <= high ? start + size : start - size;
  const other = of(near);
  if (other === undefined || other === now) return undefined;
  const at = start - (now * (near - start)) / (other - now);
  if (!(at >= low && at <= high)) return undefined;
  const value = of(at);
  return value !== undefined && Math.abs(value) <= within ? at : undefined;
}

type Point = readonly [x: number, value: number];

function between({ of, within }: RootAsked, one: Point, other: Point): Root {
  let [a, b] = [one, other];
  for (let turn = 0; turn < MOST_HALVINGS; turn++) {
    if (Math.abs(b[1]) <= within) return { kind: 'met', at: b[0], isLinear: false };
    const isNear = Math.abs(b[0] - a[0]) <= NO_ROOM * Math.max(Math.abs(a[0]), Math.abs(b[0]));
    if (isNear) break;
    const falsi = b[0] - (b[1] * (b[0] - a[0])) / (b[1] - a[1]);
    const middle = (a[0] + b[0]) / 2;
    const x = turn % 3 === 2 || !Number.isFinite(falsi) ? middle : falsi;
    const value = of(x);
    if (value === undefined) break;
    if (Math.abs(value) <= within) return { kind: 'met', at: x, isLinear: false };
    if (Math.sign(value) === Math.sign(a[1])) a = [x, value];
    else b = [x, value];
  }
  return { kind: 'stepped', at: b[0], before: a[1], after: b[1] };
}
