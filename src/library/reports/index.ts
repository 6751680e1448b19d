export {
  type AnswerFigure,
  type Condition,
  type Part,
  type Piece,
  type ReportTopic,
  type SaidIn,
  type Sentence,
  type SentenceKind,
  type Way,
  type YearWord,
} from './declaration.js';
export type { Overview } from './overview.js';
export type { ReportWord } from './text.js';
