import type { Problem } from '../../problems/index.js';
import { controlInFile } from '../controls.js';
import { readBytes } from '../text.js';
import { decodeWindows1252 } from '../windows1252.js';

/** How a spreadsheet's own files begin: a zip archive (XLSX, ODS), and the compound file of XLS. */
const ARCHIVES = ['504b0304', 'd0cf11e0'];

/**
 * Text of a table as publishers save it: UTF-8 with or without a byte-order mark, UTF-16 with one, or Windows-1252, which Excel's plain
 * "CSV" is. Why it cannot be read is told: missing, too large, a workbook by another name, damaged, control characters.
 */
export function readPublishedText(path: string, file: string, problems: Problem[]): string | undefined {
  const bytes = readBytes(path, file, problems);
  if (bytes === undefined) return undefined;
  const wrong = (found: string, right: string): undefined =>
    void problems.push({ severity: 'error', file, found, right });
  if (ARCHIVES.includes(bytes.subarray(0, 4).toString('hex')))
    return wrong('this is a workbook or an archive by another name', 'Save the sheet as CSV');
  const text = decodePublished(bytes);
  if (text === undefined)
    return wrong(
      'this file is damaged: it is neither UTF-8 nor UTF-16 nor Windows-1252 text',
      'Save it as UTF-8 (in Excel: "CSV UTF-8")',
    );
  const control = controlInFile(text);
  return control === undefined ? text : void problems.push({ severity: 'error', file, ...control });
}

/** Bytes as text in whichever of these they are; undefined for what is none. */
export function decodePublished(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes);
  return decodeAs('utf-8', bytes) ?? (isDamagedUtf8(bytes) ? undefined : decodeWindows1252(bytes));
}

function decodeAs(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Most of what is not ASCII in it is sound UTF-8: read as Windows-1252 every one of its names would be spoilt. */
function isDamagedUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const sound = text.replace(/[\u0000-\u007f\ufffd]/g, '').length;
  return sound > 0 && sound >= broken;
}
