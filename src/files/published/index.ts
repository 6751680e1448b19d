export { publishedText, type NoValue, type Unread } from './cell.js';
export { publishedDate, type PublishedDate } from './date.js';
export { publishedFlag } from './flag.js';
export { publishedNumber, type PublishedNumber } from './number.js';
export { decodePublished, readPublishedText } from './text.js';
