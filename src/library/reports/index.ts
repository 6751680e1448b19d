export {
  SAID_IN,
  SENTENCE_KINDS,
  SPOKEN_OF,
  YEAR_WORDS,
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
export {
  OPTIONS_OF_TOPIC,
  type PART_KEYS,
  type SENTENCE_KEYS,
  type TABLE_KEYS,
  type TOPIC_KEYS,
  type WAY_KEYS,
} from './read.js';
export type { ReportWord } from './text.js';
