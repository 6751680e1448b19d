import { createRequire } from 'node:module';
import type {
  Canvas,
  SKRSContext2D,
  SvgCanvas,
  createCanvas as CreateCanvas,
  GlobalFonts,
  SvgExportFlag,
} from '@napi-rs/canvas';
import { FONT, PIXEL_RATIO } from './palette.js';

/** What draws: the 2D context of a canvas. */
export type Pen = SKRSContext2D;

interface CanvasModule {
  readonly createCanvas: typeof CreateCanvas;
  readonly registerFont: (path: string, font: { family: string; weight?: string }) => void;
  readonly GlobalFonts: typeof GlobalFonts;
  readonly DOMMatrix: new (init?: number[]) => object;
}

const load = createRequire(import.meta.url);
/** SvgExportFlag.ConvertTextToPaths, which a type alone cannot give. */
const TEXT_AS_PATHS = 1;
let ready: CanvasModule | undefined;

/** The canvas module, its font registered once: a shipped font, so that text neither vanishes nor differs between machines. */
export function canvasModule(): CanvasModule {
  if (ready !== undefined) return ready;
  const loaded = load('canvas') as CanvasModule;
  for (const [file, weight] of [
    ['DejaVuSansCondensed.ttf', 'normal'],
    ['DejaVuSansCondensed-Bold.ttf', 'bold'],
  ] as const) {
    loaded.registerFont(load.resolve(`dejavu-fonts-ttf/ttf/${file}`), { family: FONT, weight });
  }
  return (ready = loaded);
}

/** A white picture of a size, drawn on in units of which each is two pixels. */
export function createPicture(width: number, height: number): { readonly canvas: Canvas; readonly pen: Pen } {
  const canvas = canvasModule().createCanvas(width * PIXEL_RATIO, height * PIXEL_RATIO);
  const pen = canvas.getContext('2d');
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  return { canvas, pen };
}

/** A white drawing of a size, kept as lines and areas, every letter of its texts as its outline: it needs no font to be shown. */
export function createDrawing(width: number, height: number): { readonly canvas: SvgCanvas; readonly pen: Pen } {
  canvasModule();
  const { createCanvas } = load('@napi-rs/canvas') as { createCanvas: typeof CreateCanvas };
  const canvas = createCanvas(width, height, TEXT_AS_PATHS as SvgExportFlag);
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  return { canvas, pen };
}

/** A pen for measuring only. */
export function createScratch(): Pen {
  return canvasModule().createCanvas(1, 1).getContext('2d');
}
