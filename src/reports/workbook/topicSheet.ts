import type { Workbook, Worksheet } from 'exceljs';
import type { Book, BookHeader } from '../../model/index.js';
import { VALUE_COLUMN, casesOf, fillTemplate, freeTitle, rowsOfName, yearColumn, type PlacedLine } from './addresses.js';
import { writeFormula, writeText } from './cells.js';
import type { MemberLabels, Topic } from './contents.js';
import type { WrittenSheet } from './bookSheet.js';
import { formatOf } from './formats.js';
import { setColumns, setPrinting } from './layout.js';
import { FILLS } from './styles.js';
import { fillYears, type YearRow } from './yearCells.js';

const HEADS = ['Option', 'Line', 'Member', 'Unit', 'Value', 'Source', 'Name in the model'];
const ALL = 'all options';
/** The column of the value, counted from 1. */
const VALUE_INDEX = 5;
const FROZEN = { xSplit: 3, ySplit: 4 };

/**
 * One topic's key lines by year, the options under one another: every number is a link to the option's sheet, in the same column
 * as there. Undefined when the book has none of the lines.
 */
export function writeTopic(
  workbook: Workbook,
  book: Book,
  labels: MemberLabels,
  { title, answers, groups, options, sentences = [] }: Topic,
): WrittenSheet | undefined {
  const found = groups
    .map((group) => ({
      title: group.title,
      lines: group.lines.map((line) => rowsOfName(book, line, options)).filter(isNotEmpty),
    }))
    .filter(({ lines }) => lines.length > 0);
  if (found.length === 0) return undefined;
  const to = workbook.addWorksheet(freeTitle(book, title), { views: [{ state: 'frozen', ...FROZEN }] });
  writeHead(to, book, title, answers);
  const writer = new TopicWriter(to, book, labels);
  for (const { title: heading, lines } of found) {
    writer.heading(heading);
    for (const rows of lines) writer.line(rows);
  }
  writer.sentences(sentences);
  setColumns(to, writer.texts, [15, 20, 32], book.years.length);
  setPrinting(to, { titleRows: '1:4', titleColumns: 'A:E' });
  return { worksheet: to, complete: (xml) => fillYears(xml, writer.yearRows, book) };
}

/** Whether the book has any line of a topic, so that its sheet is written. */
export function hasTopic(book: Book, { groups, options }: Topic): boolean {
  return groups.some(({ lines }) => lines.some((line) => rowsOfName(book, line, options).length > 0));
}

function isNotEmpty(rows: readonly PlacedLine[]): boolean {
  return rows.length > 0;
}

function writeHead(to: Worksheet, book: Book, title: string, answers: string): void {
  writeText(to.getCell('A1'), title, 'title');
  writeText(to.getCell('A2'), answers, 'note');
  HEADS.forEach((head, index) => writeText(to.getCell(3, index + 1), head, 'head'));
  writeText(to.getCell('A4'), 'Years from the base year (t); every number is a link', 'quiet');
  const header = headerOf(book);
  book.years.forEach((year, index) => {
    const cell = (row: number) => to.getCell(`${yearColumn(book, index)}${row}`);
    writeFormula(cell(2), fillTemplate(book, header.year, index), year, '0', 'quiet');
    writeFormula(cell(3), fillTemplate(book, header.printed, index), book.printedYears[index] ?? '', '@', 'head');
    writeFormula(cell(4), fillTemplate(book, header.t, index), year - book.baseYear, '0', 'quiet');
    for (const row of [2, 3, 4]) cell(row).alignment = { horizontal: 'right' };
  });
  for (let column = 1; column <= HEADS.length + book.years.length; column++) to.getCell(3, column).fill = FILLS.head;
  to.getCell('E3').alignment = { horizontal: 'right' };
  for (const column of ['F', 'G']) to.getCell(`${column}3`).alignment = { horizontal: 'left', indent: 1 };
}

/** The years are those of any sheet but the inputs', which count them first. */
function headerOf({ sheets }: Book): BookHeader {
  const other = sheets.find(({ kind }) => kind !== 'inputs') ?? sheets[0];
  if (other === undefined) throw new Error('the book has no sheet');
  return other.header;
}

class TopicWriter {
  readonly yearRows: YearRow[] = [];
  /** What stands in the describing columns, by which they are made wide. */
  readonly texts: string[][] = [];
  private next = 5;

  constructor(
    private readonly to: Worksheet,
    private readonly book: Book,
    private readonly labels: MemberLabels,
  ) {}

  heading(title: string): void {
    this.next++;
    writeText(this.to.getCell(this.next, 1), title, 'heading');
    for (let column = 1; column <= HEADS.length + this.book.years.length; column++)
      this.to.getCell(this.next, column).fill = FILLS.section;
    this.next++;
  }

  /** All rows of one line in one format, member by member, so that options are read against one another. */
  line(rows: readonly PlacedLine[]): void {
    const format = formatOf(
      rows[0]?.row.unit ?? '',
      rows.flatMap(({ row }) => row.values),
      rows[0]?.row.label,
    );
    const members = [...new Set(rows.map(({ row }) => row.member))];
    for (const member of members) {
      for (const one of rows.filter(({ row }) => row.member === member)) this.row(one, format);
    }
  }

  private member({ by, member }: PlacedLine['row']): string {
    return member === undefined ? '' : (this.labels[by ?? '']?.[member] ?? member.replaceAll('_', ' '));
  }

  /** Whose row it is: a value may be that of some options only. */
  private optionsOf({ sheet, row }: PlacedLine): string {
    const some = casesOf(this.book, sheet, row);
    return some.length === this.book.cases.length ? ALL : some.map((each) => each.sheet).join(', ');
  }

  sentences(texts: readonly string[]): void {
    if (texts.length === 0) return;
    this.heading('In words, as written: these do not follow a change');
    for (const text of texts) writeText(this.to.getCell(this.next++, 1), text);
  }

  private row(placed: PlacedLine, format: string): void {
    const { sheet, row } = placed;
    const at = this.next++;
    // An option goes by its sheet's title, which is short: the column is one of three that stay in sight.
    const texts = [this.optionsOf(placed), row.label, this.member(row), row.unit];
    this.texts.push(texts);
    texts.forEach((text, index) => {
      if (text !== '') writeText(this.to.getCell(at, index + 1), text);
    });
    [row.source ?? '', row.name].forEach((text, index) => {
      const cell = this.to.getCell(at, VALUE_INDEX + 1 + index);
      if (text !== '') writeText(cell, text, 'quiet');
      cell.alignment = { horizontal: 'left', indent: 1 };
    });
    if (!row.series) {
      const reference = `${sheet.prefix}$${VALUE_COLUMN}$${row.row}`;
      writeFormula(this.to.getCell(`${VALUE_COLUMN}${at}`), reference, row.values[0] ?? null, format, 'link');
      return;
    }
    const template = `${sheet.prefix}{c}${row.row}`;
    for (const index of new Set([0, this.book.years.length - 1])) {
      const cell = this.to.getCell(`${yearColumn(this.book, index)}${at}`);
      writeFormula(cell, fillTemplate(this.book, template, index), row.values[index] ?? null, format, 'link');
    }
    this.yearRows.push({ row: at, template, values: row.values });
  }
}
