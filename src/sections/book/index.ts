export { linesAsked, modelBook, type ModelBook } from './modelBook.js';
