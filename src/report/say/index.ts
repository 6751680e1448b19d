export { AnswerFigures } from './answerFigures.js';
export { holds, NotKnown, say } from './compose.js';
export { Missing, Speaker, type ReadCell } from './speaker.js';
export { placeholdersBehind, provenanceOf, type Placeholder } from './provenance.js';
export { openEach, sayTopic, spokenOf, spokenOfTopic, type Said, type Spoken } from './sayTopic.js';
export type { Measures, SaySubject, SpokenOption, SpokenVariant } from './subject.js';
