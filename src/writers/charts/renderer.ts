import { createRequire } from 'node:module';
import type { Chart, ChartConfiguration, ChartType, Plugin } from 'chart.js';
import type { ChartJSNodeCanvas, ChartJSNodeCanvasOptions } from 'chartjs-node-canvas';
import { canvasModule, type Pen } from './canvas.js';
import { MARGIN, layFrame, type Frame, type LaidFrame } from './frame.js';
import type { TALL } from './palette.js';
import { FONT, GRID, HEIGHT, INK, PIXEL_RATIO, SIZES, WIDTH } from './palette.js';

// chart.js and its plugins are loaded as CommonJS: as ES modules there would be two copies of chart.js, and shifted labels.
const load = createRequire(import.meta.url);
const renderers = new Map<number, ChartJSNodeCanvas>();

interface Size {
  /** Room beside the plot. */
  readonly right?: number;
  /** Of the whole picture. */
  readonly height?: typeof HEIGHT | typeof TALL;
}

/** Draws a chart in its frame as PNG. The same configuration gives the same bytes. */
export async function renderChart<T extends ChartType>(
  config: ChartConfiguration<T>,
  frame: Frame,
  { right = 0, height = HEIGHT }: Size = {},
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
    plugins: [framePlugin(laid, height), ...(config.plugins ?? [])],
  } as unknown as ChartConfiguration;
  return rendererOf(height).renderToBuffer(framed, 'image/png');
}

/** The pen that a chart draws with, for plugins that add to it. */
export function penOf(chart: Chart): Pen {
  return chart.ctx as Pen;
}

function framePlugin(laid: LaidFrame, height: number): Plugin {
  return { id: 'frame', afterDraw: (chart) => laid.draw(penOf(chart), height) };
}

/** One renderer serves every chart of a height: a new one each time leaks. */
function rendererOf(height: number): ChartJSNodeCanvas {
  const ready = renderers.get(height);
  if (ready !== undefined) return ready;
  canvasModule();
  const { ChartJSNodeCanvas } = load('chartjs-node-canvas') as {
    ChartJSNodeCanvas: new (options: ChartJSNodeCanvasOptions) => ChartJSNodeCanvas;
  };
  const plugins = [freshLabels()];
  const renderer = new ChartJSNodeCanvas({
    width: WIDTH,
    height,
    backgroundColour: 'white',
    plugins: { modern: plugins },
    chartCallback: ({ defaults }) => {
      defaults.font.family = FONT;
      defaults.font.size = SIZES.text;
      defaults.color = INK;
      defaults.borderColor = GRID;
      defaults.set('plugins.datalabels', { display: false });
    },
  });
  renderers.set(height, renderer);
  return renderer;
}

/** Each renderer has a chart.js of its own, and labels drawn with another's stand in the wrong places. */
function freshLabels(): Plugin {
  const path = load.resolve('chartjs-plugin-datalabels');

  delete load.cache[path];
  return load(path) as Plugin;
}
