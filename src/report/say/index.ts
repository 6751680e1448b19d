export { AnswerFigures } from './answerFigures.js';
export { holds, NotKnown, say } from './compose.js';
export { Missing, Speaker, type ReadCell } from './speaker.js';
export { placeholdersBehind, provenanceOf, type DerivedProvenance, type Placeholder } from './provenance.js';
export { openSentence, sayTopic, spokenOf, type OpenedSentence, type Said } from './sayTopic.js';
export type { Measures, SaySubject, SpokenOption, SpokenVariant } from './subject.js';
