import { createRequire } from 'node:module';
import type { Chart, ChartConfiguration, ChartType, Plugin } from 'chart.js';
import type { ChartJSNodeCanvas, ChartJSNodeCanvasOptions } from 'chartjs-node-canvas';
import { canvasModule, type Pen } from './canvas.js';
import { MARGIN, layFrame, type Frame, type LaidFrame } from './frame.js';
import { FONT, GRID, HEIGHT, INK, PIXEL_RATIO, SIZES, WIDTH } from './palette.js';

// chart.js and its plugins are loaded as CommonJS: as ES modules there would be two copies of chart.js, and shifted labels.
const load = createRequire(import.meta.url);
let renderer: ChartJSNodeCanvas | undefined;

/** Draws a chart in its frame as PNG; `right` leaves room beside the plot. The same configuration gives the same bytes. */
export async function renderChart<T extends ChartType>(
  config: ChartConfiguration<T>,
  frame: Frame,
  right = 0,
): Promise<Buffer> {
  const laid = layFrame(frame);
  const framed = {
    ...config,
    options: {
      ...config.options,
      devicePixelRatio: PIXEL_RATIO,
      animation: false,
      layout: { padding: { top: laid.top, bottom: laid.bottom, left: MARGIN, right: MARGIN + right } },
    },
    plugins: [framePlugin(laid), ...(config.plugins ?? [])],
  } as unknown as ChartConfiguration;
  return theRenderer().renderToBuffer(framed, 'image/png');
}

/** The pen that a chart draws with, for plugins that add to it. */
export function penOf(chart: Chart): Pen {
  return chart.ctx as Pen;
}

function framePlugin(laid: LaidFrame): Plugin {
  return { id: 'frame', afterDraw: (chart) => laid.draw(penOf(chart), HEIGHT) };
}

/** One renderer serves every chart: a new one each time leaks. */
function theRenderer(): ChartJSNodeCanvas {
  if (renderer !== undefined) return renderer;
  canvasModule();
  const { ChartJSNodeCanvas } = load('chartjs-node-canvas') as {
    ChartJSNodeCanvas: new (options: ChartJSNodeCanvasOptions) => ChartJSNodeCanvas;
  };
  const plugins = [load('chartjs-plugin-datalabels') as Plugin];
  return (renderer = new ChartJSNodeCanvas({
    width: WIDTH,
    height: HEIGHT,
    backgroundColour: 'white',
    plugins: { modern: plugins },
    chartCallback: ({ defaults }) => {
      defaults.font.family = FONT;
      defaults.font.size = SIZES.text;
      defaults.color = INK;
      defaults.borderColor = GRID;
      defaults.set('plugins.datalabels', { display: false });
    },
  }));
}
