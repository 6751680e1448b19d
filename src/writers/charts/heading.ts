import type { ChartFigures, Sourced } from '../../report/figures/index.js';
import type { Frame } from './frame.js';
import { plain } from './text.js';

const LONGEST_NAME = 60;

/** The frame of a figure: the site's name before the finding, source and note below. */
export function frameOf(figures: ChartFigures, figure: Sourced, finding: string, subtitle?: string): Frame {
  return {
    name: shorten(figures.site.name, LONGEST_NAME),
    finding,
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(figures.banner === undefined ? {} : { banner: figures.banner }),
    footer: [...(figure.best === undefined ? [] : [figure.best]), `Source: ${figure.source}`, figures.note],
  };
}

/** A name of at most so many letters, so that it leaves room for what is said of it. */
export function shorten(name: string, mostLetters: number): string {
  const letters = [...plain(name)];
  return letters.length <= mostLetters
    ? letters.join('')
    : `${letters
        .slice(0, mostLetters - 1)
        .join('')
        .trimEnd()}…`;
}
