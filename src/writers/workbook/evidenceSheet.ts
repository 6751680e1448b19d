import type { Workbook } from 'exceljs';
import type { Book } from '../../model/workbook/index.js';
import { freeTitle } from './addresses.js';
import { Flow } from './flow.js';
import { setOnScreen } from './layout.js';
import { colourMarks } from './marks.js';
import type { EvidenceSheet } from './textTables.js';
import type { Words } from './words.js';

/** The first column names what a row is about; quotes and caveats need the most room. */
const NARROWEST = 10;
const WIDEST = 42;
const WIDEST_FIRST = 18;
const AVERAGE_LINES = 4;

/** The rows of evidence behind the scenario, beside what speaks against them: texts only, as the tables have them. */
export function writeEvidence(
  workbook: Workbook,
  book: Book,
  { intro, banner, tables }: EvidenceSheet,
  words?: Words,
): void {
  const flow = new Flow(workbook, freeTitle(book, 'Evidence'), widthsOf(tables));
  flow.line('Evidence', 'title');
  if (words !== undefined) {
    flow.mark(words.decant);
    const { address } = flow.sheet.getCell(flow.next - 1, widthsOf(tables).length);
    colourMarks(flow.sheet, address);
  }
  if (banner !== undefined) flow.banner(banner);
  for (const text of intro) flow.paragraph(text);
  for (const { title, note, header, rows } of tables) {
    flow.gap();
    flow.line(title, 'heading');
    if (note !== undefined) flow.paragraph(note, 'note');
    flow.header(header);
    for (const row of rows) flow.texts(row);
  }
  setOnScreen(flow.sheet);
}

/** Columns as wide as their texts need when broken over a few lines. */
function widthsOf(tables: EvidenceSheet['tables']): number[] {
  const columns = Math.max(6, ...tables.map(({ header }) => header.length));
  return Array.from({ length: columns }, (_, column) => {
    const longest = Math.max(0, ...tables.flatMap(({ rows }) => rows.map((row) => row[column]?.length ?? 0)));
    const heads = Math.max(0, ...tables.map(({ header }) => header[column]?.length ?? 0));
    return Math.min(column === 0 ? WIDEST_FIRST : WIDEST, Math.max(NARROWEST, heads + 3, longest / AVERAGE_LINES + 4));
  });
}
