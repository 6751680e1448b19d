import type { Pen } from './canvas.js';
import { GREY_INK, INK, SIZES, WIDTH, fontOf } from './palette.js';
import { fit, lineHeight, measureIn, plain, wrap, wrapEvenly } from './text.js';

/** The words round every picture: what, where and when above; source and date below. */
export interface Frame {
  /** The site's name, and what the picture says of it: on one line if there is room, else each on its own. */
  readonly name: string;
  readonly finding: string;
  readonly subtitle?: string;
  /** A warning that no reader may miss, above the source. */
  readonly banner?: string;
  readonly footer: readonly string[];
}

/** A frame broken into lines, with the room it takes above and below the picture. */
export interface LaidFrame {
  readonly top: number;
  readonly bottom: number;
  readonly draw: (pen: Pen, height: number) => void;
}

export const MARGIN = 18;
const GAP = 12;
const INNER = WIDTH - 2 * MARGIN;
/** Lines: two hold most, and a sentence that is cut says nothing. */
const MOST_OF_SUBTITLE = 3;

/** Breaks a frame's words into lines of the pictures' width. */
export function layFrame(frame: Frame): LaidFrame {
  const title = titleLines(frame);
  const subtitle =
    frame.subtitle === undefined ? [] : wrap(frame.subtitle, INNER, MOST_OF_SUBTITLE, measureIn(SIZES.subtitle));
  const measure = measureIn(SIZES.text);
  const banner = frame.banner === undefined ? [] : wrap(frame.banner, INNER, 3, measureIn(SIZES.text, 'bold'));
  const footer = frame.footer.filter((text) => plain(text) !== '').flatMap((text) => wrap(text, INNER, 3, measure));
  const above = title.length * lineHeight(SIZES.title) + subtitle.length * lineHeight(SIZES.subtitle);
  const below = (banner.length + footer.length) * lineHeight(SIZES.text);
  return {
    top: MARGIN + above + GAP,
    bottom: GAP + below + MARGIN / 2,
    draw: (pen, height) => {
      pen.save();
      pen.textAlign = 'left';
      pen.textBaseline = 'top';
      const next = drawLines(pen, title, { y: MARGIN, size: SIZES.title, weight: 'bold', colour: INK });
      drawLines(pen, subtitle, { y: next, size: SIZES.subtitle, weight: 'normal', colour: INK });
      const foot = drawLines(pen, banner, {
        y: height - MARGIN / 2 - below,
        size: SIZES.text,
        weight: 'bold',
        colour: INK,
      });
      drawLines(pen, footer, { y: foot, size: SIZES.text, weight: 'normal', colour: GREY_INK });
      pen.restore();
    },
  };
}

function titleLines({ name, finding }: Frame): string[] {
  const measure = measureIn(SIZES.title, 'bold');
  const whole = `${plain(name)}: ${plain(finding)}`;
  if (measure(whole) <= INNER) return [whole];
  return [fit(`${plain(name)}:`, INNER, measure), ...wrapEvenly(finding, INNER, 2, measure)];
}

interface LineStyle {
  readonly y: number;
  readonly size: number;
  readonly weight: 'normal' | 'bold';
  readonly colour: string;
}

function drawLines(pen: Pen, lines: readonly string[], { y, size, weight, colour }: LineStyle): number {
  pen.font = fontOf(size, weight);
  pen.fillStyle = colour;
  lines.forEach((line, index) => pen.fillText(line, MARGIN, y + index * lineHeight(size)));
  return y + lines.length * lineHeight(size);
}
