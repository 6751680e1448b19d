export { AnswerFigures } from './answerFigures.js';
export { provenanceOf, type DerivedProvenance } from './provenance.js';
export { openSentence, sayTopic, spokenOf, type OpenedSentence, type Said } from './sayTopic.js';
export type { Measures, SaySubject, SpokenOption, SpokenVariant } from './subject.js';
