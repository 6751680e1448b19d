import type { Problem } from '../../problems/index.js';
import type { CitedRow } from '../site/cited.js';
import type { Site, SiteMap, Timeline } from '../site/site.js';
import type { Figure, Figures, FoundIn, Reads } from './figures.js';

/** How the folder names the hospital. */
export type Hospital = Partial<Pick<Site, 'name' | 'trust' | 'odsCode'>>;

/** Beside the figures: the map where the folder has one, the calendar where it can be read, and whose rows were copied. */
export interface Beside {
  readonly hospital: Hospital;
  readonly rows: readonly CitedRow[];
  readonly map: SiteMap | undefined;
  readonly timeline: Timeline | undefined;
}

/** One thing that may be odd in a folder: what it reads, by names of the model, and what it says of it. */
interface Declared<R extends Reads> {
  readonly id: string;
  readonly reads: R;
  says(this: void, found: FoundIn<R>, beside: Beside): readonly Problem[];
}

export interface Rule {
  readonly id: string;
  readonly reads: Reads;
  judge(this: void, figures: Figures, beside: Beside): readonly Problem[];
}

export function rule<R extends Reads>({ id, reads, says }: Declared<R>): Rule {
  return { id, reads, judge: (figures, beside) => figures.each(reads).flatMap((each) => says(each.of(reads), beside)) };
}

/** An oddity of a source at a figure's place: the report prints it, and the exit code stays 0. */
export function warning({ place }: Pick<Figure, 'place'>, found: string, right: string): Problem {
  return { severity: 'warning', ...place, found, right };
}

/** What cannot be true at once. */
export function wrong({ place }: Pick<Figure, 'place'>, found: string, right: string): Problem {
  return { severity: 'error', ...place, found, right };
}

/** 54690 → "54,690"; at most two decimals. */
export function said(number: number, decimals = 2): string {
  // Two decimals at most, so that no comma falls among them; setting up a locale would cost more than reading the folder's maps.
  return String(Number(number.toFixed(decimals))).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

export function sumOf(found: ReadonlyMap<string, Figure>): number | undefined {
  return found.size === 0 ? undefined : [...found.values()].reduce((total, { value }) => total + value, 0);
}
