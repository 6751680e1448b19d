import type { Workbook, Worksheet } from 'exceljs';
import type { Book, BookHeader } from '../../model/workbook/index.js';
import {
  ENGINE_UNIT_COLUMN,
  FORMULA_COLUMN,
  MEMBER_ID_COLUMN,
  SOURCE_COLUMN,
  TOTAL_COLUMN,
  fillTemplate,
  freeTitle,
  rowsOfName,
  yearColumn,
  type PlacedLine,
} from './addresses.js';
import { writeFormula, writeText } from './cells.js';
import { writeStated, type HeldList } from './held.js';
import type { MemberLabels, Topic } from './contents.js';
import type { WrittenSheet } from './writtenSheet.js';
import { PRINTED_SIZES, narrowToPage, setColumns, setPrinting, wrapLong } from './layout.js';
import { BY_DECANT } from './marks.js';
import type { MethodSheet } from './methodSheet.js';
import { FILLS } from './styles.js';
import { chosenOf } from './topicChoice.js';
import { HEADS, TopicWriter } from './topicRows.js';
import type { Words } from './words.js';
import { yearly } from './yearly.js';

/** What a topic’s sheet looks up and shows beside its lines. */
export interface TopicLooks {
  /** Where the clauses of METHOD stand that sources cite. */
  readonly method?: MethodSheet | undefined;
  /** Years that a printed page has room for. */
  readonly keyYears?: readonly number[];
  /** What says whether the numbers are stale. */
  readonly held?: HeldList | undefined;
  /** What marks its sentences, and the date of the run. */
  readonly words?: Words | undefined;
  readonly date?: string | undefined;
}

/** Where a line’s label stands, and how narrow that may become. */
const [LABEL_COLUMN, LEAST_LABEL] = [2, 36];
const FROZEN = { xSplit: 3, ySplit: 4 };
/** What is said of a line behind its value, and its total: beside some of the years alone, a total of all would not be theirs. */
const BEHIND_VALUE = [SOURCE_COLUMN, FORMULA_COLUMN, TOTAL_COLUMN, MEMBER_ID_COLUMN, ENGINE_UNIT_COLUMN];

/**
 * One topic's key lines by year, the options under one another: every number is a link to the option's sheet, in the same column
 * as there. Undefined when the book has none of the lines.
 */
export function writeTopic(
  workbook: Workbook,
  book: Book,
  labels: MemberLabels,
  topic: Topic,
  { method, keyYears = [], held, words, date }: TopicLooks = {},
): WrittenSheet | undefined {
  const { title, groups, options, sentences = [], onScreen = [] } = topic;
  const found = groups
    .map((group) => ({
      title: group.title,
      lines: group.lines.map((line) => rowsOfName(book, line, options)).filter(isNotEmpty),
    }))
    .filter(({ lines }) => lines.length > 0);
  if (found.length === 0) return undefined;
  const to = workbook.addWorksheet(freeTitle(book, title), { views: [{ state: 'frozen', ...FROZEN }] });
  writeHead(to, book, topic, held);
  const writer = new TopicWriter(to, { book, labels, options, keyYears, method });
  for (const { title: heading, lines } of found) {
    writer.heading(heading);
    for (const rows of lines) writer.line(rows);
  }
  writer.sentences(sentences, words, date);
  const { last } = writer;
  const chosen = chosenOf(book, topic);
  if (chosen !== undefined) writer.choice(topic.choice?.title ?? '', chosen);
  writer.sentences(onScreen, words, date);
  const marks = words === undefined || sentences.length + onScreen.length === 0 ? [] : [{ at: 1, texts: [BY_DECANT] }];
  setColumns(to, [...writer.described, ...marks], [13, 20, 32, 18, 22, 18], book.years.length, PRINTED_SIZES);
  closeColumns(to, book, keyYears);
  const lastColumn = HEADS.length + book.years.length;
  narrowToPage(to, LABEL_COLUMN, { least: LEAST_LABEL, last: lastColumn });
  wrapLong(to, writer.described);
  setPrinting(to, { titleRows: '1:4', last: { column: lastColumn, row: last } });
  return yearly(to, book, writer);
}

/** Only the years that a page has room for are open; the others, and where a line stands, open with the mark above the columns. */
function closeColumns(to: Worksheet, book: Book, keyYears: readonly number[]): void {
  const close = (letters: string): void => {
    const column = to.getColumn(letters);
    column.outlineLevel = 1;
    column.hidden = true;
  };
  if (keyYears.length === 0) return;
  to.properties.outlineLevelCol = 1;
  for (const letters of BEHIND_VALUE) close(letters);
  book.years.forEach((year, index) => {
    if (!keyYears.includes(year)) close(yearColumn(book, index));
  });
}

/** Whether the book has any line of a topic, so that its sheet is written. */
export function hasTopic(book: Book, { groups, options }: Topic): boolean {
  return groups.some(({ lines }) => lines.some((line) => rowsOfName(book, line, options).length > 0));
}

function isNotEmpty(rows: readonly PlacedLine[]): boolean {
  return rows.length > 0;
}

function writeHead(to: Worksheet, book: Book, { title, answers, options }: Topic, held?: HeldList): void {
  writeText(to.getCell('A1'), title, 'title');
  writeText(to.getCell('A2'), answers, 'note');
  HEADS.forEach((head, index) => writeText(to.getCell(3, index + 1), head, 'head'));
  const elsewhere = options === undefined ? '' : '; options that are not here stand on the sheet Compare';
  writeStated(
    to.getCell('A4'),
    `Years from the base year (t), some alone: the others, and the total of all, open with +. Every number is a link${elsewhere}`,
    held,
  );
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
  for (const column of BEHIND_VALUE)
    to.getCell(`${column}3`).alignment =
      column === TOTAL_COLUMN ? { horizontal: 'right' } : { horizontal: 'left', indent: 1 };
}

/** The years are those of any sheet but the inputs', which count them first. */
function headerOf({ sheets }: Book): BookHeader {
  const other = sheets.find(({ kind }) => kind !== 'inputs') ?? sheets[0];
  if (other === undefined) throw new Error('the book has no sheet');
  return other.header;
}
