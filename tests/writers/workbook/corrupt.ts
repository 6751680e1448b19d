import type { Edit, FormulaCell } from './package.js';

/** Not a whole number: a check that a corruption elsewhere has turned to 0 must not come back to 1. */
const TOO_MUCH = 1.37;

/**
 * A pound more is lost in the rounding of billions: of more than a million it is more than a millionth. No two corruptions are the same:
 * where a cell divides by another, and both are equal and alike too large, the one would hide the other.
 */
function tooMuch(value: number, nth: number): number {
  return (TOO_MUCH + nth / 100) * Math.max(1, Math.abs(value) / 1e6);
}

/** What a formula is made of: its functions and operators; a bare reference is a link. */
function kindsOf(formula: string): string[] {
  const bare = formula.replace(/"[^"]*"|'[^']*'!/g, '');
  const functions = [...bare.matchAll(/([A-Z]+)\(/g)].map(([, name = '']) => name);
  const operators = bare.match(/<>|<=|>=|[-+*/^&=<>]/g) ?? [];
  const kinds = new Set([...functions, ...operators]);
  return kinds.size === 0 ? ['link'] : [...kinds];
}

/** The kinds of a cell's formula, each with where it stands. */
export function kindsOn({ sheet, address, formula }: FormulaCell, inTables: ReadonlySet<string>): string[] {
  const where = inTables.has(`${sheet}!${address}`) ? `${sheet}, a table of members` : sheet;
  return kindsOf(formula).map((kind) => `${where}: ${kind}`);
}

/**
 * One corruption for each kind of formula on each sheet, and in its tables of members apart: a cell of that kind whose value is known is made too large (or one
 * letter too long). A cell may stand for several kinds; no row is spoiled twice where another would do.
 */
export function corruptOneOfEachKind(
  cells: readonly FormulaCell[],
  inTables: ReadonlySet<string>,
): { edits: Edit[]; kinds: string[] } {
  const edits: Edit[] = [];
  const covered = new Set<string>();
  const rows = new Set<string>();
  const sound = cells.filter(({ cached }) => typeof cached === 'number' || typeof cached === 'string');
  for (const isFresh of [true, false]) {
    for (const cell of sound) {
      const row = `${cell.sheet}!${cell.address.replace(/[A-Z]+/, '')}`;
      const kinds = kindsOn(cell, inTables);
      if (kinds.every((kind) => covered.has(kind)) || (isFresh && rows.has(row))) continue;
      for (const kind of kinds) covered.add(kind);
      rows.add(row);
      const { cached } = cell;
      const formula =
        typeof cached === 'number' ? `(${cell.formula})+${tooMuch(cached, edits.length)}` : `${cell.formula}&"x"`;
      edits.push({ sheet: cell.sheet, address: cell.address, formula });
    }
  }
  return { edits, kinds: [...covered] };
}
