import { UserError } from '../problems/index.js';
import { NO_SITE, readableName } from './names.js';
import { amount, rowsOf, tell, type Piece, type Pieces } from './pieces.js';
import type { Row } from '../returns/index.js';

/** A publication with the hospital's rows in it. */
export interface Cut {
  readonly piece: Piece;
  readonly own: readonly Row[];
  /** The year (by its end) that is cut out of a publication of several. */
  readonly year?: number;
}

/** What the national data hold of one hospital. */
export interface Gathered {
  readonly code: string;
  readonly name: string;
  readonly trust: string;
  readonly trustCode: string;
  readonly type: string;
  readonly postcode: string;
  /** The return that drives the model, then those of other years, the latest first. */
  readonly estates: readonly [Cut, ...Cut[]];
  readonly pfi: readonly Cut[];
  /** The base year, by its end. */
  readonly base: number;
}

/** Everything held of a site; undefined where there is nothing, a user's error where there is nothing of the year asked for. */
export function gather(pieces: Pieces, code: string, year?: number): Gathered | undefined {
  if (NO_SITE.test(code))
    throw new UserError(`${code.toUpperCase()} is no site: returns put several together under it`);
  const cuts = (id: string): Cut[] =>
    pieces.of(id).flatMap((piece) => {
      const own = rowsOf(piece, code);
      return own.length === 0 ? [] : [{ piece, own: id === 'eric-pfi' ? own : own.slice(0, 1) }];
    });
  // One's own publication of a year comes before the shipped one, which stands for the sites that it has not.
  const estates = cuts('eric-site')
    .filter(({ piece }) => piece.year !== undefined)
    .filter(({ piece }, index, all) => all.findIndex((cut) => cut.piece.year === piece.year) === index);
  const unused = pieces.of('eric-site').find((piece) => piece.isInHand && rowsOf(piece, code).length === 0);
  if (unused !== undefined)
    throw new UserError(`--eric cannot be used: it has no row of ${code.toUpperCase()}`, [
      'Is the code of that year another?',
    ]);
  if (estates.length === 0) return undefined;
  const driving = year === undefined ? estates[0] : estates.find(({ piece }) => piece.year === year);
  if (driving === undefined)
    throw new UserError(
      `No return of ${code} is held for that year; there are ${estates.map(({ piece }) => piece.printed).join(', ')}. ` +
        'Read a newer publication with decant returns add FILE.',
    );
  const [row] = driving.own;
  if (row === undefined || driving.piece.year === undefined) return undefined;
  const said = (name: string): string => tell(driving.piece, row, name);
  return {
    ...{ code: code.toUpperCase(), base: driving.piece.year },
    name: readableName(said('name')),
    trust: readableName(said('trust_name')),
    trustCode: said('trust').toUpperCase(),
    type: said('type').replace(/^\d+\.\s*/, ''),
    postcode: said('postcode'),
    estates: [driving, ...estates.filter((cut) => cut !== driving)],
    pfi: cuts('eric-pfi'),
  };
}

/** The latest figure that any year's return has of a hospital, with its cut. */
export function latest(cuts: readonly Cut[], name: string): { readonly amount: number; readonly cut: Cut } | undefined {
  for (const cut of [...cuts].sort((a, b) => (b.piece.year ?? 0) - (a.piece.year ?? 0))) {
    const told = amount(cut.piece, cut.own, name);
    if (told !== undefined && told > 0) return { amount: told, cut };
  }
  return undefined;
}
