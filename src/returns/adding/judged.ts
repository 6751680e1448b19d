import { publishedDate, publishedNumber } from '../../files/published/index.js';
import { nearestName } from '../../problems/index.js';
import { asksOf, columnsOf, isFigure } from '../asks.js';
import type { Ask, Return } from '../return.js';
import type { Rows } from '../rows.js';

/** An input of the model that a publication has no column for. */
export interface Lacking {
  readonly input: string;
  /** What a reader calls it: Backlog, high. */
  readonly label: string;
  /** The column that was looked for. */
  readonly column: string;
  /** The unknown column whose name is nearest. */
  readonly nearest?: string;
}

/** Cells that no number or date could be read from. */
export interface Unread {
  readonly cells: number;
  /** The first ones. */
  readonly first: readonly { readonly row: number; readonly column: string; readonly wrong: string }[];
}

const MOST_SHOWN = 5;

/** Inputs that have no column here. Lines of a list that a year need not have (`lists`) lack only where none of them is here. */
export function lackingIn(rows: Rows, ofReturn: Return): Lacking[] {
  const strangers = rows.strangers(ofReturn);
  const lacks = asksOf(ofReturn).filter(({ input, ask }) => input !== undefined && !rows.finds(ask));
  return lacks.flatMap(({ input = '', label = input, ask }) => {
    const gift = ofReturn.gives.get(input);
    const isLine = gift?.kind === 'members' && gift.lists !== undefined;
    if (isLine && [...gift.members.values()].some((member) => rows.finds(member.ask))) return [];
    const [column = ''] =
      'patterns' in ask ? ask.patterns : columnsOf(ask).filter((name) => rows.place(name) === undefined);
    const nearest = nearestName(column, strangers);
    return [{ input, label, column, ...(nearest === undefined ? {} : { nearest }) }];
  });
}

/** Reads every cell of every figure that is asked for, as a hospital's folder will, in rows that are kept. */
export function unreadIn(rows: Rows, ofReturn: Return, kept: ReadonlySet<number>): Unread {
  const first: { row: number; column: string; wrong: string }[] = [];
  let cells = 0;
  for (const { place, column, isDate } of readColumns(rows, ofReturn))
    for (const { row, cells: own } of rows.rows) {
      if (!kept.has(row)) continue;
      const read = isDate ? publishedDate(own[place] ?? '') : publishedNumber(own[place] ?? '');
      if (read.kind !== 'wrong') continue;
      cells++;
      if (first.length < MOST_SHOWN) first.push({ row, column, wrong: read.wrong });
    }
  return { cells, first };
}

interface ReadColumn {
  readonly place: number;
  readonly column: string;
  readonly isDate: boolean;
}

/** The columns that are read here as figures, each once. */
function readColumns(rows: Rows, ofReturn: Return): ReadColumn[] {
  const found = new Map<number, ReadColumn>();
  for (const { ask } of asksOf(ofReturn).filter(isFigure))
    for (const column of figuresOf(rows, ask)) {
      const place = rows.place(column);
      const isDate = ask.unit === 'date' && !('after' in ask && ask.after === column);
      if (place !== undefined && !found.has(place)) found.set(place, { place, column: rows.written(column), isDate });
    }
  return [...found.values()];
}

function figuresOf(rows: Rows, ask: Ask): string[] {
  if ('patterns' in ask) return ask.patterns.flatMap((pattern) => rows.years(pattern).map(({ column }) => column));
  const way = rows.way(ask.ways);
  const after = ask.how === 'cell' && ask.after !== undefined ? [ask.after] : [];
  return way === undefined ? [] : [...way.add, ...way.less, ...(way.over === undefined ? [] : [way.over]), ...after];
}
