import { nearestName } from '../../problems/index.js';
import { answer, yearsAnswer } from '../answer.js';
import { asksOf, columnsOf, type Asked } from '../asks.js';
import type { Gift, Member, Return } from '../return.js';
import type { Row, Rows } from '../rows.js';

/** Rows of hospitals in one edition of a return. */
export interface Edition {
  readonly rows: Rows;
  readonly own: readonly Row[];
  /** How a sentence names it: ERIC 2016/17. */
  readonly called: string;
}

/** A figure that a kind of return usually gives, and that an edition of it does not. */
export interface Missed {
  readonly input: string;
  readonly member?: string;
  /** What a reader calls it: Running cost, cleaning. */
  readonly label: string;
  /** Where it stands in the edition beside, and in what share of its rows. */
  readonly beside: { readonly called: string; readonly columns: readonly string[]; readonly share: number };
  /** The column that stands here with hardly a figure in it; left out where there is none. */
  readonly column?: string;
  /** The unknown column whose name is nearest, where no column stands here. */
  readonly nearest?: string;
}

/** What half of all rows give is usual; what a tenth of as many give has been lost. */
export const USUAL = 0.5;
const LOST = 0.1;

/**
 * What rows of one edition usually give and those of another hardly do, by figure: a column by another name, or one that nobody filled. A
 * part that years cut otherwise (`kin`) is missed only where nothing new stands in its place. Whole inputs without a column are left to who
 * looks for columns.
 */
export function missedIn(here: Edition, beside: Edition, ofReturn: Return): Missed[] {
  const strangers = here.rows.strangers(ofReturn);
  return figuresOf(ofReturn).flatMap((asked): Missed[] => {
    const [now, before] = [here, beside].map((edition) => shareOf(edition, asked));
    if (now === undefined || before === undefined || before < USUAL || now >= LOST * before) return [];
    const isHere = here.rows.finds(asked.ask);
    if (!isHere && (!isLine(ofReturn, asked) || isCutAnew(ofReturn, asked, here.rows, beside.rows))) return [];
    const column = isHere ? writtenIn(here.rows, asked)[0] : undefined;
    const columns = writtenIn(beside.rows, asked);
    const nearest = isHere ? undefined : nearestName(columns[0] ?? '', strangers);
    return [
      {
        ...nameOf(asked),
        beside: { called: beside.called, columns, share: before },
        ...(column === undefined ? {} : { column }),
        ...(nearest === undefined ? {} : { nearest }),
      },
    ];
  });
}

/** Every figure that is an input's, or one of its members'. */
export function figuresOf(ofReturn: Return): Asked[] {
  return asksOf(ofReturn).filter(({ input }) => input !== undefined);
}

/** How a figure is named to a reader. */
export function nameOf({ input = '', member, label = input }: Asked): Pick<Missed, 'input' | 'member' | 'label'> {
  return { input, label, ...(member === undefined ? {} : { member }) };
}

/** The share of an edition's rows that give a figure. */
export function shareOf({ rows, own }: Pick<Edition, 'rows' | 'own'>, asked: Asked): number {
  if (own.length === 0 || !rows.finds(asked.ask)) return 0;
  return own.filter((row) => isGiven(asked, rows, row)).length / own.length;
}

/** Whether one row gives a figure, of a mean its month's part. */
export function isGiven({ ask }: Asked, rows: Rows, row: Row): boolean {
  if ('patterns' in ask) return yearsAnswer(ask.patterns, rows, row, nothing).size > 0;
  const one = ask.how === 'mean' ? { ...ask, months: [], overYear: false } : ask;
  return answer(one, rows, [row], nothing) !== undefined;
}

/** The columns in which a figure stands here, as they are written. */
export function writtenIn(rows: Rows, { ask }: Asked): string[] {
  if ('patterns' in ask) return [...ask.patterns];
  const way = rows.way(ask.ways);
  return (way === undefined ? columnsOf(ask).slice(0, 1) : way.add).map((column) => rows.written(column));
}

/**
 * Whether a part that is not here is in others of its kin: in one that does not stand beside it, as its year cut the whole otherwise, or in
 * the rest of a total.
 */
export function isCutAnew(ofReturn: Return, { input = '', member = '' }: Asked, here: Rows, beside: Rows): boolean {
  const gift = ofReturn.gives.get(input);
  const members = membersOf(gift);
  const kin = members?.get(member)?.kin;
  return (
    kin !== undefined &&
    [...(members ?? [])].some(
      ([, other]) => other.kin === kin && here.finds(other.ask) && (!beside.finds(other.ask) || isRest(here, other)),
    )
  );
}

function isRest(rows: Rows, { ask }: Member): boolean {
  return 'ways' in ask && (rows.way(ask.ways)?.less.length ?? 0) > 0;
}

/** Whether a figure is one of a list whose members are those that a hospital returned. */
function isLine(ofReturn: Return, { input = '' }: Asked): boolean {
  const gift = ofReturn.gives.get(input);
  return gift?.kind === 'members' && gift.lists !== undefined;
}

function membersOf(gift: Gift | undefined): ReadonlyMap<string, Member> | undefined {
  return gift?.kind === 'members' ? gift.members : undefined;
}

function nothing(): void {}
