import type { Worksheet } from 'exceljs';
import type { Book } from '../../model/workbook/index.js';
import { VALUE_COLUMN, rowPlaced, valueColumn, type PlacedLine } from './addresses.js';
import { writeFormula, writeText } from './cells.js';
import { writeChoice } from './choiceCell.js';
import type { Topic } from './contents.js';

/** Where a reader writes his choice. */
const CHOICE_COLUMN = 'B';

/** A line under a choice: its row as chosen, and a formula of the choice for the letters of a column (`{c}` for those of any year). */
export interface ChosenLine {
  readonly placed: PlacedLine;
  readonly formula: (column: string) => string;
}

/** Lines of a topic that follow a choice among the cases beside an option. */
export interface Chosen {
  /** The cell of the choice and, beside it, its place in the list. */
  readonly write: (to: Worksheet, at: number) => void;
  /** The lines, for a choice that stands in a row. */
  readonly lines: (at: number) => ChosenLine[];
}

/** The choice of a topic; undefined where it has none, or the book has no cases to choose from. */
export function chosenOf(book: Book, { choice, groups }: Topic): Chosen | undefined {
  const { beside } = book;
  const sheet = book.sheets.find(({ kind }) => kind === 'beside');
  if (choice === undefined || beside === undefined || sheet === undefined) return undefined;
  const listed = sheet.rows.flatMap((row) => (row.kind === 'case' ? [row] : []));
  const index = listed.findIndex(({ id }) => id === choice.chosen);
  const [first, last] = [listed[0]?.row ?? 0, listed.at(-1)?.row ?? 0];
  const list = `${sheet.prefix}$B$${first}:$B$${last}`;
  const changed = new Set(sheet.rows.flatMap((row) => (row.kind === 'line' ? [row.name] : [])));
  const names = groups.flatMap(({ lines }) => lines).filter((line) => changed.has(line));
  const write = (to: Worksheet, at: number): void => {
    writeText(to.getCell(at, 1), 'Choose one here:', 'bold');
    const error = `Choose one of the ${listed.length} that the sheet ${sheet.title} lists.`;
    writeChoice(to.getCell(`${CHOICE_COLUMN}${at}`), listed[index]?.title ?? '', list, error);
    writeFormula(
      to.getCell(`${VALUE_COLUMN}${at}`),
      `MATCH($${CHOICE_COLUMN}$${at},${list},0)`,
      index + 1,
      '0',
      'quiet',
    );
  };
  const lines = (at: number): ChosenLine[] =>
    names.flatMap((line) => {
      const rows = listed.map(({ id: option }) => rowPlaced(book, { line, option }));
      const placed = rows[index];
      const cells = (column: string): string[] => rows.map((each) => cellOf(each, column));
      const formula = (column: string): string => `CHOOSE($${VALUE_COLUMN}$${at},${cells(column).join(',')})`;
      return placed === undefined ? [] : [{ placed, formula }];
    });
  return { write, lines };
}

function cellOf({ sheet, row }: PlacedLine, column: string): string {
  return row.series ? `${sheet.prefix}${column}$${row.row}` : `${sheet.prefix}$${valueColumn(row)}$${row.row}`;
}
