import { publishedNumber } from '../files/published/index.js';
import { columnsOf } from './asks.js';
import type { Ask, Return } from './return.js';
import type { Row, Rows } from './rows.js';

/** An input that a publication gives of others, and whose cells are blank in the rows of one; how a message begins that says so. */
export interface Blank {
  readonly input: string;
  readonly label: string;
  readonly found: string;
}

/** Which publication, and whose rows in it. */
interface OwnRows {
  readonly ofReturn: Return;
  readonly rows: Rows;
  readonly own: readonly Row[];
  readonly called: string;
}

/** What a return gives as one value or one a year, and does not in these rows. What is on or off is not said of everyone. */
export function blanksOf({ ofReturn, rows, own, called }: OwnRows, given: ReadonlySet<string>): Blank[] {
  const [row] = own;
  return [...ofReturn.gives].flatMap(([input, gift]): Blank[] => {
    if (row === undefined || gift.kind !== 'asked' || gift.unit === 'flag' || given.has(input)) return [];
    const columns = blankColumns(gift.ask, rows, row);
    if (columns.length === 0) return [];
    return [{ input, label: gift.label, found: `${called} leaves ${columns.join(' and ')} blank (row ${row.row})` }];
  });
}

function blankColumns(ask: Ask, rows: Rows, { cells }: Row): string[] {
  const isBlank = (column: string): boolean => publishedNumber(cells[rows.place(column) ?? -1] ?? '').kind === 'none';
  if (!('ways' in ask)) {
    const columns = ask.patterns.flatMap((pattern) => rows.years(pattern).map(({ column }) => column));
    return columns.every(isBlank) ? ask.patterns.slice(0, 1).map((pattern) => `every ${pattern}`) : [];
  }
  const here = columnsOf(ask).filter((column) => rows.place(column) !== undefined);
  return [...new Set(here.filter(isBlank).map((column) => rows.written(column).trim()))];
}
