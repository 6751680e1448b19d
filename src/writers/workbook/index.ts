export type {
  AppraisalTable,
  ChartPicture,
  Comparison,
  CoverText,
  EvidenceSheet,
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
  TextTable,
  Topic,
  TopicGroup,
} from './contents.js';
export { writeModelWorkbook } from './modelWorkbook.js';
export { writeSiteWorkbook } from './siteWorkbook.js';
