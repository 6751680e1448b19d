import type { Workbook, Worksheet } from 'exceljs';
import type { FormulaPiece, Hang } from '../../report/hangs/index.js';
import { printAs, printFinancialYear } from '../../words/index.js';
import { locate, rowPlaced } from './addresses.js';
import { colourWord, writeFormula, writeNumber, writeText } from './cells.js';
import { formatOf } from './formats.js';
import { setOnScreen } from './layout.js';
import { MAY_HAVE_MOVED, colourMarks } from './marks.js';
import { printedAlike } from './printedAlike.js';
import { FILLS } from './styles.js';
import { FIRST_ROW, MAY_BE_SAID, OTHER, SAME, STALE, type Marked, type Words } from './words.js';

const HEADS = [
  ...['Mark', 'Sentence, and what it hangs on', 'Option', 'Member', 'Year'],
  ...['As written', 'From', 'To', 'Now', ''],
];
const WIDTHS = [22, 70, 30, 22, 10, 18, 16, 16, 16, 9];
/** The columns of numbers, counted from 0. */
const [FIRST_NUMBER, LAST_NUMBER] = [5, 8];

/** By input, the cell that says held or stale. */
type HeldStates = ReadonlyMap<string, string>;

/** The sheet Words: under each sentence every number that it prints and every condition that chose its words, as written and as the cells have it now. */
export function writeWords(workbook: Workbook, words: Words, held: HeldStates): void {
  const to = workbook.addWorksheet(words.title, {
    views: [{ state: 'frozen', ySplit: FIRST_ROW - 1, showGridLines: false }],
  });
  WIDTHS.forEach((width, index) => (to.getColumn(index + 1).width = width));
  writeText(to.getCell('A1'), words.title, 'title');
  const note = `Sentences are ${words.said('as written')}. Under each stands what it prints, and what chose its words: while every number stays between From and To, Decant would say the same. “${MAY_HAVE_MOVED}”: it rests on what only Decant works out, and an input has changed.`;
  writeText(to.getCell('A2'), note, 'note');
  HEADS.forEach((head, index) => {
    const cell = to.getCell(FIRST_ROW - 1, index + 1);
    writeText(cell, head, 'head');
    cell.fill = FILLS.head;
    if (index >= FIRST_NUMBER && index <= LAST_NUMBER) cell.alignment = { horizontal: 'right' };
  });
  const writer = new WordsWriter(to, words, held);
  for (const sentence of words.sentences) writer.sentence(sentence);
  const column = (letter: string): string => `${letter}${FIRST_ROW}:${letter}${words.last}`;
  colourMarks(to, column('A'));
  colourWord(to, column('A'), MAY_BE_SAID);
  for (const word of [OTHER, STALE]) colourWord(to, column('J'), word);
  setOnScreen(to);
}

class WordsWriter {
  constructor(
    private readonly to: Worksheet,
    private readonly words: Words,
    private readonly states: HeldStates,
  ) {}

  sentence(of: Marked): void {
    const { row, id, title, option, hangs } = of;
    writeFormula(this.to.getCell(`A${row}`), this.words.formula(of), this.words.asWritten(of), 'General', 'bold');
    writeText(this.to.getCell(`B${row}`), title ?? `Not said: ${id}`, 'bold');
    writeText(this.to.getCell(`C${row}`), this.titleOf(option), 'quiet');
    for (let column = 1; column <= HEADS.length; column++) this.to.getCell(row, column).fill = FILLS.section;
    hangs.forEach((hang, index) => this.hang(row + 1 + index, hang));
    if (of.held.length > 0) this.held(row + 1 + hangs.length, of.held);
  }

  private hang(row: number, hang: Hang): void {
    const { formula, value, bounds, format, printed, what, texts } = this.followed(hang);
    writeText(this.to.getCell(`B${row}`), `    ${what}`);
    texts.forEach((text, index) => {
      if (text !== '') writeText(this.to.getCell(row, 3 + index), text, 'quiet');
    });
    const written = this.to.getCell(`F${row}`);
    writeText(written, printed);
    written.alignment = { horizontal: 'right' };
    bounds.forEach((bound, index) => writeNumber(this.to.getCell(row, 7 + index), bound, format, 'quiet'));
    writeFormula(this.to.getCell(`I${row}`), formula, value, format, 'link');
    const state = `IFERROR(IF(AND(I${row}>=G${row},I${row}<=H${row}),"${SAME}","${OTHER}"),"${OTHER}")`;
    writeFormula(this.to.getCell(`J${row}`), state, SAME, 'General', 'quiet');
  }

  /** Inputs behind the sentence that are held: while one is stale, so is what rests on it. */
  private held(row: number, inputs: readonly string[]): void {
    writeText(this.to.getCell(`B${row}`), `    Held inputs behind it: ${inputs.join(', ')}`, 'quiet');
    const tests = inputs.map((input) => {
      const state = this.states.get(input);
      if (state === undefined) throw new Error(`no cell says whether ${input} is held or stale`);
      return `${state}="held"`;
    });
    writeFormula(this.to.getCell(`I${row}`), `IF(AND(${tests.join(',')}),1,0)`, 1, '0', 'link');
    writeFormula(this.to.getCell(`J${row}`), `IF(I${row}=1,"${SAME}","${STALE}")`, SAME, 'General', 'quiet');
  }

  private followed(hang: Hang): Followed {
    if ('cell' in hang) {
      const { cell, format, value } = hang;
      const { row } = rowPlaced(this.words.book, cell);
      const year = row.series && cell.year !== undefined ? printFinancialYear(cell.year) : '';
      return {
        ...{ formula: this.filled([cell]), value, bounds: printedAlike(format, value) },
        ...{ format: formatOf(row.unit, [value], row.label), printed: printAs(format, value), what: row.label },
        texts: [this.titleOf(cell.option), this.memberOf(row.by, cell.member), year],
      };
    }
    const { says, formula, holds, option, member } = hang;
    const value = holds ? 1 : 0;
    return {
      ...{ formula: this.filled(formula), value, bounds: [value, value], format: '0', what: says },
      ...{ printed: holds ? 'holds' : 'does not', texts: [this.titleOf(option), this.memberOf(undefined, member), ''] },
    };
  }

  private filled(formula: readonly FormulaPiece[]): string {
    return formula
      .map((piece) => (typeof piece === 'string' ? piece : locate(this.words.book, piece).reference))
      .join('');
  }

  private memberOf(dimension: string | undefined, member: string | undefined): string {
    const { labels } = this.words.of;
    return member === undefined ? '' : (labels[dimension ?? '']?.[member] ?? member.replaceAll('_', ' '));
  }

  private titleOf(option: string | undefined): string {
    return this.words.book.cases.find(({ id }) => id === option)?.title ?? '';
  }
}

/** A number or a condition as its row shows it. */
interface Followed {
  readonly formula: string;
  readonly value: number;
  readonly bounds: readonly [low: number, high: number];
  readonly format: string;
  readonly printed: string;
  readonly what: string;
  /** Option, member and year. */
  readonly texts: readonly string[];
}
