/**
 * Files that evaluate whole hospitals again and again, or ask another program about them: seven eighths of the time of all tests. Those
 * that take longest stand first, and start first: a long one that starts last leaves a core idle. `npm run test:fast` leaves them all
 * out, `npm test` runs them too.
 */
export const SLOW: readonly string[] = [
  'tests/writers/workbook/sites.test.ts',
  'tests/writers/workbook/marks.test.ts',
  'tests/study/deletedSite.test.ts',
  'tests/study/deletedTemplates.test.ts',
  'tests/changes/*.test.ts',
  'tests/writers/workbook/ways.test.ts',
  'tests/writers/workbook/slots.test.ts',
  'tests/writers/workbook/pages.test.ts',
  'tests/writers/workbook/regimes.test.ts',
  'tests/model/proof/*.test.ts',
  'tests/decisions/blocks/*.test.ts',
  'tests/report/sentencesStayTrue.test.ts',
  'tests/study/costIdentities.test.ts',
  'tests/study/scenarios.test.ts',
  'tests/commands/badInput.test.ts',
  'tests/commands/report.test.ts',
  'tests/commands/land.test.ts',
  'tests/study/regimesCompared.test.ts',
  'tests/study/secondProgram.test.ts',
  'tests/study/slots.test.ts',
  'tests/report/squares.test.ts',
  'tests/hospitals/geoPackage.test.ts',
  'tests/hospitals/hostileGeoPackage.test.ts',
  'tests/study/prices.test.ts',
  'tests/commands/beds.test.ts',
  'tests/commands/commands.test.ts',
  'tests/commands/costs.test.ts',
  'tests/commands/outputs.test.ts',
  'tests/commands/rename.test.ts',
  'tests/commands/scenarios.test.ts',
  'tests/commands/unlucky.test.ts',
  'tests/fuzz/fuzz.test.ts',
  'tests/hospitals/mapBadInput.test.ts',
  'tests/report/yearsGoneBy.test.ts',
  'tests/sections/rename.test.ts',
  'tests/writers/charts/charts.test.ts',
  'tests/writers/workbook/recalculated.test.ts',
];

const PATTERNS = SLOW.map((pattern) => new RegExp(`${pattern.replaceAll('.', '\\.').replace('*', '[^/]*')}$`));

/** Where a file stands among the slow ones; behind them all where it is none. */
export function slowness(file: string): number {
  const found = PATTERNS.findIndex((pattern) => pattern.test(file));
  return found < 0 ? SLOW.length : found;
}
