import type { Choices } from './choices.js';

/** Amounts in hundredths, few of which a double holds. */
const HUNDREDTHS = [10, 20, 30, 70, 1, 110, 230, 435, 1999, 333, 58, 100_000_010] as const;

/** A model whose pieces add up to a whole: in decimals exactly, or but for a hundredth, and in doubles but for their rounding. */
export interface CancellingModel {
  readonly text: string;
  /** The whole less its pieces one after the other, in plain doubles. */
  readonly plain: number;
  /** The same in decimals. */
  readonly exact: number;
}

/**
 * Draws such a model: sums and differences in every form that the language has, each asked where a last digit decides: compared,
 * looked up, rounded, divided by, counted in years. Four years, so that a piece is paid a year.
 */
export function cancellingModel(choices: Choices, prefix: string): CancellingModel {
  const pieces = [0, 1, 2].map((): number => choices.pick(HUNDREDTHS));
  const off = choices.pick([0, 0, 0, 1, -1]);
  const total = pieces.reduce((a, b) => a + b) + off;
  const [a = 0, b = 0, c = 0] = pieces;
  const of = (hundredths: number): string => String(hundredths / 100);
  const p = (text: string): string => text.replaceAll(/\b[a-z]\w*_\b/g, (name) => `${prefix}${name.slice(0, -1)}`);
  const lines = Object.entries(linesOf(choices)).map(([name, { unit = '1', by, formula }]) =>
    p(`  ${name}_:\n    unit: ${unit}\n${by === undefined ? '' : `    by: ${by}\n`}    formula: ${formula}\n`),
  );
  const flows = `{ 2025: 0, 2026: ${of(a)}, 2027: ${of(b)}, 2028: ${of(c)} }`;
  const text = `section: Cancelling
timeline: { first: 2025, base: 2025, last: 2028 }
dimensions:
  piece: [first, second, third]
tables:
  ${prefix}band: { unit: 1, rows: { 0: 10, 1: 20, 3: 30 } }
inputs:
  ${prefix}whole: { unit: 1, value: ${of(total)} }
  ${prefix}a: { unit: 1, value: ${of(a)} }
  ${prefix}b: { unit: 1, value: ${of(b)} }
  ${prefix}c: { unit: 1, value: ${of(c)} }
  ${prefix}part: { unit: 1, by: piece, members: { first: { value: ${of(a)} }, second: { value: ${of(b)} }, third: { value: ${of(c)} } } }
  ${prefix}flow: { unit: 1, series: ${flows} }
lines:
${lines.join('')}`;
  return {
    text,
    plain: total / 100 - a / 100 - b / 100 - c / 100,
    exact: -(pieces.reduce((x, y) => x + y) - total) / 100,
  };
}

interface DrawnLine {
  readonly unit?: string;
  readonly by?: string;
  readonly formula: string;
}

function linesOf(choices: Choices): Record<string, DrawnLine> {
  const order = choices.pick(['a_ - b_ - c_', 'c_ - a_ - b_', 'b_ - c_ - a_']);
  const together = choices.pick(['a_ + b_ + c_', '(c_ + b_) + a_', 'a_ + (b_ + c_)']);
  const difference = choices.pick(['rest_', 'left_over_', 'unsaid_', 'short_by_', 'not_in_parts_']);
  const flag = (formula: string): DrawnLine => ({ unit: 'flag', formula });
  return {
    rest: { formula: `whole_ - ${order}` },
    together: { formula: together },
    left_over: { formula: 'whole_ - together_' },
    unsaid: { formula: `whole_ + (-${choices.pick(['a_', 'b_'])}) - (together_ - ${choices.pick(['a_', 'b_'])})` },
    in_parts: { formula: 'total(part_)' },
    not_in_parts: { formula: 'whole_ - in_parts_' },
    before: { by: 'piece', formula: 'whole_ - earlier(part_) - part_' },
    mean_gap: { formula: 'mean(part_) - whole_ / 3' },
    balance: { formula: 'prev(balance_, whole_) - flow_' },
    paid: { formula: 'cumulative(flow_)' },
    owed: { formula: 'whole_ - paid_' },
    owed_for_long: { formula: 'balance_ - owed_' },
    one: { formula: 'if(t < 0, 0, 1)' },
    short_by: { formula: 'npv(flow_, one_) - sum(flow_)' },
    goes_on: flag('owed_ > 0'),
    runs: flag('balance_ <= 0'),
    still: flag('not(balance_) or owed_ == 0'),
    none: flag(`${difference} == 0`),
    some: flag(`${difference} != 0`),
    above: flag(`whole_ - together_ ${choices.pick(['>', '>=', '<', '<='])} 0`),
    below: flag(`0 ${choices.pick(['>', '>=', '<', '<='])} together_ - whole_`),
    all: flag(`together_ ${choices.pick(['>', '>=', '<', '<='])} whole_`),
    both: flag(`${difference} and whole_`),
    chosen: { formula: `if(${difference} > 0, 100, if(${difference}, 50, 0))` },
    enlarged: { formula: `max(0, ${difference}) * 1e16` },
    lowered: { formula: `min(0, rest_, ${difference}) * 1e16 + abs(left_over_) * 1e15` },
    band_of: { formula: 'lookup(band_, together_ / whole_)' },
    band_by: { formula: 'lookup(band_, rest_ + 1)' },
    remainder: { formula: `mod(whole_, ${choices.pick(['a_', 'b_', 'c_', '0.1'])})` },
    steps: { formula: `floor(whole_ / ${choices.pick(['a_', 'b_', 'c_', '0.1'])}) + ceil(together_)` },
    root: { formula: `sqrt(${difference})` },
    share: { formula: `whole_ / ${difference}` },
    year_before: { formula: 'lag(flow_, together_ / whole_, 7)' },
    year_after: { formula: 'lead(flow_, 1 + rest_, 7)' },
    then: { formula: 'at(flow_, base_year + together_ / whole_)' },
    near_it: flag('near(together_, whole_)'),
  };
}
