import { createPicture } from './canvas.js';
import type { ChartFigures, SitePlanFigure } from './figures.js';
import { MARGIN, layFrame, type Frame } from './frame.js';
import { frameOf, shorten } from './heading.js';
import { formatHectares } from './money.js';
import { WIDTH } from './palette.js';
import { drawPanel, headHeight } from './plan/panel.js';
import { empties, idleOptions, panelsOf, type PlanPanel } from './plan/panels.js';

const PLAN_HEIGHT = { single: 660, several: 430 };
const BETWEEN = 24;

/** More panels than this do not fit a page. */
export const MOST_PANELS = 6;

/** The plan of the site, blocks kept, emptied and PFI: a panel for every different set of emptied blocks. */
export async function drawSitePlan(figures: ChartFigures): Promise<Buffer> {
  const { sitePlan } = figures;
  const all = panelsOf(sitePlan);
  const panels = all.slice(0, MOST_PANELS);
  const columns = panels.length > 1 ? 2 : 1;
  const width = (WIDTH - 2 * MARGIN - (columns - 1) * BETWEEN) / columns;
  const head = Math.max(0, ...panels.map((panel) => headHeight(panel, width)));
  const height = head + (columns === 1 ? PLAN_HEIGHT.single : PLAN_HEIGHT.several);
  const laid = layFrame(planFrame(figures, all));
  const rows = Math.ceil(panels.length / columns);
  const whole = Math.ceil(laid.top + rows * (height + BETWEEN) - BETWEEN + laid.bottom);
  const { canvas, pen } = createPicture(WIDTH, whole);
  panels.forEach((panel, index) => {
    const x = MARGIN + (index % columns) * (width + BETWEEN);
    const y = laid.top + Math.floor(index / columns) * (height + BETWEEN);
    drawPanel(pen, sitePlan, panel, { x, y, width, height }, head);
  });
  laid.draw(pen, whole);
  return canvas.encode('png');
}

function planFrame(figures: ChartFigures, panels: readonly PlanPanel[]): Frame {
  const { sitePlan } = figures;
  const nothing = !panels.some(empties);
  const finding = nothing ? 'no block emptied' : 'blocks kept and emptied';
  return frameOf(figures, sitePlan, `plan of the site, ${finding}`, subtitleOf(sitePlan, panels));
}

function subtitleOf(figure: SitePlanFigure, panels: readonly PlanPanel[]): string {
  const sentences: string[] = [];
  if (figure.siteAreaM2 !== null) sentences.push(`Site ${formatHectares(figure.siteAreaM2)}.`);
  const idle = idleOptions(figure).map((label) => shorten(label, 40));
  if (idle.length > 0) sentences.push(`No block emptied: ${idle.join('; ')}.`);
  if (panels.length > MOST_PANELS)
    sentences.push(`${panels.length - MOST_PANELS} more sets of emptied blocks are not drawn.`);
  return sentences.join(' ');
}
