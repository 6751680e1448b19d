export type { Condition, Part, Piece, ReportTopic, Sentence, SentenceKind, Way, YearWord } from './declaration.js';
export { namesOfSentence, namesOfTopic } from './names.js';
export { readTopic } from './read.js';
export type { ReportWord } from './text.js';
