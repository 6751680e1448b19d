import { createHash } from 'node:crypto';
import { columnNumber } from './columns.js';

/**
 * What one formula says, whoever saved it: spreadsheets drop brackets that change nothing, add some, write TRUE() for TRUE, 1E-12 for
 * 0.000000000001 and E6 for E6:E6, quote sheets or do not, and share one formula among cells. So places are counted from the cell, and
 * what is compared is the order of what is worked out.
 */
const TOKEN =
  /"(?:[^"]|"")*"|\{[^{}]*\}|#[A-Z][A-Z0-9/]*[!?]?|(?:'(?:[^']|'')*'|[A-Za-z_\\][\w.\\]*)!|\$?[A-Za-z]{1,3}\$?\d+(?![\w.(])|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(])|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_\\][\w.\\]*|<=|>=|<>|\s+|./gs;
const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)(\d+)$/;
const NUMBER = /^[\d.]/;
const NAME = /^[A-Za-z_\\]/;
/** A spreadsheet prints fewer digits than it reads. */
const DIGITS = 12;
/** What binds stronger stands higher; a sign before a value binds stronger than a power, as spreadsheets have it. */
const BINDS: Readonly<Record<string, number>> = {
  ...{ '=': 1, '<>': 1, '<': 1, '>': 1, '<=': 1, '>=': 1 },
  ...{ '&': 2, '+': 3, '-': 3, '*': 4, '/': 4, '^': 5, ':': 8 },
};
const [SIGN, PER_CENT] = [7, 6];
/** Functions that Decant writes under the name that every spreadsheet knows, and that some save under the newer one. */
const OLDER: Readonly<Record<string, string>> = {
  'NORM.S.INV': 'NORMSINV',
  'POISSON.DIST': 'POISSON',
};
/** A spreadsheet takes no longer formula, and none nested so deep. */
const [LONGEST, DEEPEST] = [8_192, 1_000];

/** Of an A1 address. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

export function placeOf(address: string): Place {
  const [, , letters = '', , row] = CELL.exec(address) ?? [];
  return { column: columnNumber(letters), row: Number(row) };
}

/** A formula as it stands in a cell, its places counted from there: the same in every cell down or along which it is filled. */
export function fromItsCell(formula: string, at: Place): string[] {
  const tokens: string[] = [];
  for (const token of formula.match(TOKEN) ?? []) {
    const kind = token.charAt(0);
    if (kind === '"' || kind === '{' || kind === '#') tokens.push(token);
    else if (token.trim() !== '')
      tokens.push(NAME.test(kind) || kind === '$' || kind === "'" ? named(token, at) : plain(token));
  }
  return tokens;
}

function plain(token: string): string {
  return NUMBER.test(token) ? String(Number(Number(token).toPrecision(DIGITS))) : token;
}

/** A cell, a sheet, or what else has a name. */
function named(token: string, at: Place): string {
  if (token.endsWith('!'))
    return `${token
      .replace(/^'|'!$|!$/g, '')
      .replaceAll("''", "'")
      .toUpperCase()}!`;
  const cell = CELL.exec(token);
  if (cell !== null) {
    const [, holdsColumn, letters = '', holdsRow, digits] = cell;
    const [column, row] = [columnNumber(letters.toUpperCase()), Number(digits)];
    return `R${holdsRow ? row : `[${row - at.row}]`}C${holdsColumn ? column : `[${column - at.column}]`}`;
  }
  const name = token.toUpperCase();
  if (!name.includes('.')) return name;
  const bare = name.replace(/^(_XLFN\.)?(_XLWS\.)?/, '');
  return OLDER[bare] ?? bare;
}

/** A hospital's workbook has some 15,000 formulas that differ. */
const MOST_PRINTS = 30_000;
const PRINTS = new Map<string, string>();

/** A short print of what a formula in a cell says: two that say the same have the same. */
export function printOf(formula: string, at: Place): string {
  if (formula.length > LONGEST) return hashOf(formula);
  const tokens = fromItsCell(formula, at);
  const key = tokens.join(' ');
  const known = PRINTS.get(key);
  if (known !== undefined) return known;
  const print = hashOf(new InOrder(tokens).written());
  if (PRINTS.size >= MOST_PRINTS) PRINTS.clear();
  PRINTS.set(key, print);
  return print;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Writes a formula with a bracket round each thing that is worked out, and with no other. What is no formula stays as it is. */
class InOrder {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly string[]) {}

  written(): string {
    const written = this.expression(0);
    return this.next === this.tokens.length ? written : this.tokens.join(' ');
  }

  private expression(above: number): string {
    if (++this.depth > DEEPEST) this.next = Infinity;
    let left = this.operand();
    for (let token = this.peek(); token !== undefined; token = this.peek()) {
      const binds = token === '%' ? PER_CENT : BINDS[token];
      if (binds === undefined || binds <= above) break;
      this.next++;
      if (token === '%') left = `(${left} %)`;
      else {
        const right = this.expression(binds);
        // A range of one cell is the cell.
        left = token === ':' && withoutSheet(left) === right ? left : `(${left} ${token} ${right})`;
      }
    }
    this.depth--;
    return left;
  }

  private operand(): string {
    const token = this.take();
    if (token === '-' || token === '+') {
      const of = this.expression(SIGN - 1);
      return token === '+' ? of : `(- ${of})`;
    }
    if (token === '(') {
      const inside = this.list();
      return inside.length === 1 ? (inside[0] ?? '') : `(${inside.join(', ')})`;
    }
    if (token.endsWith('!') && token.length > 1) return token + this.operand();
    if (this.peek() !== '(' || !NAME.test(token)) return token;
    this.next++;
    const inside = this.list();
    return (token === 'TRUE' || token === 'FALSE') && inside.join() === '' ? token : `${token}(${inside.join(', ')})`;
  }

  /** What stands between brackets of which the first is behind. */
  private list(): string[] {
    const found = [''];
    for (let token = this.peek(); token !== undefined && token !== ')'; token = this.peek()) {
      if (token === ',') {
        this.next++;
        found.push('');
      } else {
        const before = this.next;
        found[found.length - 1] += this.expression(0);
        if (this.next === before) break;
      }
    }
    if (this.peek() === ')') this.next++;
    return found;
  }

  private peek(): string | undefined {
    return this.tokens[this.next];
  }

  private take(): string {
    return this.tokens[this.next++] ?? '';
  }
}

function withoutSheet(reference: string): string {
  return reference.slice(reference.lastIndexOf('!') + 1);
}
