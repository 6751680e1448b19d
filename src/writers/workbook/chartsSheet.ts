import type { Workbook } from 'exceljs';
import type { ChartPicture } from './contents.js';
import { Flow } from './flow.js';
import { setPrinting } from './layout.js';

/** As large as a printed page takes, with its title and caption. */
const WIDEST = 960;
const HIGHEST = 720;
const ROW_PIXELS = 20;

/** The charts as pictures, one under another, each under its title; the files of the same names stand beside the workbook. */
export function writeCharts(workbook: Workbook, charts: readonly ChartPicture[], banner?: string): void {
  const flow = new Flow(
    workbook,
    'Charts',
    Array.from({ length: 10 }, () => 14),
  );
  flow.line('Charts', 'title');
  if (banner !== undefined) flow.banner(banner);
  flow.paragraph('Pictures of the run as written: they do not follow a change in this workbook.', 'note');
  for (const { file, title, png, caption } of charts) {
    flow.gap();
    flow.line(title, 'heading');
    const [across, down] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    const scale = Math.min(WIDEST / across, HIGHEST / down);
    const [width, height] = [Math.round(across * scale), Math.round(down * scale)];
    const id = workbook.addImage({ buffer: png as unknown as ExcelBuffer, extension: 'png' });
    const tl = { col: 0, row: flow.next - 1 };
    flow.sheet.addImage(id, { tl, ext: { width, height }, editAs: 'oneCell' });
    flow.next += Math.ceil(height / ROW_PIXELS) + 1;
    flow.paragraph(caption === undefined ? `charts/${file}` : `${caption} (charts/${file})`, 'note');
    // Printed, each chart has a page of its own.
    flow.sheet.getRow(flow.next - 1).addPageBreak();
  }
  setPrinting(flow.sheet);
}

type ExcelBuffer = NonNullable<Parameters<Workbook['addImage']>[0]['buffer']>;
