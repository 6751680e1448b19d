import { basename } from 'node:path';
import { readHead } from '../../files/index.js';
import { decodePublished } from '../../files/published/index.js';
import { isWorkbook } from '../../files/publishedWorkbook/index.js';
import type { Return } from '../return.js';
import type { Returns } from '../returns.js';
import { parseCsv } from '../store.js';
import { recognise } from './recognise.js';

/** So much of a file is looked at: the longest header that is known has 9,000 letters. */
const HEAD_BYTES = 65_536;
const HEAD_ROWS = 20;

/**
 * What a file may be that somebody has put among others: a kind of return by its header, or a workbook, of which no more is read. Undefined for
 * all else. Its first rows alone are read.
 */
export function recogniseHead(path: string, returns: Returns): Return | 'workbook' | undefined {
  const head = /\.(csv|txt|xlsx?|xlsm)$/i.test(path) ? readHead(path, HEAD_BYTES) : undefined;
  if (head === undefined) return undefined;
  if (isWorkbook(head)) return 'workbook';
  // The last line may be cut short, and with it a letter.
  const whole = head.subarray(0, Math.max(0, head.lastIndexOf(0x0a)));
  const text = decodePublished(whole)
    ?.split(/\r\n?|\n/)
    .slice(0, HEAD_ROWS)
    .join('\n');
  const table = text === undefined ? undefined : tableOf(text);
  if (table === undefined) return undefined;
  const taken = recognise([{ table }], returns.all([]), new Map(), { file: basename(path) });
  return 'found' in taken ? undefined : taken[0]?.ofReturn;
}

function tableOf(text: string): string[][] | undefined {
  try {
    return parseCsv(text);
  } catch {
    return undefined; // a quotation mark that is still open where the head ends
  }
}
