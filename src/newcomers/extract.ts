import { parse } from 'csv-parse/sync';

interface RawRow {
  readonly record: readonly string[];
  readonly raw: string;
}

/**
 * The rows of a published CSV that speak of one hospital, verbatim, after its first `headerRows` rows.
 * `row` is the number of each kept row in the publication, where 1 is the first line.
 */
export function extractRows(
  text: string,
  headerRows: number,
  keep: (record: readonly string[], row: number) => boolean,
): { readonly text: string; readonly rows: readonly number[] } {
  const all = parse(text, {
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    bom: true,
  }) as unknown as RawRow[];
  const rows = all.flatMap(({ record }, index) => (index >= headerRows && keep(record, index + 1) ? [index] : []));
  const raws = [...all.slice(0, headerRows), ...rows.flatMap((row) => all[row] ?? [])].map(({ raw }) => raw.trimEnd());
  return { text: `${raws.join('\n')}\n`, rows: rows.map((row) => row + 1) };
}

/** The features of a GeoJSON file that belong to one NHS site, verbatim, with the file's own attribution. */
export function extractFeatures(text: string, nhsSiteCode: string): string {
  const { features, ...members } = JSON.parse(text) as { features: { properties: Record<string, unknown> }[] };
  const kept = features.filter((feature) => feature.properties.nhs_site_code === nhsSiteCode);
  return printCollection(members, kept);
}

/** A FeatureCollection as text, a feature a line, so that a change can be read. */
export function printCollection(members: object, features: readonly object[]): string {
  const head = Object.entries({ type: 'FeatureCollection', ...members }).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const lines = features.map((feature) => `    ${JSON.stringify(feature)}`).join(',\n');
  return `{\n${head.join(',\n')},\n  "features": [\n${lines}\n  ]\n}\n`;
}
