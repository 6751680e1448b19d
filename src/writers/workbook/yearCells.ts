import type { Book } from '../../model/workbook/index.js';
import { escapeXml } from './xml.js';
import { yearColumn } from './addresses.js';

/** A row whose cells differ from year to year by their columns' letters only. */
export interface YearRow {
  readonly row: number;
  readonly template: string;
  /** As of a `LineRow`. */
  readonly isArray?: boolean;
  /** One value a year; null shows as #N/A. */
  readonly values: readonly (number | null)[];
}

/** Pieces of text are joined to about so many characters before they become bytes. */
const PIECE = 65_536;

/**
 * A sheet's XML with the cells between the first and the last year of its rows filled in, as bytes. The first and the last year
 * stand in the XML already and give the style. Rows come in the sheet's order. exceljs would keep an object for each of these
 * cells, which a large model has no memory for.
 */
export function fillYears(xml: string, rows: readonly YearRow[], book: Book): Buffer {
  const written = new Pieces();
  const years = book.years.map((_, index) => yearColumn(book, index));
  const [first = '', last = ''] = [years[0], years.at(-1)];
  let done = 0;
  for (const { row, template, isArray = false, values } of rows) {
    const opens = xml.indexOf(`<c r="${first}${row}"`, done);
    const closes = xml.indexOf(`<c r="${last}${row}"`, opens);
    const style = / s="\d+"/.exec(xml.slice(opens, xml.indexOf('>', opens)))?.[0] ?? '';
    if (opens < 0 || closes < opens) throw new Error(`the sheet has no first or last year in row ${row}`);
    written.add(xml.slice(done, closes));
    const formula = new YearFormula(template, book);
    for (let index = 1; index < years.length - 1; index++) {
      const address = `${years[index] ?? ''}${row}`;
      const tag = isArray ? `<f t="array" ref="${address}">` : '<f>';
      written.add(cellXml(address, style, `${tag}${formula.at(index)}</f>`, values[index] ?? null));
    }
    done = closes;
  }
  written.add(xml.slice(done));
  return written.bytes();
}

function cellXml(address: string, style: string, formula: string, value: number | null): string {
  const type = value === null ? ' t="e"' : '';
  return `<c r="${address}"${style}${type}>${formula}<v>${value ?? '#N/A'}</v></c>`;
}

/** A template cut once at the places where a column's letters go, in XML. */
class YearFormula {
  private readonly pieces: readonly string[];

  constructor(
    template: string,
    private readonly book: Book,
  ) {
    this.pieces = escapeXml(template).split(/\{([pcn])\}/);
  }

  at(index: number): string {
    const { columns } = this.book;
    let formula = this.pieces[0] ?? '';
    for (let piece = 1; piece < this.pieces.length; piece += 2) {
      const shift = SHIFTS[this.pieces[piece] ?? ''] ?? 0;
      formula += (columns[index + 1 + shift] ?? '') + (this.pieces[piece + 1] ?? '');
    }
    return formula;
  }
}

/** From a column to the one that a placeholder stands for: before, its own, next. */
const SHIFTS: Readonly<Record<string, number>> = { p: -1, c: 0, n: 1 };

class Pieces {
  private readonly done: Buffer[] = [];
  private open = '';

  add(text: string): void {
    this.open += text;
    if (this.open.length > PIECE) this.close();
  }

  bytes(): Buffer {
    this.close();
    return Buffer.concat(this.done);
  }

  private close(): void {
    this.done.push(Buffer.from(this.open, 'utf8'));
    this.open = '';
  }
}
