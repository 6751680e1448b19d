import { textAnswer } from '../answer.js';
import type { Return } from '../return.js';
import type { Row, Rows } from '../rows.js';

/** Words by which a list says that a contract runs no more: Terminated, Voluntarily terminated, Expired, Ended, Bought out, Handed back. */
const OVER =
  /terminat|expire|ended|bought ?out|buy ?out|hand(?:ed)? ?back|cancel|closed|complete$|completed|dissolved|withdrawn/i;

/** What a list says of a contract that runs no more, in its own words; undefined of one that runs or is being built, or of which it says nothing. */
export function endedAs(ofReturn: Return, rows: Rows, row: Row): string | undefined {
  const status = textAnswer(ofReturn.tells.get('status'), rows, row);
  // InConstruction is not over; nor is one of which construction alone is complete.
  return OVER.test(status) && !/construction/i.test(status) ? status : undefined;
}
