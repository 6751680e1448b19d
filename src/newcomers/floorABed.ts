import type { Gathered } from './gathered.js';
import { plainType } from './names.js';
import { amount, tell, type Piece, type Pieces } from './pieces.js';

/** METHOD 13: floor a bed of 174 acute sites of 200 beds and more, ERIC 2014-15. */
const ACUTE = { m2: 154, of: 'acute sites, METHOD 13' };
/** Fewer sites of a type say nothing of it. */
const LEAST_SITES = 10;
/** A site of fewer beds is a unit in another’s building, or returned its beds elsewhere. */
const LEAST_BEDS = 10;

/** Floor a bed, m², and of whom it is, for a sentence. */
interface FloorABed {
  readonly m2: number;
  readonly of: string;
}

/**
 * Floor a bed of sites of a hospital's type: their median, in whole m², by the latest return that gives beds by site. Types are those of the
 * hospital's own return, and the beds of the same sites, by their codes, of the other: years name types otherwise. Of a type with few such
 * sites, or of none, that of acute sites stands.
 */
export function floorABedOf(pieces: Pieces, { estates: [{ piece: driving }], type, code }: Gathered): FloorABed {
  const codes = new Set(
    driving.rows.rows
      .filter((row) => type !== '' && plainType(tell(driving, row, 'type')) === plainType(type))
      .map((row) => codeOf(driving, row)),
  );
  for (const piece of pieces.of(driving.ofReturn.id)) {
    const told = piece.rows.rows
      .filter((row) => codeOf(piece, row) !== code && codes.has(codeOf(piece, row)))
      .flatMap((row) => {
        const [floor = 0, beds = 0] = ['floor', 'beds_available'].map((name) => amount(piece, [row], name));
        return beds >= LEAST_BEDS && floor > 0 ? [floor / beds] : [];
      })
      .sort((a, b) => a - b);
    const [low, high] = [told[(told.length - 1) >> 1], told[told.length >> 1]];
    if (told.length >= LEAST_SITES && low !== undefined && high !== undefined)
      return {
        m2: Math.round((low + high) / 2),
        of: `median of ${told.length} sites of its type, ${type.toLowerCase()}, ${piece.ofReturn.called} ${piece.printed}`,
      };
  }
  return ACUTE;
}

function codeOf(piece: Piece, row: Piece['rows']['rows'][number]): string {
  return tell(piece, row, 'site').toUpperCase();
}
