export { replaceFile } from './replaceFile.js';
export { isHalfReplaced, replaceFiles, takeBack, type Change } from './replaceFiles.js';
export { writeNew, writeWhole } from './writeWhole.js';
