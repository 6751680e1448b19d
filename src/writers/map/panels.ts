import type { PlanOption, SitePlanFigure } from '../../report/land/index.js';

/** One drawing of the site: the options that it shows, and what the first of them makes of it. */
export interface PlanPanel extends Omit<PlanOption, 'label'> {
  readonly options: readonly string[];
}

/**
 * A panel for every different set of emptied blocks and parcels; when no option releases any land, one panel that shows the site
 * as it is.
 */
export function panelsOf({ options }: SitePlanFigure): PlanPanel[] {
  const acting = options.filter(releases);
  const panels = new Map<string, PlanPanel>();
  for (const { label, ...option } of acting.length > 0 ? acting : options) {
    const { states, years, landReleasedM2, parcels } = option;
    const key = JSON.stringify([
      states,
      years,
      landReleasedM2,
      parcels.map(({ areaM2, yearLabel }) => [areaM2, yearLabel]),
    ]);
    const alike = panels.get(key);
    panels.set(key, { ...option, options: [...(alike?.options ?? []), label] });
  }
  return [...panels.values()];
}

/** The options that release nothing, when some other option does. */
export function idleOptions({ options }: SitePlanFigure): string[] {
  return options.some(releases) ? options.filter((option) => !releases(option)).map(({ label }) => label) : [];
}

/** Whether any block is emptied or any land is free. */
export function releases({ states, parcels }: Pick<PlanOption, 'states' | 'parcels'>): boolean {
  return states.includes('emptied') || parcels.length > 0;
}
