import type { Workbook, Worksheet } from 'exceljs';
import { writeText } from './cells.js';
import { fitHeight } from './layout.js';
import { writeMark, type Mark } from './marks.js';
import { FILLS, WRAPPED, type FontName } from './styles.js';

const WIDEST_PARAGRAPH = 200;
/** Bold letters are wider: so much of a column is left for them. */
const BOLD = 0.8;

/** A sheet that is read from top to bottom: headings, paragraphs and tables, one under another. */
export class Flow {
  readonly sheet: Worksheet;
  next = 1;

  constructor(
    workbook: Workbook,
    title: string,
    private readonly widths: readonly number[],
  ) {
    this.sheet = workbook.addWorksheet(title, { views: [{ showGridLines: false }] });
    widths.forEach((width, index) => (this.sheet.getColumn(index + 1).width = width));
  }

  gap(): void {
    this.next++;
  }

  line(text: string, font: FontName = 'plain'): void {
    writeText(this.sheet.getCell(this.next++, 1), text, font);
  }

  /** Wrapped text over as many columns as are still read with ease. */
  paragraph(text: string, font: FontName = 'plain'): void {
    const { columns, width } = this.measure();
    if (columns > 1) this.sheet.mergeCells(this.next, 1, this.next, columns);
    const cell = this.sheet.getCell(this.next, 1);
    writeText(cell, text, font);
    cell.alignment = WRAPPED;
    fitHeight(this.sheet, this.next, [[text, width]]);
    this.next++;
  }

  /** A mark in the last column of the row that was written last. */
  mark(mark: Mark): void {
    writeMark(this.sheet.getCell(this.next - 1, this.widths.length), mark);
  }

  /** A paragraph with its title beside it, in the first column, and its mark, where it has one, in the last. */
  titled(title: string, text: string, mark?: Mark): void {
    const widths = mark === undefined ? this.widths : this.widths.slice(0, -1);
    const columns = widths.length;
    const width = widths.reduce((sum, each) => sum + each, 0);
    const own = this.widths[0] ?? 0;
    writeText(this.sheet.getCell(this.next, 1), title, 'bold');
    this.sheet.getCell(this.next, 1).alignment = WRAPPED;
    if (columns > 2) this.sheet.mergeCells(this.next, 2, this.next, columns);
    const cell = this.sheet.getCell(this.next, 2);
    writeText(cell, text);
    cell.alignment = WRAPPED;
    fitHeight(this.sheet, this.next++, [
      [title, own],
      [text, width - own],
    ]);
    if (mark !== undefined) this.mark(mark);
  }

  /** A warning that nobody overlooks. */
  banner(text: string): void {
    this.paragraph(text, 'banner');
    this.sheet.getCell(this.next - 1, 1).fill = FILLS.banner;
    this.next++;
  }

  /** The columns that a paragraph spans, and their width. */
  private measure(): { columns: number; width: number } {
    let [columns, width] = [0, 0];
    for (const next of this.widths) {
      if (columns > 0 && width + next > WIDEST_PARAGRAPH) break;
      [columns, width] = [columns + 1, width + next];
    }
    return { columns, width };
  }

  header(heads: readonly string[], numbersFrom = heads.length): void {
    heads.forEach((head, index) => {
      const cell = this.sheet.getCell(this.next, index + 1);
      writeText(cell, head, 'head');
      cell.fill = FILLS.head;
      cell.alignment = { wrapText: true, vertical: 'bottom', horizontal: index >= numbersFrom ? 'right' : 'left' };
    });
    fitHeight(
      this.sheet,
      this.next,
      heads.map((head, index) => [head, (this.widths[index] ?? 10) * BOLD]),
    );
    this.next++;
  }

  /** A row of wrapped texts, each over some columns: the first and the last of them, counted from 1. */
  spread(texts: readonly (readonly [text: string, first: number, last: number])[]): void {
    const sized = texts.map(([text, first, last]): [string, number] => {
      if (last > first) this.sheet.mergeCells(this.next, first, this.next, last);
      const cell = this.sheet.getCell(this.next, first);
      writeText(cell, text);
      cell.alignment = WRAPPED;
      return [text, this.widths.slice(first - 1, last).reduce((sum, width) => sum + width, 0)];
    });
    fitHeight(this.sheet, this.next++, sized);
  }

  /** A row of wrapped texts. */
  texts(texts: readonly string[], font: FontName = 'plain'): void {
    texts.forEach((text, index) => {
      if (text === '') return;
      const cell = this.sheet.getCell(this.next, index + 1);
      writeText(cell, text, font);
      cell.alignment = WRAPPED;
    });
    fitHeight(
      this.sheet,
      this.next,
      texts.map((text, index) => [text, this.widths[index] ?? 10]),
    );
    this.next++;
  }
}
