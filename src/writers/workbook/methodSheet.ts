import type { Workbook, Worksheet } from 'exceljs';
import { blocksOf, citationsIn, type Block, type Citation, type Clause } from '../../method/index.js';
import { writeText } from './cells.js';
import { fitHeight, setOnScreen } from './layout.js';
import { FILLS, FONTS, WRAPPED, type FontName } from './styles.js';
import { cellText } from './text.js';

/** Columns: the clause's number, then so many of one width, over which a paragraph runs and among which a table is divided. */
const NUMBER_WIDTH = 8;
const COLUMNS = 6;
const COLUMN_WIDTH = 16;

const ABOUT = [
  'What sources in this workbook call METHOD: the clauses that its lines and inputs cite, as published with Decant in docs/method.',
  '[V] verified in the source named, [F] printed in a founding document, [M] general knowledge of the field, not verified, [A] assumption without a source, [C] computed from the others.',
];

interface PlacedBlock {
  readonly row: number;
  readonly block: Block;
}

interface PlacedClause extends Clause {
  readonly row: number;
  readonly blocks: readonly PlacedBlock[];
}

/** The sheet of METHOD's clauses before it is written, so that sources on other sheets know where each clause will stand. */
export class MethodSheet {
  private readonly clauses: readonly PlacedClause[];

  constructor(
    readonly title: string,
    clauses: readonly Clause[],
  ) {
    let next = ABOUT.length + 3;
    this.clauses = clauses.map((clause) => {
      const row = next++;
      const blocks = blocksOf(clause.text).map((block) => {
        const placed = { row: next, block };
        next += block.kind === 'table' ? block.rows.length : 1;
        return placed;
      });
      next++;
      return { ...clause, row, blocks };
    });
  }

  /** Where the first clause that a source cites stands, or its example: `'Method'!A12`; undefined where it cites none. */
  placeOf(source: string): string | undefined {
    for (const citation of citationsIn(source)) {
      const row = this.rowOf(citation);
      if (row !== undefined) return `'${this.title}'!A${row}`;
    }
    return undefined;
  }

  private rowOf({ clause, example }: Citation): number | undefined {
    const within = this.clauses.filter(
      ({ id }) => clause === undefined || id === clause || id.startsWith(`${clause} (`),
    );
    const placed = within.find(({ examples }) => example === undefined || examples.includes(example));
    const block = placed?.blocks.find(
      ({ block: one }) => example !== undefined && one.kind === 'paragraph' && one.examples.includes(example),
    );
    return block?.row ?? placed?.row ?? within[0]?.row;
  }

  /** Writes the clauses one under another, to be read and printed on A4 upright. */
  write(workbook: Workbook): void {
    const to = workbook.addWorksheet(this.title, { views: [{ showGridLines: false }] });
    to.getColumn(1).width = NUMBER_WIDTH;
    for (let column = 2; column <= COLUMNS + 1; column++) to.getColumn(column).width = COLUMN_WIDTH;
    writeText(to.getCell('A1'), 'Method', 'title');
    ABOUT.forEach((text, index) => writeRow(to, index + 2, [text], 'note'));
    for (const { id, title, row, blocks } of this.clauses) {
      writeText(to.getCell(row, 1), id, 'bold');
      writeText(to.getCell(row, 2), title, 'bold');
      for (let column = 1; column <= COLUMNS + 1; column++) to.getCell(row, column).fill = FILLS.section;
      for (const placed of blocks) writeBlock(to, placed);
    }
    setOnScreen(to);
    to.pageSetup = { ...to.pageSetup, orientation: 'portrait', fitToWidth: 1 };
  }
}

function writeBlock(to: Worksheet, { row, block }: PlacedBlock): void {
  if (block.kind === 'paragraph') writeParagraph(to, row, block);
  else block.rows.forEach((cells, index) => writeRow(to, row + index, cells, index === 0 ? 'bold' : 'plain'));
}

/** A paragraph with the words in bold that it begins with. */
function writeParagraph(to: Worksheet, row: number, { lead, text }: Extract<Block, { kind: 'paragraph' }>): void {
  writeRow(to, row, [lead + text], text.startsWith('Sources:') ? 'quiet' : 'plain');
  if (lead === '') return;
  const richText = [
    { text: cellText(lead), font: FONTS.bold },
    { text: cellText(text), font: FONTS.plain },
  ];
  to.getCell(row, 2).value = { richText: richText.filter((part) => part.text !== '') };
}

/** Texts side by side, each in a column but the last, which has all that are left. */
function writeRow(to: Worksheet, row: number, texts: readonly string[], font: FontName): void {
  const sized = texts.slice(0, COLUMNS).map((text, index): readonly [string, number] => {
    const isLast = index === texts.length - 1;
    if (isLast && index < COLUMNS - 1) to.mergeCells(row, index + 2, row, COLUMNS + 1);
    const cell = to.getCell(row, index + 2);
    writeText(cell, text, font);
    cell.alignment = WRAPPED;
    return [text, COLUMN_WIDTH * (isLast ? COLUMNS - index : 1)];
  });
  fitHeight(to, row, sized);
}
