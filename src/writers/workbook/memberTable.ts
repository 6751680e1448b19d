import type { Cell, Worksheet } from 'exceljs';
import type { BookRow } from '../../model/workbook/index.js';
import { MEMBER_ID_COLUMN } from './addresses.js';
import { writeText } from './cells.js';
import { fitHeight } from './layout.js';
import { FILLS, INDENTED, WRAPPED, type FontName } from './styles.js';

/** A column of a table of members holds the texts of its head too. */
export const TABLE_WIDTH = 18;
/** What a column leaves for its texts, which are set in from its right edge: words in bold, and names that no line breaks. */
const TEXT_WIDTH = TABLE_WIDTH - 4;
/** The names of the head's rows, and the members. */
const NAMES_COLUMN = 3;
const SOURCE_COLUMN = 6;
const FONTS_OF_HEAD = ['head', 'bold', 'plain', 'quiet', 'quiet', 'quiet'] as const satisfies FontName[];
/** What a head shows, from its first row on; the last is a line's formula, or whether an input is held. */
const SHOWN = ['name', 'label', 'unit', 'engineUnit', 'source', 'formula'] as const;
const SOURCE_BELOW = 'said of each member, in column F';

/** One value of a table, and what its head and its row say of it. */
export interface HeadedRow extends Readonly<Record<(typeof SHOWN)[number], string>> {
  readonly at: number;
  readonly column: string;
  readonly member: string;
  /** What the model calls it. */
  readonly memberId: string;
  readonly failure: string | undefined;
}

/** Columns of all tables of some rows. */
export function columnsOfTables(rows: readonly BookRow[]): Set<string> {
  const inTables = rows.flatMap((row) => (row.kind === 'line' || row.kind === 'input' ? (row.inTable ?? []) : []));
  return new Set(inTables.map(({ column }) => column));
}

/**
 * Writes what heads each column of a table, and the member before each row. A source that is not the same for all members stands
 * in their rows, and so does a failure.
 */
export function writeTableHead(
  to: Worksheet,
  head: number,
  { by, last }: { readonly by: string; readonly last: string },
  rows: readonly HeadedRow[],
  writeSource: (cell: Cell, text: string) => void,
): void {
  const columns = [...new Set(rows.map(({ column }) => column))].map((letters) => new Column(letters, rows));
  writeText(to.getCell(head, 1), `By ${by}`, 'head');
  to.getCell(head, 1).alignment = { vertical: 'top' };
  ['Name', 'Label', 'Unit', 'Unit in the model', 'Source', last].forEach((text, index) =>
    writeText(to.getCell(head + index, NAMES_COLUMN), text, index === 0 ? 'head' : 'bold'),
  );
  SHOWN.forEach((shown, index) => {
    const at = head + index;
    for (const column of columns) {
      const cell = to.getCell(`${column.letters}${at}`);
      const text = column.text(shown);
      if (shown === 'source' && !column.isMixed) writeSource(cell, text);
      else if (text !== '') writeText(cell, text, FONTS_OF_HEAD[index]);
      cell.alignment = { ...WRAPPED, horizontal: 'right', indent: 1 };
    }
    to.getCell(at, NAMES_COLUMN).alignment = WRAPPED;
    const texts = columns.map((column): [string, number] => [column.text(shown), TEXT_WIDTH]);
    fitHeight(to, at, texts);
  });
  const width = Math.max(...columns.map(({ letters }) => to.getColumn(letters).number));
  for (let column = 1; column <= width; column++) to.getCell(head, column).fill = FILLS.head;
  for (const at of new Set(rows.map((row) => row.at))) {
    const own = rows.filter((row) => row.at === at);
    writeText(to.getCell(at, NAMES_COLUMN), own[0]?.member ?? '');
    const id = to.getCell(`${MEMBER_ID_COLUMN}${at}`);
    writeText(id, own[0]?.memberId ?? '', 'quiet');
    id.alignment = INDENTED;
    const sources = own.filter(({ column }) => columns.some((one) => one.letters === column && one.isMixed));
    const failures = own.flatMap(({ name, failure }) => (failure === undefined ? [] : [`${name}: ${failure}`]));
    const said = [...new Set(sources.map(({ source }) => source)), ...failures];
    const cell = to.getCell(at, SOURCE_COLUMN);
    writeSource(cell, said.join(' · '));
    cell.alignment = INDENTED;
  }
}

class Column {
  /** Whether members have different sources. */
  readonly isMixed: boolean;
  private readonly first: HeadedRow | undefined;

  constructor(
    readonly letters: string,
    rows: readonly HeadedRow[],
  ) {
    const own = rows.filter(({ column }) => column === letters);
    this.first = own[0];
    this.isMixed = new Set(own.map(({ source }) => source)).size > 1;
  }

  text(shown: (typeof SHOWN)[number]): string {
    return shown === 'source' && this.isMixed ? SOURCE_BELOW : (this.first?.[shown] ?? '');
  }
}
