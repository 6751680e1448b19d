export { SCREEN_COLUMNS, clipLine, firstSentence, printTable, wrapLines } from './screen.js';
