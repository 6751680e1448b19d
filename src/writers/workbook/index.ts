export type {
  ChartPicture,
  Comparison,
  CoverText,
  LineCell,
  MarkedText,
  QaCheck,
  QaLog,
  QaStage,
  QaWeight,
  Selector,
  SiteWorkbook,
  SourceRow,
  SummaryCell,
  SummaryTable,
  Topic,
  TopicGroup,
} from './contents.js';
export type { EvidenceSheet, TextTable } from './textTables.js';
export { writeModelWorkbook } from './modelWorkbook.js';
export { writeSiteWorkbook } from './siteWorkbook.js';
