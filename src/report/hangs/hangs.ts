/** A cell of an option's line or input: in a year, where it has one a year; of a member, where it has some. */
export interface HangCell {
  readonly line: string;
  readonly option: string;
  readonly member?: string;
  /** Financial year by its end. */
  readonly year?: number;
}

/** A piece of a spreadsheet's formula: text as it stands, or a cell. */
export type FormulaPiece = string | HangCell;

/** A number that a sentence prints: its words are the same while it prints the same. */
export interface PrintedHang {
  readonly cell: HangCell;
  readonly format: string;
  readonly value: number;
}

/** What chose the words: they are the same while the formula, which is 1 or 0, is as it was. */
export interface ConditionHang {
  /** As a reader would say it. */
  readonly says: string;
  readonly formula: readonly FormulaPiece[];
  readonly holds: boolean;
  /** Of which option and member it was asked. */
  readonly option?: string;
  readonly member?: string;
}

/** One thing on which the words of a sentence hang, as a spreadsheet can follow it. */
export type Hang = PrintedHang | ConditionHang;

/** A formula that is 1 while it is true. */
export function flagOf(...condition: readonly FormulaPiece[]): FormulaPiece[] {
  return ['IF(', ...condition, ',1,0)'];
}

/** A sentence, said or not, with all on which that hangs: a workbook says beside it whether it still would be. */
export interface SentenceHangs {
  readonly id: string;
  readonly option: string;
  /** The member, or the variant of an experiment, of which it is said. */
  readonly each?: string;
  /** Undefined where it is not said. */
  readonly title?: string;
  readonly hangs: readonly Hang[];
  /** Whether it hangs on something that no cell holds besides. */
  readonly byCode: boolean;
  /** Inputs behind it that only Decant can work out. */
  readonly held: readonly string[];
}

/** On what the words of a report hang. */
export interface WordsHang {
  readonly sentences: readonly SentenceHangs[];
  /** On what it hangs that the best option is the best, and what is worth the same. */
  readonly best: Pick<SentenceHangs, 'hangs' | 'held'>;
}
