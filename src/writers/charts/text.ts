import { createScratch } from './canvas.js';
import { LINE_HEIGHT, fontOf } from './palette.js';

/** How wide a text would be drawn, in units of the picture. */
export type Measure = (text: string) => number;

const LONGEST = 400;

/** A line may end after a space, and after a hyphen within a word, but not within 2016-17. */
const BREAKS = /(?<= )|(?<=-)(?=\p{L})/u;

/**
 * Text from a site's folder made fit to draw: one line, no control, direction or invisible characters, no towers of accents, of
 * bounded length.
 */
export function plain(text: string): string {
  const tidy = text
    .slice(0, 4 * LONGEST)
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();
  const letters = [...tidy];
  return letters.length <= LONGEST ? tidy : `${letters.slice(0, LONGEST - 1).join('')}…`;
}

/** A measure for a size and weight of the charts' font. */
export function measureIn(size: number, weight: 'normal' | 'bold' = 'normal'): Measure {
  const pen = createScratch();
  pen.font = fontOf(size, weight);
  return (text) => pen.measureText(text).width;
}

/** The text, or as much of it as the width holds with an ellipsis. */
export function fit(text: string, width: number, measure: Measure): string {
  const whole = plain(text);
  if (measure(whole) <= width) return whole;
  const letters = [...whole];
  let [held, over] = [0, letters.length];
  while (over - held > 1) {
    const middle = (held + over) >> 1;
    if (measure(`${letters.slice(0, middle).join('')}…`) <= width) held = middle;
    else over = middle;
  }
  return `${letters.slice(0, held).join('').trimEnd()}…`;
}

/** The text broken between words into at most so many lines; what is left over ends in an ellipsis, as does a word too wide. */
export function wrap(text: string, width: number, mostLines: number, measure: Measure): string[] {
  const lines: string[] = [];
  let words = plain(text).split(BREAKS);
  while (words.length > 0 && lines.length < mostLines - 1) {
    const held = wordsThatFit(words, width, measure);
    lines.push(fit(words.slice(0, held).join(''), width, measure));
    words = words.slice(held);
  }
  return words.length === 0 ? lines : [...lines, fit(words.join(''), width, measure)];
}

function wordsThatFit(words: readonly string[], width: number, measure: Measure): number {
  let held = 1;
  while (
    held < words.length &&
    measure(
      words
        .slice(0, held + 1)
        .join('')
        .trimEnd(),
    ) <= width
  )
    held += 1;
  return held;
}

/** The text broken as by `wrap` into lines as even as may be, so that no word is left alone on the last. */
export function wrapEvenly(text: string, width: number, mostLines: number, measure: Measure): string[] {
  const full = wrap(text, width, mostLines, measure);
  for (let share = 0.5; share < 1; share += 0.05) {
    const narrower = wrap(text, width * share, mostLines, measure);
    if (narrower.length === full.length && narrower.join(' ').length === full.join(' ').length) return narrower;
  }
  return full;
}

/** The height of a line of text of a size. */
export function lineHeight(size: number): number {
  return Math.ceil(size * LINE_HEIGHT);
}
