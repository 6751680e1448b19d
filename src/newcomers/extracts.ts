import { printFinancialYear } from '../words/index.js';
import { extractRows } from './extract.js';
import type { Cut } from './gathered.js';
import { tell } from './pieces.js';

/** A file of sources/: what site.yaml calls it, its text, and where it was cut from. */
export interface ExtractFile {
  readonly name: string;
  readonly text: string;
  readonly what: string;
  /** Rows of the publication that it holds. */
  readonly rows: readonly number[];
  readonly publisher: string;
  readonly licence: string;
}

/** The name of an extract, by which `returns:` lists it: the return and its edition; of one of several years, the year that is cut. */
export function extractName({ piece: { ofReturn, edition }, year }: Cut): string {
  return `${ofReturn.id}_${year === undefined ? edition : printFinancialYear(year).replace('/', '-')}`;
}

/** An extract as `returns:` names it for a site: with its trust's code where that does not begin the site's, and with sites where they are several. */
export function entryOf(cut: Cut, siteCode: string): string {
  const { row: whose } = cut.piece.ofReturn;
  const usual = { trust: siteCode.slice(0, 3), site: siteCode }[whose as string];
  const keys = [...new Set(cut.own.map((row) => tell(cut.piece, row, whose).toUpperCase()))].join('+');
  return usual === undefined || keys === '' || keys === usual ? extractName(cut) : `${extractName(cut)}#${keys}`;
}

/** The header of a publication and a hospital's own rows, verbatim. */
export function extractOf(cut: Cut): ExtractFile {
  const { piece, own } = cut;
  const kept = new Set(own.map(({ row }) => row));
  const { text, rows } = extractRows(piece.text(), piece.rows.headerRow, (_, row) => kept.has(row));
  const { ofReturn, what } = piece;
  return { name: extractName(cut), text, rows, what, publisher: ofReturn.publisher, licence: ofReturn.licence };
}
