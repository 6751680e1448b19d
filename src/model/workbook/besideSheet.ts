import type { Beside, BookBeside, BookCase, BookRow, CaseRow, SectionRow } from './book.js';
import { FIRST_ROW } from './columns.js';
import { layOutLines, writeRows, type LineLayout } from './lineRows.js';
import { translate, type Surroundings } from './translate.js';
import type { Alike } from './varying.js';

/** The sheet of cases that stand beside one: a list of them, then of each the lines that neither that one nor one before it has alike. */
export class BesideSheet {
  private readonly layouts: readonly LineLayout[];

  constructor(
    readonly of: Beside,
    readonly title: string,
    /** How many cases have an index before theirs. */
    private readonly before: number,
    private readonly alike: (line: string) => Alike,
  ) {
    let from = FIRST_ROW + of.cases.length + 2;
    this.layouts = of.cases.map(({ outcome: { structure }, title: way }, index) => {
      const isOwn = (line: string): boolean =>
        structure.ofLine.has(line) && alike(line)[before + index] === before + index;
      const layout = layOutLines(structure, isOwn, { from, titled: (section) => `${way} · ${section}` });
      if (layout.entries.length > 0) from = layout.next + 1;
      return layout;
    });
  }

  get note(): string | undefined {
    return this.of.note;
  }

  get facts(): BookBeside {
    const { of, cases } = this.of;
    return { sheet: this.title, of, cases: cases.map(({ id, title }) => ({ id, title })) };
  }

  indexOf(each: BookCase): number {
    return this.before + this.of.cases.findIndex(({ id }) => id === each.id);
  }

  ownOf(index: number): LineLayout {
    const layout = this.layouts[index - this.before];
    if (layout === undefined) throw new Error('a case beside another without a layout');
    return layout;
  }

  rows(surroundings: (each: BookCase) => Surroundings): BookRow[] {
    const { cases, title } = this.of;
    const head: SectionRow = { kind: 'section', row: FIRST_ROW, title };
    const list = cases.map(({ id, title: way, note }, index): CaseRow => {
      return { kind: 'case', row: FIRST_ROW + 1 + index, id, title: way, ...(note === undefined ? {} : { note }) };
    });
    const own = cases.flatMap((each, index) => {
      const around = surroundings(each);
      return writeRows(this.ownOf(this.before + index), each.outcome, (row) => translate(row, around)).map((row) =>
        row.kind === 'line' ? { ...row, cases: this.theirs(row.name, this.before + index) } : row,
      );
    });
    return [head, ...list, ...own];
  }

  /** Ids of those that have a line as the one of an index has it. */
  private theirs(line: string, index: number): string[] {
    return this.of.cases.flatMap(({ id }, at) => (this.alike(line)[this.before + at] === index ? [id] : []));
  }
}
