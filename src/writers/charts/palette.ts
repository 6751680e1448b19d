/**
 * Okabe and Ito's colours, told apart with any colour vision (Color Universal Design, 2008). Each use also differs by dash,
 * marker, hatch or lightness, so that the charts read in greyscale.
 */
export const COLOURS = {
  black: '#000000',
  orange: '#E69F00',
  sky: '#56B4E9',
  green: '#009E73',
  yellow: '#F0E442',
  blue: '#0072B2',
  vermilion: '#D55E00',
  purple: '#CC79A7',
} as const;

export const INK = '#1a1a1a';
export const GREY_INK = '#4d4d4d';
export const GRID = '#dddddd';
export const KEPT_GREY = '#c4c4c4';

/** Pictures are laid out 1,000 units wide and printed 170 mm wide on A4, so that 17 units are 8.2 points. */
export const WIDTH = 1000;
export const HEIGHT = 640;
/** A picture of many rows. */
export const TALL = 1040;
export const PIXEL_RATIO = 2;

export const FONT = 'Decant Sans';
export const SIZES = { title: 25, subtitle: 19, text: 17 } as const;
export const LINE_HEIGHT = 1.25;

/** A font as the canvas wants it. */
export function fontOf(size: number, weight: 'normal' | 'bold' = 'normal'): string {
  return `${weight} ${size}px "${FONT}"`;
}
