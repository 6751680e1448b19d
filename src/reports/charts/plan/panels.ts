import type { BlockState, PlanOption, SitePlanFigure } from '../figures.js';

/** One drawing of the site: the options that it shows and the state of every block under them. */
export interface PlanPanel {
  readonly options: readonly string[];
  readonly states: readonly BlockState[];
  readonly floorAreaM2: Readonly<Record<BlockState, number>>;
  readonly landReleasedM2: number;
}

/**
 * A panel for every different set of emptied blocks; when none is emptied by any option, one panel that shows the site as it is.
 */
export function panelsOf({ options }: SitePlanFigure): PlanPanel[] {
  const emptying = options.filter(empties);
  const panels = new Map<string, PlanPanel>();
  for (const option of emptying.length > 0 ? emptying : options) {
    const key = `${option.states.join()} ${option.landReleasedM2}`;
    const alike = panels.get(key);
    panels.set(key, { ...option, options: [...(alike?.options ?? []), option.label] });
  }
  return [...panels.values()];
}

/** The options that empty nothing, when some other option does. */
export function idleOptions({ options }: SitePlanFigure): string[] {
  return options.some(empties) ? options.filter((option) => !empties(option)).map(({ label }) => label) : [];
}

export function empties({ states }: Pick<PlanOption, 'states'>): boolean {
  return states.includes('emptied');
}
