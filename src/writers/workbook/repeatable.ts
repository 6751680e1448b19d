import type { Workbook, Worksheet } from 'exceljs';
import { unzipSync } from 'fflate';
import { zipOf } from '../../files/zip/index.js';
import { addCharts, type SheetCharts } from './chartParts.js';
import { shareStyles } from './sharedStyles.js';

/** The document bears this date, as every file of its package does: the same book gives the same bytes. */
const FIXED_DATE = new Date(Date.UTC(2000, 0, 1));
const CONTENTS = '[Content_Types].xml';

/** What completes a sheet's XML, where exceljs has written only part of it. */
export type Completed = ReadonlyMap<Worksheet, (xml: string) => Buffer>;

export function stampWorkbook(workbook: Workbook): void {
  workbook.creator = 'Decant';
  workbook.lastModifiedBy = 'Decant';
  workbook.created = FIXED_DATE;
  workbook.modified = FIXED_DATE;
}

/** The workbook's bytes, its sheets completed and its charts added, zipped in a fixed order with fixed dates. */
export async function repeatableBytes(workbook: Workbook, completed: Completed, charts?: SheetCharts): Promise<Buffer> {
  const complete = new Map([...completed].map(([{ id }, fill]) => [`xl/worksheets/sheet${id}.xml`, fill]));
  shareStyles(workbook);
  // exceljs deflates slowly, and what it would deflate is deflated again below.
  const written = unzipSync(Buffer.from(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })));
  const entries = new Map<string, Buffer>();
  for (const [name, bytes] of Object.entries(written).filter(([name]) => !name.endsWith('/'))) {
    const fill = complete.get(name);
    complete.delete(name);
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    entries.set(name, fill === undefined ? content : fill(content.toString('utf8')));
  }
  if (complete.size > 0) throw new Error(`the package has no ${[...complete.keys()].join(', ')}`);
  if (charts !== undefined) {
    addCharts(
      {
        read: (name) => entries.get(name)?.toString('utf8'),
        write: (name, xml) => entries.set(name, Buffer.from(xml, 'utf8')),
      },
      charts,
    );
  }
  // A reader of the format expects the list of contents first.
  const inOrder = [...entries].sort(([a], [b]) => Number(b === CONTENTS) - Number(a === CONTENTS) || (a < b ? -1 : 1));
  return zipOf(inOrder);
}
