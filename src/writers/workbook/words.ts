import type { Hang, SentenceHangs, WordsHang } from '../../report/hangs/index.js';
import type { Book } from '../../model/workbook/index.js';
import { freeTitle } from './addresses.js';
import type { MarkedText, MemberLabels } from './contents.js';
import { AS_WRITTEN, BY_DECANT, MAY_HAVE_MOVED, MOVED, type Mark } from './marks.js';

const NOT_SAID = 'not said';
export const MAY_BE_SAID = 'may now be said';
/** What a row of the sheet says of one number. */
export const SAME = 'same';
export const OTHER = 'moved';
export const STALE = 'stale';
export const FIRST_ROW = 5;

/** What marks the words of a workbook. */
export interface WordsMarked {
  readonly words: WordsHang;
  readonly labels: MemberLabels;
  /** A formula that is 0 while no input of the workbook has been changed: a name or a cell. */
  readonly changed?: string | undefined;
  /** The date of the run. */
  readonly date?: string | undefined;
}

/** A sentence with the first of the rows on which its mark stands: its own, then one for each number or condition, then what is held. */
export interface Marked extends Pick<SentenceHangs, 'id' | 'each' | 'title' | 'byCode' | 'held'> {
  readonly option?: string;
  readonly hangs: readonly Hang[];
  readonly row: number;
}

const BEST = 'best';
const DECANT = 'decant';
const OF_DECANT = {
  ...{ id: DECANT, title: 'What Decant worked out: land, experiments, warnings, pictures' },
  ...{ hangs: [], byCode: true, held: [] },
};

/**
 * What marks the sentences of a workbook: on the sheet Words, under each, every number that it prints and every condition that chose its
 * words. Its rows are known before it is written, since sheets before it have marks.
 */
export class Words {
  readonly title: string;
  readonly sentences: readonly Marked[];
  readonly last: number;

  constructor(
    readonly book: Book,
    readonly of: WordsMarked,
  ) {
    this.title = freeTitle(book, 'Words');
    const best = { id: BEST, title: 'The best option', ...of.words.best, byCode: false };
    let row = FIRST_ROW;
    this.sentences = [best, OF_DECANT, ...of.words.sentences].map((each: Omit<Marked, 'row'>): Marked => {
      const marked = { ...each, row };
      row = lastRowOf(marked) + 1;
      return marked;
    });
    this.last = row - 1;
  }

  /** The mark of a sentence, by of what it is said; undefined for one that holds no number. */
  markOf({ id, option, each: of }: Pick<MarkedText, 'id' | 'option' | 'each'>): Mark | undefined {
    const found = this.sentences.find((each) => each.id === id && each.option === option && each.each === of);
    return found === undefined
      ? undefined
      : { formula: `'${this.title}'!$A$${found.row}`, result: this.asWritten(found) };
  }

  /** The mark of what names the best option. */
  get best(): Mark {
    return this.known(BEST);
  }

  /** The mark of what no cell holds. */
  get decant(): Mark {
    return this.known(DECANT);
  }

  /** The cover's line about all that is said. */
  get state(): { readonly formula: string; readonly result: string; readonly bad: string } {
    const good = `Every sentence is ${this.said(AS_WRITTEN)}: no number behind it has moved`;
    const bad = 'Some sentences are no longer so: marks beside them on Summary and the topics say which';
    const moved = [MOVED, MAY_HAVE_MOVED, MAY_BE_SAID].map((word) => this.count(word)).join('+');
    return { formula: `IF(${moved}=0,"${good}","${bad}")`, result: good, bad };
  }

  /** How many sentences that are not said may now be. */
  get unsaid(): Mark {
    const count = this.count(MAY_BE_SAID);
    return { formula: `IF(${count}=0,"",${count}&" ${MAY_BE_SAID}")`, result: '' };
  }

  /** Which of the words a sentence's mark says. */
  formula(of: Marked): string {
    const [first, last] = [of.row + 1, lastRowOf(of)];
    const has = (word: string): string => `COUNTIF($J$${first}:$J$${last},"${word}")>0`;
    if (of.title === undefined) return `IF(OR(${has(OTHER)},${has(STALE)}),"${MAY_BE_SAID}","${NOT_SAID}")`;
    const { changed } = this.of;
    const asWritten = `"${this.asWritten(of)}"`;
    const still = of.byCode && changed !== undefined ? `IF(${changed}=0,${asWritten},"${MAY_HAVE_MOVED}")` : asWritten;
    if (last < first) return still;
    return `IF(${has(OTHER)},"${MOVED}",IF(${has(STALE)},"${MAY_HAVE_MOVED}",${still}))`;
  }

  asWritten({ byCode, title }: Marked): string {
    return title === undefined ? NOT_SAID : byCode ? BY_DECANT : this.said(AS_WRITTEN);
  }

  /** With the date of the run, where it is known. */
  said(word: string): string {
    const { date } = this.of;
    return date === undefined ? word : `${word} ${date}`;
  }

  private count(word: string): string {
    return `COUNTIF('${this.title}'!$A$${FIRST_ROW}:$A$${this.last},"${word}")`;
  }

  private known(id: string): Mark {
    const mark = this.markOf({ id });
    if (mark === undefined) throw new Error(`${id} has no mark`);
    return mark;
  }
}

function lastRowOf({ row, hangs, held }: Marked): number {
  return row + hangs.length + (held.length > 0 ? 1 : 0);
}
