import { Worker } from 'node:worker_threads';
import { weighZip } from '../zip/index.js';

/** A sheet of a workbook as text, row 1 first, as a spreadsheet numbers them. */
export interface Sheet {
  readonly name: string;
  readonly table: readonly (readonly string[])[];
}

/** What the thread is given. */
export interface Task {
  readonly bytes: Uint8Array;
  readonly mostCells: number;
  readonly mostRows: number;
}

/** What the thread sends back. */
export type Reply = { readonly sheets: readonly Sheet[] } | { readonly wrong: string };

type Refuse = (found: string, right: string) => void;

/** A publisher's workbook comes from the web: these bound what it may cost. The largest known, ERIC by site, has 660,000 cells. */
export const BOUNDS = {
  entries: 500,
  unpacked: 200_000_000,
  cells: 1_000_000,
  rows: 200_000,
  memoryMb: 700,
  seconds: 60,
} as const;

const XLSX = '504b0304';
const XLS = 'd0cf11e0';
const AS_CSV = 'Save the sheet that is meant as CSV and add that';

/** Whether these are the bytes of a spreadsheet's own file, XLSX or XLS. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return [XLSX, XLS].includes(signature(bytes));
}

/**
 * Every sheet of an XLSX or XLS workbook as text: numbers with all their digits, dates as 2006-08-14, percentages as 3%, formulas as what
 * was last worked out, errors as #N/A. It is read in a thread of its own, `thread` by its built file, which is ended where it takes more
 * memory or time than a workbook may. Undefined where it cannot be read, and `refuse` is told why.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  thread: string,
  refuse: Refuse,
): Promise<readonly Sheet[] | undefined> {
  // The library inflates without a bound: an archive that is larger, or other, than it says never reaches it.
  if (signature(bytes) === XLSX && !weighZip(bytes, BOUNDS.entries, BOUNDS.unpacked, refuse)) return undefined;
  const task: Task = { bytes, mostCells: BOUNDS.cells, mostRows: BOUNDS.rows };
  const reply = await inThread(thread, task);
  return 'sheets' in reply ? reply.sheets : void refuse(reply.wrong, AS_CSV);
}

function signature(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex');
}

async function inThread(thread: string, workerData: Task): Promise<Reply> {
  const worker = new Worker(thread, { workerData, resourceLimits: { maxOldGenerationSizeMb: BOUNDS.memoryMb } });
  return new Promise<Reply>((resolve, reject) => {
    const late = setTimeout(() => {
      resolve({ wrong: `reading it takes more than ${BOUNDS.seconds} seconds` });
    }, BOUNDS.seconds * 1000);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        resolve({ wrong: `reading it takes more than ${BOUNDS.memoryMb} MB of memory` });
      else reject(error);
    });
    // A thread that ends without a word would leave its caller waiting.
    worker.once('exit', () => {
      resolve({ wrong: 'this workbook cannot be read' });
      clearTimeout(late);
    });
  }).finally(() => worker.terminate());
}
