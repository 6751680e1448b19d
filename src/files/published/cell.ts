/** A cell that holds no value, and how it says so: nothing at all, `-`, `Not Applicable`. It is never 0. */
export interface NoValue {
  readonly kind: 'none';
  /** As the cell has it; empty where it is blank. */
  readonly said: string;
}

/** A cell that holds something else than was looked for: why, as in `is "Hybrid", which is not a number`, and what would be right. */
export interface Unread {
  readonly kind: 'wrong';
  readonly wrong: string;
  readonly right: string;
}

/** No number, no date and no mark for a missing value is longer. */
const LONGEST = 80;
const SHOWN = 40;

/** Words and marks with which publishers fill a cell that has no value: ERIC's, KH03's, the statisticians' shorthand, a spreadsheet's errors. */
const NO_VALUE = new Set([
  ...[
    '',
    '-',
    '–',
    '—',
    '.',
    '..',
    '...',
    '*',
    '**',
    ':',
    'n/a',
    'na',
    'n.a.',
    'nk',
    'null',
    'none',
    'tbc',
    'not known',
  ],
  ...['not applicable', 'not available', 'not provided', 'not collected', 'not stated', 'not recorded', 'no data'],
  ...['data not provided', 'no data provided', 'data not available', 'no service', 'suppressed'],
  ...['[c]', '[u]', '[w]', '[x]', '[z]'],
  ...['#n/a', '#ref!', '#value!', '#div/0!', '#name?', '#null!', '#num!'],
]);

/**
 * A published text on one line: spaces of every kind, tabs and line breaks are one space, marks that nobody sees are gone. Headers that
 * look alike are alike so.
 */
export function publishedText(cell: string): string {
  return cell.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/** Zero-width spaces and joiners, the soft hyphen, a byte-order mark inside a text. `\s` knows all that are as wide as a space. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** A cell as text to be read as a number or a date; or what it is instead. */
export function textOrNone(cell: string, what: string, right: string): string | NoValue | Unread {
  if (cell.length > LONGEST) return unread(cell, what, right);
  const text = publishedText(cell);
  return NO_VALUE.has(text.toLowerCase()) ? { kind: 'none', said: text } : text;
}

/** `is "Hybrid", which is not a number`. */
export function unread(cell: string, what: string, right: string): Unread {
  const text = cell.trim();
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return { kind: 'wrong', wrong: `is "${shown}", which is not ${what}`, right };
}
