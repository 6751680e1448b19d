import type { Workbook } from 'exceljs';
import JSZip from 'jszip';

/** Every file of the package, and the document itself, bear this date: the same book gives the same bytes. */
const FIXED_DATE = new Date(Date.UTC(2000, 0, 1));

export function stampWorkbook(workbook: Workbook): void {
  workbook.creator = 'Decant';
  workbook.lastModifiedBy = 'Decant';
  workbook.created = FIXED_DATE;
  workbook.modified = FIXED_DATE;
}

/** The workbook's bytes, zipped again in a fixed order with fixed dates. */
export async function repeatableBytes(workbook: Workbook): Promise<Buffer> {
  const written = await JSZip.loadAsync(await workbook.xlsx.writeBuffer());
  const zip = new JSZip();
  // A reader of the format expects the list of contents first.
  const names = Object.keys(written.files).filter((name) => written.files[name]?.dir === false);
  names.sort((a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1));
  for (const name of names) {
    const bytes = await written.files[name]?.async('nodebuffer');
    if (bytes !== undefined) zip.file(name, bytes, { date: FIXED_DATE, createFolders: false });
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 6 } });
}
