import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** 1 January 2000, midnight, as a zip file writes dates: every package bears it, so that the same book gives the same bytes. */
const FIXED_DATE = ((2000 - 1980) << 9) | (1 << 5) | 1;
const FIXED_TIME = 0;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
const LEVEL = 6;
/** A zip file without its later extensions counts bytes in 32 bits and entries in 16. */
const MOST_BYTES = 0xffff_ffff;
const MOST_ENTRIES = 0xffff;

/** What gzip puts round deflated bytes (RFC 1952): a head, and behind them their check (CRC-32) and how many they were. */
const GZIP_HEAD = 10;
const GZIP_TAIL = 8;
const pack = promisify(gzip);

/** A zip file of these entries, in their order; the runtime's own zlib deflates several at a time (APPNOTE 6.3.10, §4.3). */
export async function zipOf(entries: readonly (readonly [name: string, bytes: Buffer])[]): Promise<Buffer> {
  const packed = await Promise.all(
    entries.map(async ([name, bytes]) => {
      const packed = await pack(bytes, { level: LEVEL });
      const deflated = packed.subarray(GZIP_HEAD, -GZIP_TAIL);
      return { name: Buffer.from(name, 'utf8'), deflated, facts: factsOf(packed, bytes.length, name) };
    }),
  );
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, deflated, facts } of packed) {
    const local = Buffer.concat([number(0x04034b50, 4), facts, name]);
    bodies.push(local, deflated);
    directory.push(
      Buffer.concat([number(0x02014b50, 4), number(VERSION, 2), facts, Buffer.alloc(10), number(offset, 4), name]),
    );
    offset += local.length + deflated.length;
  }
  const listed = Buffer.concat(directory);
  if (offset + listed.length > MOST_BYTES || entries.length > MOST_ENTRIES)
    throw new Error('the workbook is too large for a zip file');
  return Buffer.concat([...bodies, listed, endOf(entries.length, listed.length, offset)]);
}

/** The fields that stand both before an entry and in the list at the end: version to length of the name and of what follows it. */
function factsOf(packed: Buffer, length: number, name: string): Buffer {
  return Buffer.concat([
    number(VERSION, 2),
    number(FLAGS, 2),
    number(DEFLATED, 2),
    number(FIXED_TIME, 2),
    number(FIXED_DATE, 2),
    packed.subarray(-GZIP_TAIL, -GZIP_TAIL + 4),
    number(packed.length - GZIP_HEAD - GZIP_TAIL, 4),
    number(length, 4),
    number(Buffer.byteLength(name, 'utf8'), 2),
    number(0, 2),
  ]);
}

/** The record that closes the file: how many entries, and where their list stands. */
function endOf(entries: number, listed: number, offset: number): Buffer {
  return Buffer.concat([
    number(0x06054b50, 4),
    Buffer.alloc(4),
    number(entries, 2),
    number(entries, 2),
    number(listed, 4),
    number(offset, 4),
    number(0, 2),
  ]);
}

function number(value: number, bytes: 2 | 4): Buffer {
  const written = Buffer.alloc(bytes);
  written.writeUIntLE(value, 0, bytes);
  return written;
}
