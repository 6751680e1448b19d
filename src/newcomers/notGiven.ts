import { answer, type Rows } from '../returns/index.js';
import { figuresOf, isCutAnew, isGiven, nameOf, shareOf, USUAL, writtenIn } from '../returns/missed/index.js';
import { printGbp } from '../words/index.js';
import type { Cut, Gathered } from './gathered.js';
import { tell, type Piece, type Pieces } from './pieces.js';
import { plainType } from './names.js';

type Figure = ReturnType<typeof figuresOf>[number];

/**
 * Parts of an input that the driving return usually gives and does not give of this hospital, a sentence each: what of its running cost or
 * backlog is in no line. Inputs that it gives nothing of at all are stood for by sites of its type, and left to who does that.
 */
export function notGivenOf(pieces: Pieces, gathered: Gathered): string[] {
  const [{ piece, own }, ...others] = gathered.estates;
  const [row] = own;
  if (row === undefined) return [];
  const { ofReturn, rows } = piece;
  const figures = figuresOf(ofReturn).filter(({ member }) => member !== undefined);
  const anyOf = new Set(figures.filter((each) => isGiven(each, rows, row)).map(({ input }) => input));
  const beside = besideOf(pieces, piece);
  // Years further off cut costs otherwise.
  const [otherYear] = [...others].sort((a, b) => awayFrom(piece, a.piece) - awayFrom(piece, b.piece));
  return figures.flatMap((figure) => {
    if (!anyOf.has(figure.input) || isGiven(figure, rows, row)) return [];
    const isHere = rows.finds(figure.ask);
    const own = otherYear === undefined ? undefined : ofOtherYear(figure, rows, otherYear);
    const peers = isHere ? piece : beside;
    const share = peers === undefined ? 0 : shareAmong(peers, gathered, figure);
    const isUsual = share >= USUAL && (isHere || peers === undefined || !isCutAnew(ofReturn, figure, rows, peers.rows));
    if (!isUsual && own === undefined) return [];
    const [column = ''] = writtenIn(isHere ? rows : (beside ?? piece).rows, figure);
    const why = isHere ? `no figure under ${column}` : `no column such as ${column}`;
    const usual = isUsual ? `${Math.round(share * 100)}% of such sites in ${calledOf(peers ?? piece)} have one` : '';
    return [`${nameOf(figure).label} (${[why, own ?? usual].filter((each) => each !== '').join('; ')})`];
  });
}

/** What the hospital returned in another year, unless this year's return cuts it otherwise: 20764 realGBP in ERIC 2015/16. */
function ofOtherYear(figure: Figure, rows: Rows, { piece, own }: Cut): string | undefined {
  const told = answer(figure.ask, piece.rows, own, nothing);
  if (told === undefined || told.amount <= 0 || isCutAnew(piece.ofReturn, figure, rows, piece.rows)) return undefined;
  return `${printGbp(told.amount)} in ${calledOf(piece)}`;
}

/** The edition nearest to a piece in time that has enough sites to say what is usual. */
function besideOf(pieces: Pieces, piece: Piece): Piece | undefined {
  return pieces
    .of(piece.ofReturn.id)
    .filter((other) => other !== piece && other.rows.rows.length >= LEAST_ROWS)
    .sort((a, b) => awayFrom(piece, a) - awayFrom(piece, b))[0];
}

function awayFrom(piece: Piece, other: Piece): number {
  return Math.abs((other.year ?? 0) - (piece.year ?? 0));
}

/** Fewer rows are somebody’s extract. */
const LEAST_ROWS = 20;

/** The share of the other sites of the hospital's type in an edition that give a figure; of all others where it has none of its type. */
function shareAmong(piece: Piece, { code, type }: Gathered, figure: Figure): number {
  const others = piece.rows.rows.filter((row) => tell(piece, row, 'site').toUpperCase() !== code);
  const alike = others.filter((row) => plainType(tell(piece, row, 'type')) === plainType(type));
  return shareOf({ rows: piece.rows, own: alike.length > 0 ? alike : others }, figure);
}

function calledOf({ ofReturn, printed }: Piece): string {
  return `${ofReturn.called} ${printed}`;
}

function nothing(): void {}
