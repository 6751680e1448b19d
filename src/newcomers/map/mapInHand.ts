import { extractFeatures } from '../extract.js';

/** A map that the user has, as it goes into a folder. */
export class MapInHand {
  constructor(
    /** As its user calls it. */
    readonly called: string,
    /** By their names in the folder. */
    readonly files: ReadonlyMap<string, Buffer>,
  ) {}

  /** Its text where it is GeoJSON whose features say nothing of blocks: outlines alone. */
  outlines(code: string): string | undefined {
    const bytes = [...this.files].find(([name]) => name.endsWith('.geojson'))?.[1];
    const text = bytes?.toString('utf8');
    if (text === undefined || /"(?:tenure|floor_area_m2)"\s*:/.test(text) || !text.includes('"features"'))
      return undefined;
    // A map of many sites says whose each outline is.
    return text.includes(`"nhs_site_code"`) ? extractFeatures(text, code) : text;
  }
}
