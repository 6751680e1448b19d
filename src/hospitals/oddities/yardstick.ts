import type { Problem } from '../../problems/index.js';
import { single, type Figure, type Figures, type Found, type Read } from './figures.js';
import { said, warning, wrong, type Rule } from './oddity.js';

/** One side of a yardstick: figures that are added up, those of some members alone where it says which. */
export interface Side {
  /** Of a series the first year's counts. */
  readonly read: Read;
  /** Members that count; all where left out. */
  readonly of?: (member: string) => boolean;
  /** What share of each counts, by member; one without a share does not. */
  readonly share?: Read<'members'>;
  /** How many times each counts: 365, in days, for a bed that is occupied all year. */
  readonly times?: number;
}

/** What a hospital has of one thing for each unit of another, or of one thing alone, and between what it usually lies. */
export interface Yardstick {
  readonly id: string;
  readonly of: Side;
  readonly over?: Side;
  /** Whose figure is shown to the user: that which is more often mistaken. */
  readonly at: 'of' | 'over';
  /** What is said of it: `(“1.13”) => “the floor area is 1.13 m² an open bed”`. */
  readonly says: (value: string, total: { readonly of: string; readonly over: string }) => string;
  /** Below or above, an oddity of the source. */
  readonly usual: Band;
  /** Below or above, it cannot be one hospital’s: the folder is refused. */
  readonly possible?: Band;
  /** Where the bounds come from, as the user is told. */
  readonly source: string;
  /** What the user is asked: which slip of the pen would give such a number. */
  readonly asks: (value: number, total: { readonly of: number; readonly over: number }) => string;
}

interface Band {
  readonly low?: number;
  readonly high?: number;
}

/** A yardstick as a rule: it says nothing where one of its figures is not given or is nought below the line. Several contracts are added up. */
export function heldAgainst(yardstick: Yardstick): Rule {
  const { id, of, over } = yardstick;
  return {
    id,
    reads: {
      of: of.read,
      over: over?.read ?? NOTHING,
      ofShare: of.share ?? NOTHING,
      overShare: over?.share ?? NOTHING,
    },
    judge: (figures) => {
      const above = totalOf(of, figures);
      const below = over === undefined ? { sum: 1, figures: [] } : totalOf(over, figures);
      if (above === undefined || below === undefined || below.sum <= 0) return [];
      // The greatest makes the most of a sum: a slip of the pen in one of several pools or lines is mostly there.
      const [place] = [...(yardstick.at === 'of' ? above : below).figures].sort((a, b) => b.value - a.value);
      return place === undefined ? [] : judged(yardstick, place, { of: above.sum, over: below.sum });
    },
  };
}

/** Stands for the other side of a yardstick that has one. */
const NOTHING = single('', '1');

function judged(yardstick: Yardstick, place: Figure, total: { readonly of: number; readonly over: number }): Problem[] {
  const { says, usual, possible, source, asks } = yardstick;
  const value = total.of / total.over;
  if (holds(usual, value)) return [];
  const found = says(brief(value), { of: brief(total.of), over: brief(total.over) });
  const right = `${asks(value, total)} ${bandOf(usual)}: ${source}`;
  return [possible === undefined || holds(possible, value) ? warning(place, found, right) : wrong(place, found, right)];
}

interface Total {
  readonly sum: number;
  /** What was added up, each as it was given. */
  readonly figures: readonly Figure[];
}

function totalOf({ read, of = () => true, share, times = 1 }: Side, figures: Figures): Total | undefined {
  const counted = figures.each({ read }).flatMap((each) => {
    const found = each.of({ read, ...(share === undefined ? {} : { share }) });
    const shareOf = (member: string): number | undefined =>
      share === undefined ? 1 : (found.share as Found['members']).get(member)?.value;
    return figuresOf(found.read).flatMap(([member, figure]) => {
      const part = shareOf(member);
      return part === undefined || !of(member) ? [] : [{ figure, counts: figure.value * part * times }];
    });
  });
  if (counted.length === 0) return undefined;
  const sum = counted.reduce((total, { counts }) => total + counts, 0);
  return { sum, figures: counted.map(({ figure }) => figure) };
}

/** By member; what has none stands alone, and a series for its first year. */
function figuresOf(found: Found[keyof Found]): (readonly [string, Figure])[] {
  if (found === undefined) return [];
  if (!(found instanceof Map)) return [['', found as Figure]];
  const all = [...(found as ReadonlyMap<string | number, Figure>)];
  const byYear = all.filter((each): each is [number, Figure] => typeof each[0] === 'number');
  const [first] = byYear.sort(([a], [b]) => a - b);
  if (first !== undefined) return [['', first[1]]];
  return all.map(([member, figure]) => [String(member), figure]);
}

function holds({ low = -Infinity, high = Infinity }: Band, value: number): boolean {
  return low <= value && value <= high;
}

function bandOf({ low, high }: Band): string {
  if (low === undefined) return `Usual is up to ${brief(high ?? Infinity)}`;
  return high === undefined ? `Usual is ${brief(low)} and more` : `Usual is ${brief(low)} to ${brief(high)}`;
}

/** Three digits where it is small, whole where it is not: 0.000112, 1.13, 31.3, 10,304. */
export function brief(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude === 0 || magnitude >= 1_000) return said(value, 0);
  return magnitude >= 0.1 ? said(value, magnitude >= 100 ? 1 : 2) : String(Number(value.toPrecision(3)));
}
