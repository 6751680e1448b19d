import { createDrawing, createPicture, type Pen } from '../charts/canvas.js';
import type { ChartFigures } from '../../report/figures/index.js';
import type { SitePlanFigure } from '../../report/land/index.js';
import { formatHectares } from '../../words/labels/index.js';
import { MARGIN, layFrame, type Frame } from '../charts/frame.js';
import { frameOf, shorten } from '../charts/heading.js';
import { WIDTH } from '../charts/palette.js';
import { drawPanel, panelHeights, type PanelHeights } from './panel.js';
import { idleOptions, panelsOf, releases, type PlanPanel } from './panels.js';
import type { Box } from './frame.js';

const PLAN_HEIGHT = { single: 660, several: 430 };
const BETWEEN = 24;
/** A hundredth of a unit is finer than any print. */
const FURTHER_DECIMALS = /(\.\d\d)\d+/g;

/** A folder that asks for more than this would fill the page with them. */
const MOST_ATTRIBUTIONS = 24;

/** More panels than this do not fit a page. */
export const MOST_PANELS = 6;

/** The plan of the site as PNG: blocks, constraints, parcels; a panel for every different set of emptied blocks and parcels. */
export async function drawSitePlan(figures: ChartFigures): Promise<Buffer> {
  const sheet = layPlan(figures);
  const { canvas, pen } = createPicture(WIDTH, sheet.height);
  sheet.draw(pen);
  return canvas.encode('png');
}

/** The same drawing as SVG: no text, script or link in it, as every letter is an outline; the same figures give the same bytes. */
export function drawSitePlanSvg(figures: ChartFigures): Buffer {
  const sheet = layPlan(figures);
  const { canvas, pen } = createDrawing(WIDTH, sheet.height);
  sheet.draw(pen);
  const size = `width="${WIDTH}" height="${sheet.height}"`;
  // With a view box it fits whatever page it is put on.
  const fitted = canvas.getContent().toString().replace(size, `${size} viewBox="0 0 ${WIDTH} ${sheet.height}"`);
  return Buffer.from(renumbered(fitted).replace(FURTHER_DECIMALS, '$1'));
}

/** The drawing's marks counted from 1: as they come, they are counted on from the drawing before. */
function renumbered(svg: string): string {
  const marks = new Map<string, number>();
  return svg.replace(/\bcl_[0-9a-f]+\b/g, (mark) => {
    if (!marks.has(mark)) marks.set(mark, marks.size + 1);
    return `clip${marks.get(mark) ?? 0}`;
  });
}

/** The plan of the site as a file. */
export async function drawSitePlanFile(figures: ChartFigures, format: 'png' | 'svg'): Promise<Buffer> {
  return format === 'png' ? drawSitePlan(figures) : drawSitePlanSvg(figures);
}

interface Sheet {
  readonly height: number;
  readonly draw: (pen: Pen) => void;
}

/** Where every panel stands, two in a row where there are several. */
function layPlan(figures: ChartFigures): Sheet {
  const { sitePlan } = figures;
  const all = panelsOf(sitePlan);
  const panels = all.slice(0, MOST_PANELS);
  const columns = panels.length > 1 ? 2 : 1;
  const width = (WIDTH - 2 * MARGIN - (columns - 1) * BETWEEN) / columns;
  const laid = layFrame(planFrame(figures, all));
  const placed: { panel: PlanPanel; box: Box; heights: PanelHeights }[] = [];
  let y = laid.top;
  for (const row of rowsOfPanels(panels, columns)) {
    const heights = highest(row.map((panel) => panelHeights(sitePlan, panel, width)));
    const height = heights.head + (columns === 1 ? PLAN_HEIGHT.single : PLAN_HEIGHT.several) + heights.rows;
    row.forEach((panel, column) => {
      placed.push({ panel, box: { x: MARGIN + column * (width + BETWEEN), y, width, height }, heights });
    });
    y += height + BETWEEN;
  }
  const height = Math.ceil(y - BETWEEN + laid.bottom);
  return {
    height,
    draw: (pen) => {
      for (const { panel, box, heights } of placed) drawPanel(pen, sitePlan, panel, box, heights);
      laid.draw(pen, height);
    },
  };
}

function rowsOfPanels(panels: readonly PlanPanel[], columns: number): PlanPanel[][] {
  const rows = Math.ceil(panels.length / columns);
  return Array.from({ length: rows }, (_, row) => panels.slice(row * columns, (row + 1) * columns));
}

/** Room for the highest of each, so that the plans of a row stand level. */
function highest(heights: readonly PanelHeights[]): PanelHeights {
  return {
    head: Math.max(0, ...heights.map(({ head }) => head)),
    rows: Math.max(0, ...heights.map(({ rows }) => rows)),
  };
}

function planFrame(figures: ChartFigures, panels: readonly PlanPanel[]): Frame {
  const { sitePlan } = figures;
  const frame = frameOf(figures, sitePlan, `plan of the site, ${findingOf(panels)}`, subtitleOf(sitePlan, panels));
  const [source = '', ...others] = frame.footer;
  return { ...frame, footer: [source, ...attributionLines(sitePlan), ...others] };
}

/** Land that no block holds may be sold where none is emptied. */
export function findingOf(panels: readonly PlanPanel[]): string {
  const isEmptied = panels.some(({ states }) => states.includes('emptied'));
  if (panels.some(({ parcels }) => parcels.length > 0))
    return isEmptied ? 'blocks emptied and parcels of land' : 'parcels of land, and no block emptied';
  return isEmptied ? 'blocks emptied, no parcel of land' : 'no land is released';
}

/** What the makers of the maps ask for stands on every copy of the plan, each on a line of its own. */
export function attributionLines({ attributions }: SitePlanFigure): string[] {
  const left = attributions.length - MOST_ATTRIBUTIONS;
  return [
    ...attributions.slice(0, MOST_ATTRIBUTIONS).map((line) => `${line}.`),
    ...(left > 0 ? [`${left} more attributions: see the workbook.`] : []),
  ];
}

export function subtitleOf(figure: SitePlanFigure, panels: readonly PlanPanel[]): string {
  const sentences: string[] = [];
  if (figure.siteAreaM2 !== null) sentences.push(`Site ${formatHectares(figure.siteAreaM2)}.`);
  const [only] = panels;
  if (only?.whyNone !== undefined && !releases(only)) sentences.push(only.whyNone);
  const undrawn = [
    ...(figure.constraints.length === 0 ? ['constraint'] : []),
    ...(figure.roads.length === 0 ? ['adopted road'] : []),
  ];
  if (undrawn.length > 0) sentences.push(`No ${undrawn.join(' and no ')} is drawn.`);
  // Where nothing is released nothing is kept back of it.
  if ((figure.parkingM2 ?? 0) >= 0.5 && panels.some(releases))
    sentences.push(
      `Of open ground ${formatHectares(figure.parkingM2 ?? 0)} is kept back for parking that is not drawn.`,
    );
  const idle = idleOptions(figure).map((label) => shorten(label, 40));
  if (idle.length > 0) sentences.push(`Nothing released: ${idle.join('; ')}.`);
  if (panels.length > MOST_PANELS) sentences.push(`${panels.length - MOST_PANELS} more plans are not drawn.`);
  return sentences.join(' ');
}
