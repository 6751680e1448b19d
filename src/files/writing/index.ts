export { inTurn } from './inTurn.js';
export { makeFolder } from './makeFolder.js';
export { replaceFile } from './replaceFile.js';
export { isHalfReplaced, replaceFiles, takeBack, type Change } from './replaceFiles.js';
export { writeNew, writeWhole } from './writeWhole.js';
