export { eachOf } from './names.js';
export {
  SENTENCE_KINDS,
  type AnswerFigure,
  type ChartLine,
  type ChartRead,
  type ChartShape,
  type Condition,
  type NamedLine,
  type Part,
  type Piece,
  type ReportTopic,
  type SaidIn,
  type Sentence,
  type SentenceKind,
  type TopicChart,
  type Way,
  type YearWord,
} from './declaration.js';
export { namesOfOverview, type Overview } from './overview.js';
export type { ReportWord } from './text.js';
