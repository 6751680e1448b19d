import type { Workbook, Worksheet } from 'exceljs';
import type { Book, InputRow } from '../../model/workbook/index.js';
import { columnLetters, freeTitle } from './addresses.js';
import { AS_WRITTEN } from './asWritten.js';
import { writeFormula, writeNumber, writeText } from './cells.js';
import type { Selector } from './contents.js';
import { writeChoice } from './choiceCell.js';
import { formatOf } from './formats.js';
import { setOnScreen } from './layout.js';
import { FILLS, WRAPPED } from './styles.js';
import { unitIn } from './units.js';

export const SELECTORS = 'Selectors';
const NOTE =
  'A choice sets the input on the sheet Inputs, for every option; a value typed there wins over it. What only Decant can work out is kept, and its sheets say where it is stale: run decant report with --from this workbook.';
const UNTOUCHED = 'as written';
const [CHOICE, POSITION, UNIT, FIRST_LISTED] = ['B', 'C', 'D', 5];
const FIRST_ROW = 4;
const WIDTHS = [52, 46, 10, 16];
const LISTED_WIDTH = 34;

/** Lists that set inputs: each stands in two rows, titles above values, and the cells of its input choose among these. */
export class SelectorsSheet {
  private readonly title: string;
  private readonly rowOf: ReadonlyMap<string, number>;

  constructor(
    private readonly book: Book,
    private readonly selectors: readonly Selector[],
    private readonly left: readonly string[],
  ) {
    this.title = freeTitle(book, SELECTORS);
    this.rowOf = new Map(selectors.map(({ input }, index) => [input, FIRST_ROW + 2 * index]));
  }

  /** What stands in a cell of an input, in place of its number; undefined where no list sets it. */
  formula(input: string, address: string): string | undefined {
    const row = this.rowOf.get(input);
    const choices = this.selectors.find((each) => each.input === input)?.choices;
    if (row === undefined || choices === undefined) return undefined;
    const set = choices.map((_, index) => `${this.title}!$${listed(index + 1)}$${row + 1}`);
    return `CHOOSE(${this.title}!$${POSITION}$${row},${[`'${AS_WRITTEN}'!${address}`, ...set].join(',')})`;
  }

  write(workbook: Workbook): void {
    const sheet = workbook.addWorksheet(this.title, { views: [{ state: 'frozen', xSplit: 0, ySplit: FIRST_ROW - 1 }] });
    const most = Math.max(...this.selectors.map(({ choices }) => choices.length));
    [...WIDTHS, ...Array.from({ length: most + 1 }, () => LISTED_WIDTH)].forEach(
      (width, index) => (sheet.getColumn(index + 1).width = width),
    );
    writeText(sheet.getCell('A1'), 'The scenario’s main values', 'title');
    writeText(sheet.getCell('A2'), NOTE, 'note');
    ['Input', 'Choose here', 'Chosen', 'Unit', 'The list, with its values below'].forEach((head, index) => {
      const cell = sheet.getCell(FIRST_ROW - 1, index + 1);
      writeText(cell, head, 'head');
      cell.fill = FILLS.head;
    });
    for (const selector of this.selectors) this.one(sheet, selector);
    this.left.forEach((text, index) =>
      writeText(sheet.getCell(FIRST_ROW + 2 * this.selectors.length + 1 + index, 1), text, 'note'),
    );
    setOnScreen(sheet);
  }

  private one(sheet: Worksheet, { input, choices }: Selector): void {
    const row = this.rowOf.get(input) ?? FIRST_ROW;
    const own = this.book.sheets
      .flatMap(({ rows }) => rows)
      .find((each): each is InputRow => each.kind === 'input' && each.name === input);
    if (own === undefined) throw new Error(`the workbook has no input ${input}`);
    const format = formatOf(
      own.unit,
      choices.map(({ value }) => value),
      own.label,
    );
    writeText(sheet.getCell(row, 1), own.label);
    writeText(sheet.getCell(row + 1, 1), input, 'quiet');
    writeText(sheet.getCell(`${UNIT}${row}`), unitIn(this.book, own.unit, format), 'quiet');
    [UNTOUCHED, ...choices.map(({ title }) => title)].forEach((title, index) => {
      const cell = sheet.getCell(`${listed(index)}${row}`);
      writeText(cell, title);
      cell.alignment = WRAPPED;
    });
    choices.forEach(({ value }, index) => writeNumber(sheet.getCell(`${listed(index + 1)}${row + 1}`), value, format));
    const list = `$${listed(0)}$${row}:$${listed(choices.length)}$${row}`;
    const error = `Choose “${UNTOUCHED}” or one of the changes beside it; any other value is typed on the sheet Inputs.`;
    writeChoice(sheet.getCell(`${CHOICE}${row}`), UNTOUCHED, list, error);
    writeFormula(sheet.getCell(`${POSITION}${row}`), `MATCH($${CHOICE}$${row},${list},0)`, 1, '0', 'quiet');
  }
}

/** Letters of the column of a choice, counted from what was written. */
function listed(index: number): string {
  return columnLetters(FIRST_LISTED + index);
}
