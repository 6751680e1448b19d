import type { Workbook, Worksheet } from 'exceljs';
import type { PlacedChart, SheetCharts } from './chartParts.js';
import type { ChartOnCells } from './charted.js';
import { writeFormula, writeNumber, writeText } from './cells.js';
import type { ChartOfLines, ChartPicture, SiteWorkbook } from './contents.js';
import { Flow } from './flow.js';
import { formatOf } from './formats.js';
import { setPrinting } from './layout.js';
import { nativeChartOf } from './nativeChart.js';
import { FILLS } from './styles.js';

const TITLE = 'Charts';
/** Charts and pictures span these columns; the cells behind a chart stand to the right of them, and are not printed. */
const COLUMNS = 10;
const COLUMN_WIDTH = 13;
const BLOCK_COLUMN = COLUMNS + 2;
const BLOCK_WIDTHS = [26, 14, 14, 14, 14, 14, 14, 14, 14, 14];
const ROW_PIXELS = 20;
const CHART = { width: 950, height: 18 * ROW_PIXELS };
const PICTURE = { width: 950, height: 33 * ROW_PIXELS };

/** The charts live on cells, one under another, and pictures of what no cell holds; the files of their names stand beside the workbook. */
export function writeCharts(workbook: Workbook, report: SiteWorkbook): SheetCharts {
  const { charts, chartsOfLines = [], cover, book } = report;
  const widths = Array.from({ length: COLUMNS }, () => COLUMN_WIDTH);
  const flow = new Flow(workbook, TITLE, widths);
  [2, ...BLOCK_WIDTHS].forEach((width, index) => (flow.sheet.getColumn(BLOCK_COLUMN - 1 + index).width = width));
  flow.line(TITLE, 'title');
  if (cover.banner !== undefined) flow.banner(cover.banner);
  const placed: PlacedChart[] = [];
  const live = new Set(chartsOfLines.flatMap(({ file }) => file ?? []));
  const pictures = charts.filter(({ file }) => !live.has(file));
  if (chartsOfLines.length > 0)
    flow.paragraph('These charts follow the cells of this workbook. What a bridge reads stands to its right.', 'note');
  for (const of of chartsOfLines) {
    const corner = { prefix: `${TITLE}!`, column: BLOCK_COLUMN, row: flow.next + 1 };
    placed.push(writeChart(flow, of, nativeChartOf(book, of, corner)));
  }
  if (pictures.length > 0) {
    flow.gap();
    flow.paragraph('Pictures of the run as written: they do not follow a change in this workbook.', 'note');
  }
  for (const picture of pictures) writePicture(workbook, flow, picture);
  setPrinting(flow.sheet);
  return { sheet: flow.sheet.id, charts: placed };
}

function writeChart(flow: Flow, { file, source }: ChartOfLines, { chart, block }: ChartOnCells): PlacedChart {
  flow.gap();
  const row = flow.next - 1;
  writeBlock(flow.sheet, block);
  flow.next += Math.max(CHART.height / ROW_PIXELS, block.rows.length === 0 ? 0 : block.rows.length + 2);
  flow.paragraph(file === undefined ? source : `${source} (as a picture: charts/${file})`, 'note');
  return { chart, row, ...CHART };
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

function writePicture(workbook: Workbook, flow: Flow, { file, title, png, caption }: ChartPicture): void {
  flow.gap();
  flow.line(title, 'heading');
  const [across, down] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const scale = Math.min(PICTURE.width / across, PICTURE.height / down);
  const [width, height] = [Math.round(across * scale), Math.round(down * scale)];
  const id = workbook.addImage({ buffer: png as unknown as ExcelBuffer, extension: 'png' });
  const tl = { col: 0, row: flow.next - 1 };
  flow.sheet.addImage(id, { tl, ext: { width, height }, editAs: 'oneCell' });
  flow.next += Math.ceil(height / ROW_PIXELS) + 1;
  flow.paragraph(caption === undefined ? `charts/${file}` : `${caption} (charts/${file})`, 'note');
}

type ExcelBuffer = NonNullable<Parameters<Workbook['addImage']>[0]['buffer']>;
