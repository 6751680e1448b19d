export { compactJson } from './compactJson.js';
export { lineControlIn } from './controls.js';
export { readCsv, type CsvRow } from './csv.js';
export { readDbf, type DbfRecord } from './dbf.js';
export { hasMoreValues } from './jsonValues.js';
export { endOfString, keyTwice } from './keysTwice.js';
export { readBytes, readHead, readText } from './text.js';
export { at, hashFile, pathsUnder } from './tree.js';
export { parseXml, stopBeyond } from './xml.js';
