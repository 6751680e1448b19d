import { publishedText } from '../files/published/index.js';
import { asksOf, columnsOf } from './asks.js';
import { parsePeriod, type Period } from './period.js';
import type { Ask, Return, Way, Where } from './return.js';

/** Rows of a file as text: row 1 is the first line, as a spreadsheet numbers them. */
export type Table = readonly (readonly string[])[];

/** Above the header some publications have a title, a date and empty rows. */
const HEADER_ROWS = 20;

/** One row of a publication, with its number there. */
export interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A publication whose header is found: its columns by name, and the rows below. */
export class Rows {
  private readonly places = new Map<string, number>();
  /** What was asked once is asked of every row. */
  private readonly looked = new Map<string, number | undefined>();
  private readonly ways = new Map<readonly Way[], Way | undefined>();

  private constructor(
    /** The names of the columns, two rows of a header in one: `Available Total`. */
    readonly header: readonly string[],
    /** The number of the header’s last row. */
    readonly headerRow: number,
    readonly rows: readonly Row[],
    private readonly periods: readonly string[],
    /** The names as the publication has them, where a user's file of spellings gave others. */
    readonly published: readonly string[] = header,
  ) {
    header.forEach((name, place) => {
      const plain = plainHeader(name);
      if (plain !== '' && !this.places.has(plain)) this.places.set(plain, place);
    });
  }

  /**
   * Undefined where no row among the first ones names the column by which this return knows its rows. `spelt` has names of columns that the
   * return's file does not, each with the one that it asks for.
   */
  static of(table: Table, ofReturn: Return, spelt: ReadonlyMap<string, string> = new Map()): Rows | undefined {
    if (ofReturn.header.length > 0) return new Rows(ofReturn.header, 0, numbered(table, 0), ofReturn.period);
    const found = table
      .slice(0, HEADER_ROWS)
      .flatMap((names, index) => {
        const headers = [names, ...(index === 0 ? [] : folded(table[index - 1] ?? [], names))];
        return headers.map((published) => {
          const header = published.map((name) => spelt.get(plainHeader(name)) ?? name);
          return new Rows(header, index + 1, [], [], published);
        });
      })
      .map((rows) => ({ rows, known: rows.known(ofReturn) }))
      .filter(({ rows }) => rows.finds(ofReturn.tells.get(ofReturn.row)))
      .sort((a, b) => b.known - a.known)[0]?.rows;
    if (found === undefined) return undefined;
    const { header, headerRow, published } = found;
    return new Rows(header, headerRow, numbered(table, headerRow), ofReturn.period, published);
  }

  /** The month, quarter or year that a row is of; undefined where no column says it. */
  period({ cells }: Row): Period | undefined {
    const place = this.periods.map((column) => this.place(column)).find((each) => each !== undefined);
    return place === undefined ? undefined : parsePeriod(cells[place] ?? '');
  }

  /** Where a column stands, by any writing of its name; undefined where the file has none. */
  place(column: string): number | undefined {
    if (!this.looked.has(column)) this.looked.set(column, this.places.get(plainHeader(column)));
    return this.looked.get(column);
  }

  /** The first way whose columns all stand here, with those of its columns that need not be there and are. */
  way(ways: readonly Way[]): Way | undefined {
    if (!this.ways.has(ways)) this.ways.set(ways, this.firstOf(ways));
    return this.ways.get(ways);
  }

  private firstOf(ways: readonly Way[]): Way | undefined {
    const has = (column: string): boolean => this.place(column) !== undefined;
    const way = ways.find(({ add, over }) => add.every(has) && (over === undefined || has(over)));
    if (way === undefined) return undefined;
    return { ...way, add: [...way.add, ...way.maybe.filter(has)], maybe: [], less: way.less.filter(has) };
  }

  /** The names of the columns as this file writes them. */
  written(column: string): string {
    return this.header[this.place(column) ?? -1] ?? column;
  }

  /** How many of the figures that a return asks for stand here. */
  known(ofReturn: Return): number {
    return asksOf(ofReturn).filter(({ ask }) => this.finds(ask)).length;
  }

  /** The rows in which a figure stands: all, or those in whose column one of the words stands. */
  meant(where: Where | undefined, own: readonly Row[]): readonly Row[] {
    if (where === undefined) return own;
    const asked = [...where].map(([column, words]) => ({
      place: this.place(column) ?? -1,
      words: words.map(plainHeader),
    }));
    return own.filter(({ cells }) =>
      asked.every(({ place, words }) => words.includes(plainHeader(cells[place] ?? ''))),
    );
  }

  /** Whether a figure has its columns here. */
  finds(ask: Ask | undefined): boolean {
    if (ask === undefined) return false;
    if (ask.where !== undefined && ![...ask.where.keys()].every((column) => this.place(column) !== undefined))
      return false;
    if ('ways' in ask) return this.way(ask.ways) !== undefined;
    return ask.patterns.some((pattern) => this.years(pattern).length > 0);
  }

  /** The columns of a pattern such as `Unitary Charge Payment {year} (£m)`, each with the year (by its end) that it is of. */
  years(pattern: string): { readonly year: number; readonly column: string }[] {
    const [before = '', after = ''] = plainHeader(pattern).split('{year}');
    return [...this.places].flatMap(([plain, place]) => {
      if (!plain.startsWith(before) || !plain.endsWith(after)) return [];
      const year = /^(\d{4})[-/–](\d{2})$/.exec(plain.slice(before.length, plain.length - after.length));
      const end = Number(year?.[1]) + 1;
      return year !== null && end % 100 === Number(year[2]) ? [{ year: end, column: this.header[place] ?? '' }] : [];
    });
  }

  /** Names of columns that nothing of the return asks for. */
  strangers(ofReturn: Return): string[] {
    const asked = new Set(
      [...asksOf(ofReturn).flatMap(({ ask }) => this.asked(ask)), ...ofReturn.period].map(plainHeader),
    );
    return this.header.filter((name) => plainHeader(name) !== '' && !asked.has(plainHeader(name)));
  }

  /** The columns that a figure may stand in, of a series those that are here. */
  private asked(ask: Ask): string[] {
    const where = [...(ask.where?.keys() ?? [])];
    if ('ways' in ask) return [...columnsOf(ask), ...where];
    return [...ask.patterns.flatMap((pattern) => this.years(pattern).map(({ column }) => column)), ...where];
  }
}

/** How names of columns are compared: writing in capitals, kinds of spaces, and a 2 for a ² are nothing. */
export function plainHeader(name: string): string {
  return publishedText(name).normalize('NFKC').toLowerCase();
}

/**
 * Two rows of a header in one, in each way that publishers mean them. A name of the upper row stands for the columns up to the next: before
 * every name of the lower row (`Available Total`), or in [ ] behind those that stand there twice (`Energy costs (£) [Trust]`). Where the
 * lower row is empty the name is the upper one's, as in a cell merged over both.
 */
function folded(upper: readonly string[], lower: readonly string[]): string[][] {
  let group = '';
  const groups = lower.map((_, place) => (group = publishedText(upper[place] ?? '') || group));
  const times = new Map<string, number>();
  for (const name of lower) times.set(plainHeader(name), (times.get(plainHeader(name)) ?? 0) + 1);
  const named = (behind: boolean): string[] =>
    lower.map((name, place) => {
      const plain = publishedText(name);
      if (plain === '') return publishedText(upper[place] ?? '');
      const own = groups[place] ?? '';
      if (!behind || own === '') return `${own} ${plain}`.trim();
      return (times.get(plainHeader(name)) ?? 0) > 1 ? `${plain} [${own}]` : plain;
    });
  return [named(false), named(true)];
}

function numbered(table: Table, after: number): Row[] {
  return table
    .map((cells, index) => ({ row: index + 1, cells }))
    .slice(after)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}
