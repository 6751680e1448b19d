import { inFigures } from '../../words/index.js';
import { answer, textAnswer, yearsAnswer } from '../answer.js';
import { asksOf, type Asked } from '../asks.js';
import type { Return } from '../return.js';
import type { Row, Rows } from '../rows.js';

/** Rows of one publication, and how a sentence names it. */
export interface Published {
  readonly rows: Rows;
  readonly own: readonly Row[];
  readonly called: string;
}

/** Sums that are so many times another publication's, as returned of the same hospitals or contracts, are in another unit: £ for £k, £ for £m. */
const TIMES = 100;
/** A year's charge beside the capital value: no contract of the health list of 2016 comes near these, by the middle one of its payments. */
const CHARGE_OF_CAPITAL = { low: 0.0005, high: 5 };

/** A cost of one hospital may be a hundred times what it was: of so many, most are not. */
const LEAST_HOSPITALS = 5;

/** One figure of a publication beside what it is judged by. */
interface Compared {
  readonly times: number;
  readonly said: string;
}

/** What sums of a publication are in another unit than their headings say. */
export interface Misscaled {
  /** Nothing can be read right: most of the rows that can be judged are out; each sentence has both figures. */
  readonly most: readonly string[];
  /** Single rows that are out, to be said. */
  readonly some: readonly string[];
}

/**
 * Holds every sum of money against the same one in the publication beside, where one is held, and of contracts the payments against the
 * capital value: a column in £ under a heading in £m, or the other way round, passes as a number.
 */
export function misscaledIn(here: Published, beside: Published | undefined, ofReturn: Return): Misscaled {
  const money = asksOf(ofReturn).filter(({ ask }) => ask.unit?.endsWith('GBP') === true);
  const groups = [
    ...(beside === undefined ? [] : money.map((asked) => besideOf(asked, here, beside, ofReturn))),
    ...money.map((asked) => againstCapital(asked, here, ofReturn)),
  ];
  const most = new Set<string>();
  const some = new Set<string>();
  const least = ofReturn.row === 'project' ? 1 : LEAST_HOSPITALS;
  for (const all of groups) {
    if (all.length < least) continue;
    const out = all.filter(({ times }) => times >= TIMES || times <= 1 / TIMES);
    const [first] = out;
    if (first === undefined) continue;
    if (2 * out.length > all.length) most.add(`${first.said}; ${out.length} of ${all.length} are so far apart`);
    // A cost of a hospital may be a hundred times what it was; what one contract pays in one year may not.
    else if (ofReturn.row === 'project') for (const { said } of out) some.add(said);
  }
  return { most: [...most], some: [...some] };
}

function besideOf({ ask }: Asked, here: Published, beside: Published, ofReturn: Return): Compared[] {
  const others = new Map(beside.own.map((row) => [keyOf(ofReturn, beside.rows, row), row] as const));
  return here.own.flatMap((row): Compared[] => {
    const key = keyOf(ofReturn, here.rows, row);
    const other = others.get(key);
    if (other === undefined) return [];
    const [mine, theirs] = [amountsOf(ask, here.rows, row), amountsOf(ask, beside.rows, other)];
    const both = [...mine].flatMap(([when, one]) => {
      const same = theirs.get(when);
      return one.amount > 0 && same !== undefined && same.amount > 0 ? [{ one, same }] : [];
    });
    const middle = both.sort((a, b) => a.one.amount / a.same.amount - b.one.amount / b.same.amount)[both.length >> 1];
    if (middle === undefined) return [];
    const { one, same } = middle;
    const said = `${one.column} of ${key} is ${inFigures(one.amount, 0, 4)} here, and ${inFigures(same.amount, 0, 4)} in ${beside.called}`;
    return [{ times: one.amount / same.amount, said }];
  });
}

/** The middle payment of each contract over its capital value, as times what such contracts pay at the most or at the least. */
function againstCapital({ ask }: Asked, { rows, own }: Published, ofReturn: Return): Compared[] {
  const capital = ofReturn.tells.get('capital');
  if (ask.how !== 'series' || capital === undefined || capital.how !== 'cell') return [];
  return own.flatMap((row): Compared[] => {
    const value = answer(capital, rows, [row], nothing);
    const paid = [...amountsOf(ask, rows, row).values()].filter(({ amount }) => amount > 0);
    const middle = paid.sort((a, b) => a.amount - b.amount)[paid.length >> 1];
    if (value === undefined || value.amount <= 0 || middle === undefined) return [];
    const share = middle.amount / value.amount;
    const isOut = share > CHARGE_OF_CAPITAL.high || share < CHARGE_OF_CAPITAL.low;
    const column = value.stands[0]?.columns[0] ?? '';
    const said = `${middle.column} of ${keyOf(ofReturn, rows, row)} is ${inFigures(middle.amount, 0, 4)}, and its ${column} ${inFigures(value.amount, 0, 4)}`;
    return [{ times: isOut ? (share > 1 ? TIMES : 1 / TIMES) : 1, said }];
  });
}

interface InColumn {
  readonly amount: number;
  readonly column: string;
}

/** The amounts of a row: of a series one a year, else one. */
function amountsOf(ask: Asked['ask'], rows: Rows, row: Row): ReadonlyMap<number, InColumn> {
  if (ask.how === 'series') return yearsAnswer(ask.patterns, rows, row, nothing, ask.unit);
  const told = ask.how === 'cell' ? answer(ask, rows, [row], nothing) : undefined;
  if (told === undefined) return new Map();
  return new Map([[0, { amount: told.amount, column: told.stands[0]?.columns[0] ?? '' }]]);
}

function keyOf(ofReturn: Return, rows: Rows, row: Row): string {
  return textAnswer(ofReturn.tells.get(ofReturn.row), rows, row);
}

function nothing(): void {}
