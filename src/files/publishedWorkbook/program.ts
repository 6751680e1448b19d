import { readFileSync, writeSync } from 'node:fs';
import { sheetsIn, TooLarge } from './cells.js';
import { BOUNDS, type Reply } from './readWorkbook.js';

/** Reads one workbook from standard input, and writes its sheets to standard output. */
function answer(): Reply {
  try {
    return { sheets: sheetsIn(readFileSync(0), BOUNDS) };
  } catch (error) {
    if (error instanceof TooLarge) return { wrong: error.message };
    // What the library says of a damaged file is of its own insides.
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    return { wrong: isLocked ? 'this workbook is locked with a password' : 'this workbook is damaged' };
  }
}

const reply = Buffer.from(JSON.stringify(answer()));
for (let at = 0; at < reply.length;) at += writeSync(1, reply, at);
