import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { publishedText } from '../../files/published/index.js';
import { didYouMean, hasErrors, printProblems, UserError, type Problem } from '../../problems/index.js';
import { asksOf, columnsOf } from '../asks.js';
import { printEdition } from '../entry.js';
import type { Returns } from '../returns.js';
import { LARGEST_BYTES, type Store } from '../store.js';
import { nearestHeld } from '../nearest.js';
import { missedIn, type Missed } from '../missed/missed.js';
import { csvOf } from './csvOf.js';
import { lackingIn, unreadIn, type Lacking, type Unread } from './judged.js';
import { misscaledIn } from './magnitude.js';
import { columnsTwice, normalOf, type Normal } from './normal.js';
import type { Taken } from './recognise.js';
import { sheetsOf } from './sheets.js';
import { readSpellings } from './spellings.js';
import { editionOf, takenOf } from './taken.js';
import type { ToAdd } from './toAdd.js';
import { pathOf, writeHeld, type ToWrite } from './write.js';

/** Where kinds of returns are known from, and where publications are kept. */
export interface Shelves {
  readonly returns: Returns;
  readonly store: Store;
  readonly folder: string;
  /** Where the publications are beside which one is judged, if not in `store`. */
  readonly beside?: Store;
  /** The built file of the program that reads workbooks. */
  readonly program: string;
}

/** A publication that was added, and what was not understood of it. */
export interface AddedReturn {
  readonly id: string;
  readonly edition: string;
  /** How a reader knows it: ERIC 2016/17. */
  readonly printed: string;
  readonly title: string;
  /** Whose rows it has: site, trust, project or name. */
  readonly row: string;
  readonly sheet?: string;
  readonly rows: number;
  readonly covers: number;
  readonly leftOut: readonly { readonly row: number; readonly said: string }[];
  readonly nameless: number;
  readonly renamed: Readonly<Record<string, string>>;
  /** Names of columns that nothing asks for. */
  readonly unknown: readonly string[];
  readonly lacking: readonly Lacking[];
  /** Figures that the edition nearest to it gives for most rows, and this one hardly does. */
  readonly missed: readonly Missed[];
  /** Sums of single contracts that seem to be in another unit than their heading says, each beside what it is judged by. */
  readonly misscaled: readonly string[];
  readonly unread: Unread;
  readonly path: string;
  /** `unchanged` is what was held already, byte for byte. */
  readonly done: 'added' | 'replaced' | 'unchanged';
  /** True where a shipped publication of the same year stands behind it. */
  readonly beforeShipped: boolean;
}

/** Reads a publication as published and keeps it; throws `UserError`, with nothing written, for one that cannot be taken for what it is. */
export function addReturn(toAdd: ToAdd, shelves: Shelves): AddedReturn[] {
  const problems: Problem[] = [];
  const kinds = shelves.returns.all(problems);
  const spellings = readSpellings(shelves.folder, shelves.returns, problems);
  const { as, path } = toAdd;
  if (as !== undefined && !kinds.some(({ id }) => id === as)) {
    const ids = kinds.map(({ id }) => id);
    throw new UserError(`There is no kind of return ${as}`, [didYouMean(as, ids) ?? `There are ${ids.join(', ')}`]);
  }
  const sheets = sheetsOf(path, shelves.program, problems);
  if (sheets === undefined || hasErrors(problems))
    throw new UserError(`${path} was not added`, printProblems(problems));
  const taken = takenOf(toAdd, sheets, kinds, spellings);
  refuseUnworked(path, taken);
  const editions = taken.map((each) => ({ ...each, edition: editionOf(each, toAdd) }));
  const judged = editions.map((each) => ({ ...each, normal: keptOf(each, path) }));
  const ready = judged.map((each) => readyOf(each, toAdd, shelves));
  for (const { write, added } of ready) if (added.done !== 'unchanged') writeHeld(shelves.folder, write);
  return ready.map(({ added }) => added);
}

/** A formula without a value would be a blank cell, and what it stands for in no sum. */
function refuseUnworked(path: string, taken: readonly Taken[]): void {
  const sheets = taken.filter(({ sheet }) => (sheet.unworked?.length ?? 0) > 0);
  if (sheets.length === 0) return;
  throw new UserError(`${path} was not added: formulas in it were never worked out, so their cells have no value`, [
    ...sheets.map(({ sheet: { name = '', unworked = [] } }) => {
      const more = unworked.length - MOST_CELLS;
      return `Sheet ${name}: ${unworked.slice(0, MOST_CELLS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    }),
    'Open it in Excel or LibreOffice, which work them out, save it, and add it again',
  ]);
}

/** So many cells are named. */
const MOST_CELLS = 10;

function keptOf({ ofReturn, rows }: Taken, path: string): Normal {
  const asked = asksOf(ofReturn).flatMap(({ ask }) => columnsOf(ask));
  const twice = columnsTwice(rows, asked);
  if (twice.length > 0)
    throw new UserError(
      `${path} was not added: ${twice.length === 1 ? 'a column stands' : 'columns stand'} twice, with other cells`,
      [
        ...twice.map((name) => `${name}: which is meant cannot be known`),
        'Give the publisher’s workbook, whose upper row of the header tells them apart, or rename the one that is not meant',
      ],
    );
  const normal = normalOf(rows, ofReturn);
  if (normal.rows.length > 0) return normal;
  throw new UserError(`${path} was not added: below its header is no row of a ${ofReturn.row}`, [
    `Its header is row ${rows.headerRow}`,
  ]);
}

/** What the nearest edition that is held gives and this one hardly does; throws `UserError` where its sums are in another unit than they say. */
function besideNearest(
  { ofReturn, rows, edition, normal }: Judged,
  path: string,
  store: Store,
): Pick<AddedReturn, 'missed' | 'misscaled'> {
  const held = nearestHeld(store, ofReturn.id, edition);
  const kept = new Set(normal.rows.map(({ row }) => row));
  const here = { rows, own: rows.rows.filter(({ row }) => kept.has(row)), called: edition };
  const others = held === undefined ? undefined : store.rows(held, ofReturn);
  const called = `${ofReturn.called} ${held?.printed ?? ''}`;
  const beside = others === undefined ? undefined : { rows: others, own: others.rows, called };
  const { most, some } = misscaledIn(here, beside, ofReturn);
  if (most.length > 0)
    throw new UserError(`${path} was not added: its sums are in another unit than their headings say`, [
      ...most,
      'Mend the heading or the cells: what stands below (£m) is in millions of pounds',
    ]);
  return { missed: beside === undefined ? [] : missedIn(here, beside, ofReturn), misscaled: some };
}

type Judged = Taken & { readonly edition: string; readonly normal: Normal };

interface Ready {
  readonly write: ToWrite;
  readonly added: AddedReturn;
}

function readyOf(each: Judged, { path, force }: ToAdd, { store, beside, folder }: Shelves): Ready {
  const { ofReturn, sheet, rows, edition, normal } = each;
  const { id, title, called, row } = ofReturn;
  const { covers, renamed, leftOut, nameless } = normal;
  const text = csvOf([
    ...(normal.header.length === 0 ? [] : [normal.header]),
    ...normal.rows.map(({ cells }) => cells),
  ]);
  if (text.length > LARGEST_BYTES)
    throw new UserError(`${path} has ${text.length} letters`, [`At most ${LARGEST_BYTES} are kept`]);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const held = store.held(id, edition, false);
  const done = held === undefined ? 'added' : held.sha256 === sha256 ? 'unchanged' : 'replaced';
  if (done === 'replaced' && !force)
    throw new UserError(`${id}_${edition} is held already, as “${held?.what ?? ''}”: nothing was written`, [
      `--force puts ${path} in its place`,
    ]);
  const from = sheet.name === undefined ? {} : { sheet: sheet.name };
  const of = sheet.name === undefined ? '' : `, sheet ${sheet.name}`;
  const what = `${title}, ${printEdition(edition)}: ${basename(path)}${of}`;
  const write = { name: `${id}_${edition}`, text, what, sha256, covers, renamed };
  const printed = `${called} ${printEdition(edition)}`;
  return {
    write,
    added: {
      ...{ id, edition, printed, title, row, ...from, rows: normal.rows.length, covers, leftOut, nameless },
      renamed: Object.fromEntries(renamed),
      unknown: rows.strangers(ofReturn).map(publishedText),
      lacking: lackingIn(rows, ofReturn),
      ...besideNearest(each, path, beside ?? store),
      unread: unreadIn(rows, ofReturn, new Set(normal.rows.map((kept) => kept.row))),
      path: pathOf(folder, write.name),
      done,
      beforeShipped: store.held(id, edition, true) !== undefined,
    },
  };
}
