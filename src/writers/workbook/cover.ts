import type { Fill, Workbook, Worksheet } from 'exceljs';
import { colourWord, writeFormula, writeText } from './cells.js';
import type { HeldState } from './held.js';
import type { WrittenSheet } from './writtenSheet.js';
import { linked, type CellLink } from './cellLinks.js';
import { CHECKS, MASTER } from './checks.js';
import type { CoverText } from './contents.js';
import { fitHeight, setPrinting } from './layout.js';
import type { CellState } from './state.js';
import { FILLS, FONTS, WRAPPED, type FontName } from './styles.js';
import type { Words } from './words.js';

const TEXT_WIDTH = 110;
const HOLD = 'All checks hold';
const HOLD_STALE = 'Checks hold, of numbers that are stale: see below';
const ON_SCREEN =
  'Inputs, the sheets of lines, Evidence and Sources are read on screen and left out on paper: to print one, clear its print area.';
const FAIL = 'A check does not hold: see Checks';
const OUTSIDE = 'An input is no number or outside its bounds: it is red on Inputs';

/** What the sheets of a workbook hold, in their order. */
export interface CoverContents {
  readonly text: CoverText;
  readonly sheets: readonly (readonly [title: string, holds: string])[];
}

/** What is known once every other sheet is written. */
interface CoverState {
  /** Whether all checks hold as written. */
  readonly checksHold: boolean;
  readonly held?: HeldState | undefined;
  /** Whether every sentence is as written. */
  readonly words?: Words['state'] | undefined;
  /** A formula that counts the inputs that are outside their bounds. */
  readonly outside?: string | undefined;
  /** A cell that is 0 while nothing is stale. */
  readonly stale?: string | undefined;
}

/**
 * The first sheet: what the workbook is and does not do, whether its checks hold, and the marks of the run. It is added at
 * once, so that it stands first, and filled when the function that it returns is told of the checks and the held inputs.
 */
export function writeCover(workbook: Workbook, contents: CoverContents): (state: CoverState) => WrittenSheet {
  const sheet = workbook.addWorksheet('Cover', { views: [{ showGridLines: false }] });
  sheet.getColumn(1).width = 30;
  sheet.getColumn(2).width = TEXT_WIDTH;
  return (state) => {
    const cover = new Cover(sheet);
    fill(cover, contents, state);
    setPrinting(sheet, { orientation: 'portrait' });
    return linked(sheet, cover.links);
  };
}

/** Whether all checks hold, in words that follow the cells; what is outside its bounds is said before any check. */
export function stateOfChecks(
  hold: boolean,
  { outside, stale }: { readonly outside?: string | undefined; readonly stale?: string | undefined } = {},
): CellState & { readonly otherwise: readonly string[] } {
  const holds = stale === undefined ? `"${HOLD}"` : `IF(${stale}=0,"${HOLD}","${HOLD_STALE}")`;
  const fails = outside === undefined ? `"${FAIL}"` : `IF(${outside}>0,"${OUTSIDE}","${FAIL}")`;
  return {
    formula: `IF(${MASTER}=1,${holds},${fails})`,
    result: hold ? HOLD : FAIL,
    bad: FAIL,
    otherwise: [OUTSIDE, HOLD_STALE],
  };
}

function fill(
  cover: Cover,
  { text, sheets }: CoverContents,
  { checksHold, held, words, outside, stale }: CoverState,
): void {
  cover.line(text.title, 'title');
  if (text.subtitle !== undefined) cover.line(text.subtitle, 'heading');
  cover.gap();
  if (text.banner !== undefined) cover.banner(text.banner);
  const { formula, result, bad, otherwise } = stateOfChecks(checksHold, { outside, stale });
  cover.check('Master check', formula, result, [bad, ...otherwise]);
  cover.leads(titleLocation(CHECKS));
  if (held !== undefined) cover.check('Held inputs', held.formula, held.result, [held.bad]);
  if (words !== undefined) cover.check('Sentences', words.formula, words.result, [words.bad]);
  cover.gap();
  for (const line of text.lines) cover.paragraph(line);
  cover.list(
    'What it does not do',
    text.notDone.map((line) => ['', line]),
  );
  cover.list('Sheets', sheets, ([title]) => titleLocation(title));
  cover.paragraph(ON_SCREEN);
  cover.colours(held !== undefined);
  cover.list('This run', text.hashes);
}

/** The first cell of a sheet. */
function titleLocation(title: string): string {
  return `'${title.replaceAll("'", "''")}'!A1`;
}

class Cover {
  readonly links: CellLink[] = [];
  private next = 1;

  constructor(private readonly sheet: Worksheet) {}

  gap(): void {
    this.next++;
  }

  line(text: string, font: FontName): void {
    writeText(this.sheet.getCell(this.next++, 1), text, font);
  }

  banner(text: string): void {
    this.paragraph(text);
    const cell = this.sheet.getCell(this.next - 1, 1);
    cell.font = FONTS.banner;
    cell.fill = FILLS.banner;
    this.gap();
  }

  check(label: string, formula: string, result: string, bad: readonly string[]): void {
    writeText(this.sheet.getCell(this.next, 1), label, 'bold');
    const cell = this.sheet.getCell(this.next, 2);
    writeFormula(cell, formula, result);
    cell.font = FONTS.bold;
    cell.fill = FILLS.good;
    for (const each of bad) colourWord(this.sheet, `B${this.next}`, each);
    this.next++;
  }

  /** The state written last leads to where it is worked out. */
  leads(location: string): void {
    this.links.push({ cell: `B${this.next - 1}`, location });
  }

  paragraph(text: string): void {
    this.sheet.mergeCells(this.next, 1, this.next, 2);
    this.wrapped(1, text, TEXT_WIDTH + 30);
    this.next++;
  }

  /** Rows of a label and a text; a label leads where `leadsTo` says. */
  list(
    title: string,
    rows: readonly (readonly [string, string])[],
    leadsTo?: (row: readonly [string, string]) => string,
  ): void {
    if (rows.length === 0) return;
    this.gap();
    this.line(title, 'heading');
    for (const row of rows) {
      const [label, text] = row;
      const cell = this.sheet.getCell(this.next, 1);
      if (label !== '') writeText(cell, label, leadsTo === undefined ? 'plain' : 'cited');
      if (leadsTo !== undefined) this.links.push({ cell: cell.address, location: leadsTo(row) });
      cell.alignment = WRAPPED;
      if (label === '') this.paragraph(`–  ${text}`);
      else {
        this.wrapped(2, text, TEXT_WIDTH);
        this.next++;
      }
    }
  }

  colours(someAreHeld: boolean): void {
    this.gap();
    this.line('Colours', 'heading');
    this.colour(
      'input',
      'blue on pale yellow: an input, which you may change; everything that depends on it follows',
      FILLS.input,
    );
    if (someAreHeld)
      this.colour('input', 'blue on grey: a held input, which only Decant can work out again', FILLS.held);
    this.colour('formula', 'black: a formula, the same in every year of its row');
    this.colour('link', 'green: a link to another sheet');
  }

  private colour(font: FontName, meaning: string, fill?: Fill): void {
    const cell = this.sheet.getCell(this.next, 1);
    writeText(cell, '1,234', font);
    if (fill !== undefined) cell.fill = fill;
    writeText(this.sheet.getCell(this.next++, 2), meaning);
  }

  private wrapped(column: number, text: string, width: number): void {
    const cell = this.sheet.getCell(this.next, column);
    writeText(cell, text);
    cell.alignment = WRAPPED;
    fitHeight(this.sheet, this.next, [[text, width]]);
  }
}
