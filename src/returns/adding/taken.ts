import { basename } from 'node:path';
import { didYouMean, UserError } from '../../problems/index.js';
import { columnsOf } from '../asks.js';
import type { Return } from '../return.js';
import { EDITION_RULES, editionOfRows, editionsIn, editionTyped } from './edition.js';
import { recognise, type Sheet, type Taken } from './recognise.js';
import type { Spellings } from './spellings.js';
import type { ToAdd } from './toAdd.js';

/** Text above a header that is looked through for a year, in letters. */
const LONGEST_TITLES = 20_000;

/** What of a publication is taken for which kind of return; throws `UserError` where nothing is, or where that cannot be known. */
export function takenOf(
  { path, as, sheet }: ToAdd,
  sheets: readonly Sheet[],
  kinds: readonly Return[],
  spellings: Spellings,
): readonly Taken[] {
  const names = sheets.flatMap(({ name }) => name ?? []);
  const meant =
    sheet === undefined
      ? sheets
      : sheets.filter(({ name }) => name?.trim().toLowerCase() === sheet.trim().toLowerCase());
  if (meant.length === 0)
    throw new UserError(`${path} has no sheet ${sheet ?? ''}`, [
      names.length === 0
        ? 'It is no workbook: leave --sheet out'
        : (didYouMean(sheet ?? '', names) ?? `It has ${names.join(', ')}`),
    ]);
  const taken = recognise(meant, kinds, spellings, { file: basename(path), ...(as === undefined ? {} : { as }) });
  if ('found' in taken) throw new UserError(`${path} was not added: ${taken.found}`, [taken.right]);
  if (taken.length > 0) return taken;
  throw notTaken(path, kinds, as);
}

function notTaken(path: string, kinds: readonly Return[], as: string | undefined): UserError {
  const kind = kinds.find(({ id }) => id === as);
  if (kind === undefined)
    return new UserError(
      `${path} was not added: nothing in its first 20 rows is the header of a return that is known`,
      [
        'Add the publisher’s file as it was downloaded, header and all; or say what it is:',
        ...kinds.map(({ id, title }) => `--as ${id}: ${title}`),
      ],
    );
  const key = kind.tells.get(kind.row);
  const columns = key === undefined ? [] : columnsOf(key);
  return new UserError(`${path} is no ${kind.title}`, [
    `None of its first 20 rows names the column ${columns.join(' or ')}`,
  ]);
}

/** The edition of what was taken: as typed, as its rows say, or as its titles and its name agree; none that is still to come. */
export function editionOf(taken: Taken, toAdd: ToAdd, today = new Date()): string {
  const edition = editionSaid(taken, toAdd);
  const year = Number(edition.slice(0, 4));
  if (year >= FIRST_YEAR && year <= today.getFullYear()) return edition;
  throw new UserError(`${toAdd.path} was not added: it would be ${taken.ofReturn.called} of ${edition}`, [
    `No such return is of a year before ${FIRST_YEAR}, nor published of one that begins after today, in ${today.getFullYear()}`,
    `Say of when it is: ${EDITION_RULES[taken.ofReturn.edition]}`,
  ]);
}

/** Before it none of these returns was collected. */
const FIRST_YEAR = 1990;

function editionSaid({ ofReturn, rows, sheet }: Taken, { path, edition }: ToAdd): string {
  const rule = EDITION_RULES[ofReturn.edition];
  if (edition !== undefined) {
    const typed = editionTyped(edition, ofReturn.edition);
    if (typed === undefined)
      throw new UserError(`--edition ${edition} is none of ${ofReturn.title}`, [`Write it as in ${rule}`]);
    return typed;
  }
  if (ofReturn.edition === 'rows') {
    const found = editionOfRows(rows.rows.flatMap((row) => rows.period(row) ?? []));
    if (found === undefined)
      throw new UserError(`${path}: no row of it says which month it is of`, [`Say which year it is: ${rule}`]);
    return found;
  }
  const titles = sheet.table
    .slice(0, Math.max(0, rows.headerRow - 1))
    .flat()
    .join(' | ')
    .slice(0, LONGEST_TITLES);
  const [above, named] = [titles, basename(path)].map((text) => editionsIn(text, ofReturn.edition));
  const found = [...new Set([...(above ?? []), ...(named ?? [])])];
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const said =
    found.length === 0
      ? 'neither its name nor what stands above its header says of when'
      : `it says ${found.join(' and ')}`;
  throw new UserError(`${path} was not added: it is ${ofReturn.title}, and ${said}`, [`Say which: ${rule}`]);
}
