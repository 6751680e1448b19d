import { join } from 'node:path';
import { askProgram } from '../boundedProgram.js';
import { weighZip } from '../zip/index.js';

/** A sheet of a workbook as text, row 1 first, as a spreadsheet numbers them. */
export interface Sheet {
  readonly name: string;
  readonly table: readonly (readonly string[])[];
  /** Cells with a formula that no program has worked out yet, as B12: they have no value. */
  readonly unworked: readonly string[];
}

/** What the program writes. */
export type Reply = { readonly sheets: readonly Sheet[] } | { readonly wrong: string };

type Refuse = (found: string, right: string) => void;

/** A publisher's workbook comes from the web: these bound what it may cost. The largest known, ERIC by site, has 660,000 cells. */
export const BOUNDS = {
  unpacked: { parts: 500, bytes: 100_000_000, marks: 6_000_000 },
  cells: 1_000_000,
  rows: 200_000,
  memoryMb: 500,
  seconds: 60,
  reply: 100_000_000,
} as const;

const XLSX = '504b0304';
const XLS = 'd0cf11e0';
const AS_CSV = 'Save the sheet that is meant as CSV and add that';

/** The built program that reads workbooks, of an installed Decant by its folder. */
export function workbookProgram(decant: string): string {
  return join(decant, 'dist', 'files', 'publishedWorkbook', 'program.js');
}

/** Whether these are the bytes of a spreadsheet's own file, XLSX or XLS. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return [XLSX, XLS].includes(signature(bytes));
}

/**
 * Every sheet of an XLSX or XLS workbook as text: numbers with all their digits, dates as 2006-08-14, percentages as 3%, formulas as what
 * was last worked out, errors as #N/A. A program of its own reads it, by its built file, which is ended where it takes more memory or time
 * than a workbook may. Undefined where it cannot be read, and `refuse` is told why.
 */
export function readWorkbook(bytes: Uint8Array, program: string, refuse: Refuse): readonly Sheet[] | undefined {
  // The library inflates without a bound: an archive that is larger, or other, than it says never reaches it.
  if (signature(bytes) === XLSX && !weighZip(bytes, BOUNDS.unpacked, refuse)) return undefined;
  const asked = askProgram(program, [], bytes, BOUNDS);
  if ('past' in asked)
    return void refuse(`reading this workbook takes more than ${asked.past}, or it is damaged`, AS_CSV);
  const reply = asked.answer as Reply;
  return 'sheets' in reply ? reply.sheets : void refuse(reply.wrong, AS_CSV);
}

function signature(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex');
}
