/**
 * Files that evaluate whole hospitals again and again, or ask another program about them: seven eighths of the time of all tests.
 * `npm run test:fast` leaves them out, `npm test` runs them too.
 */
export const SLOW: readonly string[] = [
  'tests/commands/badInput.test.ts',
  'tests/commands/beds.test.ts',
  'tests/commands/commands.test.ts',
  'tests/commands/costs.test.ts',
  'tests/commands/land.test.ts',
  'tests/commands/outputs.test.ts',
  'tests/commands/rename.test.ts',
  'tests/commands/report.test.ts',
  'tests/commands/scenarios.test.ts',
  'tests/commands/unlucky.test.ts',
  'tests/decisions/blocks/*.test.ts',
  'tests/fuzz/fuzz.test.ts',
  'tests/hospitals/mapBadInput.test.ts',
  'tests/model/proof/*.test.ts',
  'tests/report/yearsGoneBy.test.ts',
  'tests/sections/rename.test.ts',
  'tests/study/deletedSite.test.ts',
  'tests/study/deletedTemplates.test.ts',
  'tests/study/prices.test.ts',
  'tests/study/regimesCompared.test.ts',
  'tests/study/secondProgram.test.ts',
  'tests/study/slots.test.ts',
  'tests/writers/charts/charts.test.ts',
  'tests/writers/workbook/recalculated.test.ts',
  'tests/writers/workbook/regimes.test.ts',
  'tests/writers/workbook/sites.test.ts',
  'tests/writers/workbook/slots.test.ts',
];
