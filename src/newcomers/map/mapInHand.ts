import { extractFeatures } from '../extract.js';
import { outlinesIn } from './outlinesIn.js';

/** A map that the user has, as it goes into a folder. */
export class MapInHand {
  constructor(
    /** As its user calls it. */
    readonly called: string,
    /** By their names in the folder. */
    readonly files: ReadonlyMap<string, Buffer>,
    /** The built program that reads GeoPackages. */
    private readonly program: string,
  ) {}

  /** Its text as GeoJSON where its features say nothing of blocks: outlines alone. Throws `UserError` for a GeoPackage that cannot be read. */
  outlines(code: string): string | undefined {
    const text = this.text();
    // A map of many sites says whose each outline is.
    return text?.includes(`"nhs_site_code"`) === true ? extractFeatures(text, code) : text;
  }

  private text(): string | undefined {
    const packaged = [...this.files].find(([name]) => name.endsWith('.gpkg'))?.[1];
    if (packaged !== undefined) return outlinesIn(packaged, this.called, this.program);
    const bytes = [...this.files].find(([name]) => name.endsWith('.geojson'))?.[1];
    const text = bytes?.toString('utf8');
    return text === undefined || /"(?:tenure|floor_area_m2)"\s*:/.test(text) || !text.includes('"features"')
      ? undefined
      : text;
  }
}
