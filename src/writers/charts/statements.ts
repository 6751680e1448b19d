import { createPicture } from './canvas.js';
import { MARGIN, layFrame, type Frame } from './frame.js';
import { INK, SIZES, WIDTH, fontOf } from './palette.js';
import { lineHeight, measureIn, wrap } from './text.js';

/** What there is to say of something that has nothing to draw. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const BETWEEN = 14;

/** A picture of words alone, as high as they need: no axis, no legend, where every figure is zero or not known. */
export async function drawStatements(statements: readonly Statement[], frame: Frame): Promise<Buffer> {
  const laid = layFrame(frame);
  const width = WIDTH - 2 * MARGIN;
  const blocks = statements.map(({ name, text }) => [
    ...wrap(name, width, 2, measureIn(SIZES.subtitle)).map((line) => ({ line, weight: 'normal' as const })),
    ...wrap(text, width, 3, measureIn(SIZES.subtitle, 'bold')).map((line) => ({ line, weight: 'bold' as const })),
  ]);
  const rows = blocks.reduce((sum, block) => sum + block.length, 0);
  const row = lineHeight(SIZES.subtitle);
  const height = Math.ceil(laid.top + rows * row + (blocks.length + 1) * BETWEEN + laid.bottom);
  const { canvas, pen } = createPicture(WIDTH, height);
  pen.fillStyle = INK;
  pen.textBaseline = 'top';
  let y = laid.top;
  for (const block of blocks) {
    y += BETWEEN;
    for (const { line, weight } of block) {
      pen.font = fontOf(SIZES.subtitle, weight);
      pen.fillText(line, MARGIN, y);
      y += row;
    }
  }
  laid.draw(pen, height);
  return canvas.encode('png');
}
