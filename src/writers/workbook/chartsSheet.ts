import type { Workbook, Worksheet } from 'exceljs';
import type { PlacedChart, SheetCharts } from './chartParts.js';
import type { Arrival, ChartOnCells } from './charted.js';
import { colourChecks, writeFormula, writeNumber, writeText } from './cells.js';
import type { ChartOfLines, ChartPicture, SiteWorkbook } from './contents.js';
import { writeStated, type HeldList } from './held.js';
import { Flow } from './flow.js';
import { formatOf } from './formats.js';
import { setPrinting } from './layout.js';
import { colourMarks, writeMark } from './marks.js';
import { nativeChartOf } from './nativeChart.js';
import { FILLS } from './styles.js';
import type { Words } from './words.js';

const TITLE = 'Charts';
/** Charts and pictures span these columns; the cells behind a chart stand to the right of them, and are not printed. */
const COLUMNS = 10;
const COLUMN_WIDTH = 10.4;
const BLOCK_COLUMN = COLUMNS + 2;
const BLOCK_WIDTHS = [26, ...Array.from({ length: 11 }, () => 14)];
const ROW_PIXELS = 20;
const CHART = { width: 775, height: 18 * ROW_PIXELS };
/** A picture's text is made for 170 mm: no narrower than this it is still read on paper. */
const PICTURE_WIDTH = 770;
/** Per cent of full size at which the columns fit A4, and how many rows a page then takes. */
const PRINTED = { scale: 72, rows: 70 };

const FOLLOWS =
  'These charts follow the cells of this workbook. What a bridge reads stands to its right, with a cell that is 1 where its steps arrive at its levels.';

/** The native charts of the sheet, and the cells that say whether its bridges arrive. */
export interface WrittenCharts extends SheetCharts {
  readonly arrivals: readonly Arrival[];
}

/** The charts live on cells, one under another, and pictures of what no cell holds; the files of their names stand beside the workbook. */
export function writeCharts(workbook: Workbook, report: SiteWorkbook, held: HeldList, words?: Words): WrittenCharts {
  const { charts, chartsOfLines = [], cover, book } = report;
  const widths = Array.from({ length: COLUMNS }, () => COLUMN_WIDTH);
  const flow = new Flow(workbook, TITLE, widths);
  [2, ...BLOCK_WIDTHS].forEach((width, index) => (flow.sheet.getColumn(BLOCK_COLUMN - 1 + index).width = width));
  flow.line(TITLE, 'title');
  if (cover.banner !== undefined) flow.banner(cover.banner);
  const page = new Page(flow);
  const placed: PlacedChart[] = [];
  const arrivals: Arrival[] = [];
  const live = new Set(chartsOfLines.flatMap(({ file }) => file ?? []));
  const pictures = charts.filter(({ file }) => !live.has(file));
  if (chartsOfLines.length > 0) {
    const row = flow.next;
    flow.paragraph(FOLLOWS, 'note');
    writeStated(flow.sheet.getCell(row, 1), FOLLOWS, held);
  }
  for (const of of chartsOfLines) {
    const corner = { prefix: `${TITLE}!`, column: BLOCK_COLUMN, row: flow.next + 1 };
    const found = nativeChartOf(book, of, corner);
    page.take(rowsOf(found) + 3);
    placed.push(writeChart(flow, of, found));
    if (found.arrival !== undefined) arrivals.push(found.arrival);
  }
  if (pictures.length > 0) {
    flow.gap();
    if (words !== undefined) writePicturesMark(flow, words);
    flow.paragraph('Pictures of the run as written: they do not follow a change in this workbook.', 'note');
  }
  for (const picture of pictures) {
    page.take(Math.ceil(sizeOf(picture).height / ROW_PIXELS) + 4);
    writePicture(workbook, flow, picture);
  }
  setPrinting(flow.sheet, {
    orientation: 'portrait',
    scale: PRINTED.scale,
    last: { column: COLUMNS, row: flow.next - 1 },
  });
  return { sheet: flow.sheet.id, charts: placed, arrivals };
}

/** In the empty row above the pictures, over columns that are narrow. */
function writePicturesMark({ sheet, next }: Flow, { decant }: Words): void {
  const row = next - 1;
  sheet.mergeCells(row, COLUMNS - 2, row, COLUMNS);
  const cell = sheet.getCell(row, COLUMNS - 2);
  writeMark(cell, decant);
  colourMarks(sheet, cell.address);
}

/** Breaks pages between charts, never within one. */
class Page {
  private start = 1;

  constructor(private readonly flow: Flow) {}

  take(rows: number): void {
    const { next, sheet } = this.flow;
    if (next + rows - this.start <= PRINTED.rows || next === this.start) return;
    sheet.getRow(next - 1).addPageBreak();
    this.start = next;
  }
}

/** The rows that a chart takes, or the cells beside it. */
function rowsOf({ block }: ChartOnCells): number {
  return Math.max(CHART.height / ROW_PIXELS, block.rows.length === 0 ? 0 : block.rows.length + 2);
}

function sizeOf({ png }: ChartPicture): { width: number; height: number } {
  const [across, down] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const scale = PICTURE_WIDTH / across;
  return { width: Math.round(across * scale), height: Math.round(down * scale) };
}

function writeChart(flow: Flow, { file, source }: ChartOfLines, found: ChartOnCells): PlacedChart {
  flow.gap();
  const row = flow.next - 1;
  writeBlock(flow.sheet, found.block);
  if (found.arrival !== undefined)
    colourChecks(flow.sheet, found.arrival.reference.replace(/^.*!/, '').replaceAll('$', ''));
  flow.next += rowsOf(found);
  flow.paragraph(file === undefined ? source : `${source} (as a picture: charts/${file})`, 'note');
  return { chart: found.chart, row, ...CHART };
}

function writeBlock(sheet: Worksheet, { corner, heads, rows }: ChartOnCells['block']): void {
  if (rows.length === 0) return;
  heads.forEach((head, index) => {
    const cell = sheet.getCell(corner.row, corner.column + index);
    writeText(cell, head, 'head');
    cell.fill = FILLS.head;
    cell.alignment = { horizontal: index === 0 ? 'left' : 'right' };
  });
  rows.forEach((row, down) =>
    row.forEach((content, across) => {
      const cell = sheet.getCell(corner.row + 1 + down, corner.column + across);
      if (typeof content === 'string') return writeText(cell, content);
      const { formula, value, unit } = content;
      const format = formatOf(unit, [value]);
      if (formula === '' && value !== null) return writeNumber(cell, value, format);
      writeFormula(cell, formula, value, format, across === 1 ? 'link' : 'formula');
    }),
  );
}

function writePicture(workbook: Workbook, flow: Flow, picture: ChartPicture): void {
  const { file, title, png, caption } = picture;
  flow.gap();
  flow.line(title, 'heading');
  const { width, height } = sizeOf(picture);
  const id = workbook.addImage({ buffer: png as unknown as ExcelBuffer, extension: 'png' });
  const tl = { col: 0, row: flow.next - 1 };
  flow.sheet.addImage(id, { tl, ext: { width, height }, editAs: 'oneCell' });
  flow.next += Math.ceil(height / ROW_PIXELS) + 1;
  flow.paragraph(caption === undefined ? `charts/${file}` : `${caption} (charts/${file})`, 'note');
}

type ExcelBuffer = NonNullable<Parameters<Workbook['addImage']>[0]['buffer']>;
