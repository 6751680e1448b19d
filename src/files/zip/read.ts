import { gunzipSync, gzipSync } from 'node:zlib';
import { GZIP_HEAD, GZIP_TAIL } from './gzip.js';

/** An archive comes by e-mail: these bound what it may hold, as declared and as really inflated. */
const MOST_ENTRIES = 50;
const LARGEST_ENTRY = 20_000_000;
const LARGEST_WHOLE = 40_000_000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
const MARK = 0x3c;
const STORED = 0;
const DEFLATED = 8;

type Refuse = (found: string, right: string) => void;

interface Entry {
  readonly name: string;
  readonly method: number;
  /** The archive's check of the file's bytes (CRC-32). */
  readonly check: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
}

/**
 * The files of a ZIP archive by name, all in its top folder; undefined when anything in it is not as it should be. Nothing is written
 * anywhere. What macOS adds for itself (__MACOSX/) is left aside.
 */
export function readZip(bytes: Uint8Array, refuse: Refuse): Map<string, Uint8Array> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = entriesOf(view, MOST_ENTRIES, refuse);
  const entries = listed?.filter(({ name }) => !name.startsWith('__MACOSX/'));
  if (entries === undefined || !entries.every((entry) => isAllowed(entry, refuse))) return undefined;
  const names = entries.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) return void refuse('two of its files have the same name', 'Zip it again');
  const whole = entries.reduce((sum, { size }) => sum + size, 0);
  if (whole > LARGEST_WHOLE)
    return void refuse(`its files have ${whole} bytes together`, `At most ${LARGEST_WHOLE} are read`);
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const content = contentOf(entry, bytes, view);
    if (content === undefined) return void refuse(`${entry.name} in it is damaged`, 'Zip it again');
    files.set(entry.name, content);
  }
  return files;
}

/**
 * Reads one file of a ZIP archive by its name, up to so many bytes; undefined when the archive holds none of that name. Throws for one that
 * is damaged or larger.
 */
export type ReadOne = (name: string, largest: number) => Uint8Array | undefined;

/** An archive of many files in folders, such as a workbook, each read alone when it is asked for; undefined when it is none. */
export function openZip(bytes: Uint8Array, most: number, refuse: Refuse): ReadOne | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(view, most, refuse);
  if (entries === undefined) return undefined;
  return (name, largest) => {
    const [entry, second] = entries.filter((each) => each.name === name);
    if (entry === undefined) return undefined;
    if (second !== undefined) throw new Error(`it holds ${name} twice`);
    if (entry.size > largest) throw new Error(`${name} in it has ${entry.size} bytes, and at most ${largest} are read`);
    const content = contentOf(entry, bytes, view);
    if (content === undefined) throw new Error(`${name} in it is damaged: it is not what was packed (size or CRC-32)`);
    return content;
  };
}

/** How much an archive of a workbook may hold: parts, bytes of all unpacked, and `<` in them, of which an element has one or two. */
export interface Weight {
  readonly parts: number;
  readonly bytes: number;
  readonly marks: number;
}

/** Whether an archive of a workbook holds at most so much, and all in it is what it says: of that size, and whole. */
export function weighZip(bytes: Uint8Array, most: Weight, refuse: Refuse): boolean {
  const again = 'Save it again as .xlsx';
  const wrong = (found: string, right = again): false => {
    refuse(found, right);
    return false;
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(view, most.parts, (found) => refuse(found, again));
  if (entries === undefined) return false;
  const whole = entries.reduce((sum, { size }) => sum + size, 0);
  if (whole > most.bytes) return wrong(`it has ${whole} bytes unpacked`, `At most ${most.bytes} are read`);
  let marks = 0;
  for (const entry of entries) {
    const content = contentOf(entry, bytes, view);
    if (content === undefined)
      return wrong(`${entry.name} in it is damaged: it is not what was packed (size or CRC-32)`);
    for (let at = content.indexOf(MARK); at >= 0 && marks <= most.marks; at = content.indexOf(MARK, at + 1)) marks++;
    if (marks > most.marks)
      return wrong(
        'it has more cells than any publication',
        `At most ${most.marks} marks of XML are read: save the sheet that is meant as CSV`,
      );
  }
  return true;
}

/** The archive's own list of its files, from its end. */
function entriesOf(view: DataView, most: number, refuse: Refuse): Entry[] | undefined {
  const damaged = (): undefined => void refuse('it is not a ZIP archive, or it was cut short', 'Zip the files again');
  const end = endOf(view);
  if (end === undefined) return damaged();
  const [disk, count, length, start] = [
    view.getUint16(end + 4, true),
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  if (disk !== 0 || count === 0xffff || start === 0xffffffff)
    return void refuse('it is an archive of several parts, or of more than 4 GB', 'Zip the files again, alone');
  if (count > most) return void refuse(`it holds ${count} files`, `At most ${most} are read`);
  if (start + length > end) return damaged();
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return damaged();
    const lengths = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const next = at + 46 + lengths.reduce((sum, each) => sum + each, 0);
    if (next > end) return damaged();
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, lengths[0]));
    if ((view.getUint16(at + 8, true) & 1) === 1)
      return void refuse('it is locked with a password', 'Zip it without one');
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      check: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

function isAllowed({ name, method, size }: Entry, refuse: Refuse): boolean {
  const refused = (found: string, right: string): false => {
    refuse(found, right);
    return false;
  };
  if (/[/\\:]|^\.\.?$|[\u0000-\u001f\u007f]/.test(name) || name === '')
    return refused('a file in it lies in a folder', 'Zip the files themselves, not their folder');
  if (method !== STORED && method !== DEFLATED)
    return refused(`${name} in it is packed by a method that is not read (${method})`, 'Zip it with the usual one');
  if (size > LARGEST_ENTRY)
    return refused(`${name} in it has ${size} bytes`, `At most ${LARGEST_ENTRY} bytes of a file are read`);
  return true;
}

/** A file's content, of exactly the declared size and check: inflating stops where it would grow beyond. */
function contentOf(entry: Entry, bytes: Uint8Array, view: DataView): Uint8Array | undefined {
  const { method, packed, size, start, check } = entry;
  if (start + 30 > view.byteLength || view.getUint32(start, true) !== LOCAL) return undefined;
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (from + packed > view.byteLength) return undefined;
  const raw = bytes.subarray(from, from + packed);
  if (method !== STORED && method !== DEFLATED) return undefined;
  if (method === STORED) return packed === size && checkOf(raw) === check ? raw : undefined;
  const tail = Buffer.alloc(GZIP_TAIL.length);
  tail.writeUInt32LE(check, GZIP_TAIL.check);
  tail.writeUInt32LE(size, GZIP_TAIL.size);
  try {
    // As gzip wraps it, so that the runtime compares size and check itself.
    return gunzipSync(Buffer.concat([GZIP_HEAD, raw, tail]), { maxOutputLength: Math.max(1, size) });
  } catch {
    return undefined; // broken, or other than it says: the archive is refused by name
  }
}

function checkOf(raw: Uint8Array): number {
  const gzipped = gzipSync(raw, { level: 0 });
  return gzipped.readUInt32LE(gzipped.length - GZIP_TAIL.length + GZIP_TAIL.check);
}
