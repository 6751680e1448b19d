import type { Book } from '../../model/workbook/index.js';
import type { Worksheet } from 'exceljs';
import {
  ENGINE_UNIT_COLUMN,
  FORMULA_COLUMN,
  MEMBER_ID_COLUMN,
  SOURCE_COLUMN,
  TOTAL_COLUMN,
  VALUE_COLUMN,
  casesOf,
  fillTemplate,
  rowsOfName,
  totalOf,
  valueColumn,
  yearColumn,
  type PlacedLine,
} from './addresses.js';
import { writeFormula, writeText } from './cells.js';
import type { CellLink } from './cellLinks.js';
import type { MarkedText, MemberLabels } from './contents.js';
import { formatOf } from './formats.js';
import { PRINTED_SIZES, YEAR_WIDTH, fitHeight, type DescribedRow } from './layout.js';
import { asWritten, colourMarks, writeMark } from './marks.js';
import type { MethodSheet } from './methodSheet.js';
import { FILLS, WRAPPED } from './styles.js';
import { unitIn } from './units.js';
import type { Words } from './words.js';
import type { Chosen, ChosenLine } from './topicChoice.js';
import type { YearRow } from './yearCells.js';

const BEHIND_VALUE = ['Source', 'Name in the model', 'Total of all years', 'Member in the model', 'Unit in the model'];
export const HEADS = ['Option', 'Line', 'Member', 'Unit', 'Value', ...BEHIND_VALUE];
/** Columns of the texts among those. */
const QUIET = [SOURCE_COLUMN, FORMULA_COLUMN, MEMBER_ID_COLUMN, ENGINE_UNIT_COLUMN];
const ALL = 'all options';
/** In place of an option, where a choice stands above. */
const AS_CHOSEN = 'as chosen';
/** All that the sheet shows, where it leaves some out. */
const SHOWN = 'every option shown';
/** All but one, whose own row of the line stands beside it. */
const OTHERS = 'every other option shown';
/** A line of more rows than this, members and options counted, is closed until somebody opens it. */
const MOST_ROWS = 9;
/** A longer name of a member stands on several lines of its column. */
const LONG_MEMBER = PRINTED_SIZES[2]?.most ?? 0;

/** What the rows of a topic are taken from, and which of them stand open. */
export interface TopicSubject {
  readonly book: Book;
  readonly labels: MemberLabels;
  /** Ids of the options that the sheet is about; all when left out. */
  readonly options: readonly string[] | undefined;
  readonly keyYears: readonly number[];
  readonly method: MethodSheet | undefined;
}

/** How a row follows a choice, and what stands in place of its option. */
interface FollowsChoice {
  readonly formula: ChosenLine['formula'];
  readonly option: string;
}

/** Writes the rows of a topic’s sheet, one under another. */
export class TopicWriter {
  readonly yearRows: YearRow[] = [];
  /** What stands in the describing columns, by which they are made wide. */
  readonly described: DescribedRow[] = [];
  private next = 5;
  /** Columns of the years that are open. */
  private readonly open: readonly string[];
  /** That of the line being written, in words. */
  private unit = '';
  /** The members that head the rows above, where they stand side by side. */
  private across = '';

  /** The last row written. */
  get last(): number {
    return this.next - 1;
  }

  /** From sources to the clauses that they cite. */
  readonly links: CellLink[] = [];
  private readonly book: Book;
  private readonly labels: MemberLabels;
  private readonly options: readonly string[] | undefined;
  private readonly method: MethodSheet | undefined;

  constructor(
    private readonly to: Worksheet,
    { book, labels, options, keyYears, method }: TopicSubject,
  ) {
    [this.book, this.labels, this.options, this.method] = [book, labels, options, method];
    this.open = keyYears.flatMap((year) => {
      const index = book.years.indexOf(year);
      return index < 0 ? [] : [yearColumn(book, index)];
    });
  }

  heading(title: string): void {
    this.across = '';
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
    this.unit = unitIn(this.book, rows[0]?.row.unit ?? '', format);
    const members = [...new Set(rows.map(({ row }) => row.member))];
    if (members.length > 1 && members.length <= this.open.length && rows.every(({ row }) => !row.series))
      return this.sideBySide(rows, format);
    this.across = '';
    const isLong = rows.length > MOST_ROWS;
    if (isLong) this.closed(rows);
    for (const member of members) {
      for (const one of rows.filter(({ row }) => row.member === member)) this.row(one, format, isLong);
    }
  }

  /** Members of a line without years stand in the open columns, under their names: one row an option. */
  private sideBySide(rows: readonly PlacedLine[], format: string): void {
    const members = rows
      .map(({ row }) => this.member(row))
      .filter((member, index, all) => all.indexOf(member) === index);
    const heads = members.join('\n');
    if (this.across !== heads) {
      const at = this.next++;
      members.forEach((member, index) => {
        const cell = this.to.getCell(`${this.open[index] ?? ''}${at}`);
        writeText(cell, member, 'bold');
        cell.alignment = { ...WRAPPED, horizontal: 'right', vertical: 'bottom' };
      });
      const widths = members.map((member): [string, number] => [member, YEAR_WIDTH]);
      fitHeight(this.to, at, widths);
      this.across = heads;
    }
    const options = rows
      .map((one) => this.optionsOf(one))
      .filter((option, index, all) => all.indexOf(option) === index);
    for (const option of options) {
      const own = rows.filter((one) => this.optionsOf(one) === option);
      const at = this.next++;
      const [first] = own;
      if (first !== undefined) this.describe(at, first, '', { isAcross: true });
      for (const one of own) {
        const column = this.open[members.indexOf(this.member(one.row))] ?? '';
        const reference = `${one.sheet.prefix}$${valueColumn(one.row)}$${one.row.row}`;
        writeFormula(this.to.getCell(`${column}${at}`), reference, one.row.values[0] ?? null, format, 'link');
      }
    }
  }

  /** Stands for rows that open with the mark beside it. */
  private closed(rows: readonly PlacedLine[]): void {
    this.to.properties.outlineLevelRow = 1;
    this.to.properties.outlineProperties = { summaryBelow: false, summaryRight: true };
    writeText(this.to.getCell(this.next, 2), rows[0]?.row.label ?? '');
    writeText(this.to.getCell(this.next++, 3), `${rows.length} rows, opened with + at the left`, 'note');
  }

  /** A choice, and the lines that follow it. */
  choice(title: string, chosen: Chosen): void {
    this.heading(title);
    const at = this.next++;
    chosen.write(this.to, at);
    for (const { placed, formula } of chosen.lines(at)) {
      const format = formatOf(placed.row.unit, placed.row.values, placed.row.label);
      this.unit = unitIn(this.book, placed.row.unit, format);
      this.row(placed, format, false, { formula, option: AS_CHOSEN });
    }
  }

  private member({ by, member }: PlacedLine['row']): string {
    return member === undefined ? '' : (this.labels[by ?? '']?.[member] ?? member.replaceAll('_', ' '));
  }

  /** The only one there is, such as a hospital's one contract, tells rows apart from none: where its name is long it is left out. */
  private memberShown(row: PlacedLine['row']): string {
    const member = this.member(row);
    const isOnly = Object.keys(this.labels[row.by ?? ''] ?? {}).length === 1;
    return isOnly && member.length > LONG_MEMBER ? '' : member;
  }

  /** Whose row it is: a value may be that of some options only. */
  private optionsOf({ sheet, row }: PlacedLine): string {
    const all = casesOf(this.book, sheet, row);
    const some = all.filter(({ id }) => this.options?.includes(id) ?? true);
    if (all.length === this.book.cases.length) return ALL;
    const shown = this.options ?? this.book.cases.map(({ id }) => id);
    if (some.length > 1 && some.length === shown.length) return SHOWN;
    const others = shown.filter((option) => !some.some(({ id }) => id === option));
    const isLeft = others.length === 1 && rowsOfName(this.book, row.name, others).some(isOf(row));
    return some.length > 1 && isLeft ? OTHERS : some.map((each) => each.sheet).join(', ');
  }

  /** Sentences run on over the columns behind them, each behind its mark where the workbook marks them. */
  sentences(texts: readonly MarkedText[], words?: Words, date?: string): void {
    if (texts.length === 0) return;
    this.heading(asWritten(date, words?.title).replace(/\.$/, ''));
    const first = this.next;
    for (const said of texts) {
      const { text } = said;
      const mark = said.id === undefined ? words?.decant : words?.markOf(said);
      const at = this.next++;
      if (mark !== undefined) writeMark(this.to.getCell(at, 1), mark);
      this.to.getCell(at, 1).alignment = { horizontal: 'left' };
      writeText(this.to.getCell(at, words === undefined ? 1 : 2), text);
    }
    if (words !== undefined) colourMarks(this.to, `A${first}:A${this.next - 1}`);
  }

  private describe(
    at: number,
    placed: PlacedLine,
    member: string,
    { option = this.optionsOf(placed), isAcross = false }: { option?: string | undefined; isAcross?: boolean } = {},
  ): void {
    const { row } = placed;
    // An option goes by its sheet's title, which is short: the column is one of three that stay in sight.
    const texts = [option, row.label, member, this.unit];
    this.described.push({ at, texts });
    texts.forEach((text, index) => {
      if (text !== '') writeText(this.to.getCell(at, index + 1), text);
    });
    const location = this.method?.placeOf(row.source ?? '');
    if (location !== undefined) this.links.push({ cell: `${SOURCE_COLUMN}${at}`, location });
    const id = isAcross ? '' : (row.member ?? '');
    [row.source ?? '', row.name, id, row.unit].forEach((text, index) => {
      const cell = this.to.getCell(`${QUIET[index] ?? ''}${at}`);
      if (text !== '') writeText(cell, text, index === 0 && location !== undefined ? 'cited' : 'quiet');
      cell.alignment = { horizontal: 'left', indent: 1 };
    });
  }

  private row(placed: PlacedLine, format: string, isClosed: boolean, chosen?: FollowsChoice): void {
    const { sheet, row } = placed;
    const at = this.next++;
    if (isClosed) {
      this.to.getRow(at).outlineLevel = 1;
      this.to.getRow(at).hidden = true;
    }
    this.describe(at, placed, this.memberShown(row), { option: chosen?.option });
    if (!row.series) {
      const reference = chosen?.formula('') ?? `${sheet.prefix}$${valueColumn(row)}$${row.row}`;
      writeFormula(this.to.getCell(`${VALUE_COLUMN}${at}`), reference, row.values[0] ?? null, format, 'link');
      return;
    }
    const template = chosen?.formula('{c}') ?? `${sheet.prefix}{c}${row.row}`;
    for (const index of new Set([0, this.book.years.length - 1])) {
      const cell = this.to.getCell(`${yearColumn(this.book, index)}${at}`);
      writeFormula(cell, fillTemplate(this.book, template, index), row.values[index] ?? null, format, 'link');
    }
    this.yearRows.push({ row: at, template, values: row.values });
    if (row.isFlow !== true) return;
    const total = chosen?.formula(`$${TOTAL_COLUMN}`) ?? `${sheet.prefix}$${TOTAL_COLUMN}$${row.row}`;
    writeFormula(this.to.getCell(`${TOTAL_COLUMN}${at}`), total, totalOf(row.values), format, 'link');
  }
}

function isOf({ member }: PlacedLine['row']): (placed: PlacedLine) => boolean {
  return ({ row }) => row.member === member;
}
