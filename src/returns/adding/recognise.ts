import { asksOf, isFigure } from '../asks.js';
import type { Return } from '../return.js';
import { Rows, type Table } from '../rows.js';
import type { Spellings } from './spellings.js';

/** A sheet of a publication, or the one table of a CSV file, which has no name. */
export interface Sheet {
  readonly name?: string;
  readonly table: Table;
  /** Cells with a formula that no program has worked out yet, as B12. */
  readonly unworked?: readonly string[];
}

/** A sheet taken for a kind of return. */
export interface Taken {
  readonly ofReturn: Return;
  readonly sheet: Sheet;
  readonly rows: Rows;
  /** How many of the figures that the return asks for stand there. */
  readonly known: number;
}

/** Why nothing is taken for anything, or which of several is meant cannot be known. */
export interface NotTaken {
  readonly found: string;
  readonly right: string;
}

/** Of what a kind asks for, so much has to stand in a sheet that is taken for one: years differ, other publications have a column or two. */
const LEAST = { figures: 2, share: 1 / 4 };

/** What a file may be taken for. */
export interface Hints {
  /** The only kind that is meant. */
  readonly as?: string;
  /** The name of the file, which tells kinds with the same columns apart. */
  readonly file: string;
}

/**
 * Takes each sheet for the kind of return of which most figures stand there, and of the sheets taken for one kind that which has the most:
 * a workbook may hold several kinds, each on a sheet of its own. A kind without a header is taken only where it is named.
 */
export function recognise(
  sheets: readonly Sheet[],
  kinds: readonly Return[],
  spellings: Spellings,
  { as, file }: Hints,
): readonly Taken[] | NotTaken {
  const meant = kinds.filter(({ id, header }) => (as === undefined ? header.length === 0 : id === as));
  const taken = sheets.flatMap((sheet): (readonly Taken[])[] => {
    const fits = meant.flatMap((ofReturn) => fitOf(sheet, ofReturn, spellings, as !== undefined) ?? []);
    const most = Math.max(...fits.map(({ known }) => known));
    return fits.length === 0 ? [] : [fits.filter(({ known }) => known === most)];
  });
  const alike = taken.map((fits) => fits.filter(({ ofReturn }) => as !== undefined || isNamed(ofReturn, file)));
  const open = taken.find((fits, index) => fits.length > 1 && alike[index]?.length !== 1);
  if (open !== undefined) {
    const ids = open.map(({ ofReturn }) => ofReturn.id);
    return {
      found: `it may be ${ids.join(' or ')}, which have the same columns`,
      right: `Say which: --as ${ids.join(' or --as ')}`,
    };
  }
  const one = alike.flat();
  const twice = [...new Set(one.map(({ ofReturn }) => ofReturn.id))].map((id) =>
    bestOf(one.filter(({ ofReturn }) => ofReturn.id === id)),
  );
  const tie = twice.find((fits) => fits.length > 1);
  if (tie !== undefined) {
    const names = tie.map(({ sheet }) => `"${sheet.name ?? ''}"`);
    return {
      found: `two of its sheets may be ${tie[0]?.ofReturn.id ?? ''}: ${names.join(' and ')}`,
      right: `Say which: --sheet ${names[0] ?? ''}`,
    };
  }
  return twice.flat();
}

function bestOf(fits: readonly Taken[]): Taken[] {
  const most = Math.max(...fits.map(({ known }) => known));
  return fits.filter(({ known }) => known === most);
}

function fitOf(sheet: Sheet, ofReturn: Return, spellings: Spellings, isMeant: boolean): Taken | undefined {
  const rows = Rows.of(sheet.table, ofReturn, spellings.get(ofReturn.id));
  if (rows === undefined) return undefined;
  const known = rows.known(ofReturn);
  const least = isMeant ? 1 : Math.max(LEAST.figures, Math.ceil(asksOf(ofReturn).length * LEAST.share));
  // Codes and names stand in every table of trusts: a figure makes it this one.
  const figures = asksOf(ofReturn).filter(isFigure);
  const isBare = figures.length > 0 && !figures.some(({ ask }) => rows.finds(ask));
  return known < least || (isBare && !isMeant) ? undefined : { ofReturn, sheet, rows, known };
}

/** Kinds that say a word of a file's name are no other file's. */
function isNamed({ named }: Return, file: string): boolean {
  return named === undefined || file.toLowerCase().includes(named.toLowerCase());
}
