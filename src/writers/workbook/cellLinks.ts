import type { Worksheet } from 'exceljs';
import type { WrittenSheet } from './writtenSheet.js';
import { escapeXml } from './xml.js';

/** A cell that leads to another of the same workbook. */
export interface CellLink {
  /** `F12` */
  readonly cell: string;
  /** `'Method'!A12` */
  readonly location: string;
}

/** Where a cell stands that a formula of another sheet names: `'Payment'!$H$12` → `'Payment'!H12`. */
export function locationOf(reference: string): string {
  return reference.replaceAll('$', '');
}

/** A sheet that exceljs has whole but for its links. */
export function linked(worksheet: Worksheet, links: readonly CellLink[]): WrittenSheet {
  return { worksheet, complete: (xml) => Buffer.from(withLinks(xml, links), 'utf8') };
}

/** What follows the links in a sheet's XML, by the format's fixed order; exceljs always writes the second. */
const AFTER = ['<printOptions', '<pageMargins'];

/**
 * A sheet's XML with links from cells to cells, in the sheet's order. Neighbours that lead to one place are one link. exceljs would
 * keep a relationship and an object for each.
 */
export function withLinks(xml: string, links: readonly CellLink[]): string {
  if (links.length === 0) return xml;
  const from = xml.lastIndexOf('</sheetData>');
  const at = Math.min(...AFTER.map((tag) => xml.indexOf(tag, from)).filter((index) => index >= 0));
  if (from < 0 || !Number.isFinite(at)) throw new Error('the sheet has no place for links');
  const written = joined(links).map(([first, last, location]) => {
    const cells = first === last ? first : `${first}:${last}`;
    return `<hyperlink ref="${cells}" location="${escapeXml(location)}"/>`;
  });
  return `${xml.slice(0, at)}<hyperlinks>${written.join('')}</hyperlinks>${xml.slice(at)}`;
}

/** First cell, last cell and place of each run of cells, one under another, that lead to one place. */
function joined(links: readonly CellLink[]): [first: string, last: string, location: string][] {
  const found: [string, string, string][] = [];
  for (const { cell, location } of links) {
    const before = found.at(-1);
    if (before?.[2] === location && below(before[1]) === cell) before[1] = cell;
    else found.push([cell, cell, location]);
  }
  return found;
}

function below(cell: string): string {
  return cell.replace(/\d+$/, (row) => String(Number(row) + 1));
}
