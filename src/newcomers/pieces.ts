import type { Returns } from '../returns/index.js';
import { answer, textAnswer, type Held, type Return, type Row, type Rows, type Store } from '../returns/index.js';
import type { Gap } from '../returns/missed/index.js';
import type { Problem } from '../problems/index.js';
import { UserError } from '../problems/index.js';

/** A publication as a folder is made from it: its kind, its columns and rows, its text, and what it is. */
export interface Piece {
  readonly ofReturn: Return;
  readonly edition: string;
  /** As a reader knows it: 2016/17. */
  readonly printed: string;
  readonly year?: number;
  readonly what: string;
  readonly rows: Rows;
  readonly text: () => string;
  /** True of what the user has in hand, which is meant whatever year it is of. */
  readonly isInHand?: true;
}

/** The publications from which folders are made, each read when it is asked for. */
export class Pieces {
  private readonly read = new Map<string, Piece>();

  constructor(
    private readonly returns: Returns,
    private readonly store: Store,
    /** Publications that the user has in hand: they come before those that are held, and stand for one of the same edition. */
    private readonly inHand: readonly Piece[] = [],
  ) {}

  /** Every edition of a kind: those in hand, then the latest first. */
  of(id: string): Piece[] {
    const own = this.inHand.filter(({ ofReturn }) => ofReturn.id === id);
    const held = this.store.every(id).filter((each) => own.every(({ edition }) => edition !== each.edition));
    return [...own, ...held.map((each) => this.pieceOf(each))];
  }

  private pieceOf(held: Held): Piece {
    const known = this.read.get(held.path);
    if (known !== undefined) return known;
    const problems: Problem[] = [];
    const ofReturn = this.returns.find(held.id, { file: held.path }, problems);
    if (ofReturn === undefined) throw new UserError(problems[0]?.found ?? `${held.path} is of no known kind`);
    const { edition, printed, year, what } = held;
    const text = (): string => this.store.text(held);
    const read = (): Rows => this.store.rows(held, ofReturn);
    let rows: Rows | undefined;
    const piece: Piece = {
      ...{ ofReturn, edition, printed, what, text },
      ...(year === undefined ? {} : { year }),
      get rows() {
        return (rows ??= read());
      },
    };
    this.read.set(held.path, piece);
    return piece;
  }
}

/** What a row says to one of the questions that its return tells: a text; empty where it has none. */
export function tell({ ofReturn, rows }: Piece, row: Row, name: string): string {
  return textAnswer(ofReturn.tells.get(name), rows, row);
}

/** A number that rows tell together; undefined where they have none, or it cannot be read. */
export function amount({ ofReturn, rows }: Piece, own: readonly Row[], name: string): number | undefined {
  const ask = ofReturn.tells.get(name);
  return ask === undefined ? undefined : answer(ask, rows, own, ignoreUnreadable)?.amount;
}

/** What is said behind a mean of rows that lacks months or quarters; nothing where it lacks none. */
export function gapSaid({ ofReturn, rows }: Piece, own: readonly Row[], name: string): string {
  const ask = ofReturn.tells.get(name);
  const gaps: Gap[] = [];
  if (ask !== undefined) answer(ask, rows, own, ignoreUnreadable, (gap) => gaps.push(gap));
  return gaps.map(({ missing, has, of }) => `, mean of ${has} of ${of} (${missing.join(', ')} missing)`).join('');
}

/** A cell that cannot be read gives no figure here; the folder that is made is read again, and says so. */
function ignoreUnreadable(): void {}

/** The rows of a piece whose key (a site's or a trust's code) is one of these. */
export function rowsOf(piece: Piece, ...keys: readonly string[]): Row[] {
  const wanted = new Set(keys.map((key) => key.toUpperCase()));
  return piece.rows.rows.filter((row) => wanted.has(tell(piece, row, piece.ofReturn.row).toUpperCase()));
}
