export { compactJson } from './compactJson.js';
export { lineControlIn } from './controls.js';
export { readDbf, type DbfRecord } from './dbf.js';
export { endOfString, keyTwice } from './keysTwice.js';
export { replaceFile, replaceFiles } from './replaceFile.js';
export { readBytes, readText } from './text.js';
export { writeWhole } from './writeWhole.js';
