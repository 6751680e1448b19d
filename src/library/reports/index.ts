export type { Condition, Part, Piece, ReportTopic, Sentence, SentenceKind, Way, YearWord } from './declaration.js';
export { namesOfSentence, namesOfTopic, refuseStrangers } from './names.js';
export { OPTIONS_OF_TOPIC, PART_KEYS, SENTENCE_KEYS, TABLE_KEYS, TOPIC_KEYS, WAY_KEYS, readTopic } from './read.js';
export { SENTENCE_KINDS, SPOKEN_OF, YEAR_WORDS } from './declaration.js';
export type { ReportWord } from './text.js';
