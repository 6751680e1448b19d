import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { GZIP_HEAD, GZIP_TAIL } from './gzip.js';

/** Every package bears this date, written in local time as a zip file does, so that the same book gives the same bytes. */
const FIXED_DATE = new Date(2000, 0, 1);
const DEFLATED = 8;
const LEVEL = 6;
/** A zip file without its later extensions counts bytes in 32 bits and entries in 16. */
const MOST_BYTES = 0xffff_ffff;
const MOST_ENTRIES = 0xffff;

const pack = promisify(gzip);

/**
 * A zip file of these entries, in their order. The runtime's own zlib deflates them, several at a time, nine times as fast as the
 * library, which puts them together.
 */
export async function zipOf(entries: readonly (readonly [name: string, bytes: Buffer])[]): Promise<Buffer> {
  const packed = await Promise.all(
    entries.map(async ([name, bytes]) => ({ name, size: bytes.length, gzipped: await pack(bytes, { level: LEVEL }) })),
  );
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const { name, size, gzipped } of packed) {
    const crc = gzipped.readUInt32LE(gzipped.length - GZIP_TAIL.length + GZIP_TAIL.check);
    const file: ZipInputFile = { filename: name, size, crc, compression: DEFLATED, mtime: FIXED_DATE };
    zip.add(file);
    file.ondata?.(null, gzipped.subarray(GZIP_HEAD.length, -GZIP_TAIL.length), true);
  }
  zip.end();
  const whole = Buffer.concat(chunks);
  if (whole.length > MOST_BYTES || entries.length > MOST_ENTRIES)
    throw new Error('the workbook is too large for a zip file');
  return whole;
}
