import { decodeWindows1252 } from './windows1252.js';

/** A dBASE table has at most so many columns; more is no table. */
const MOST_FIELDS = 255;
/** A table beside a map has a record a feature, and each cell costs. */
const MOST_RECORDS = 5_000;
const MOST_CELLS = 100_000;
const HEADER = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;
/** Code page bytes of a header that say Windows Latin 1 (0x03, 0x57) or UTF-8 in no way at all: others are tried as UTF-8 first. */
const LATIN = [0x03, 0x57];

type Refuse = (found: string, right: string) => void;
export type DbfRecord = Readonly<Record<string, unknown>>;

interface Field {
  readonly name: string;
  readonly type: string;
  readonly start: number;
  readonly length: number;
}

/**
 * The records of a dBASE table, names of columns in small letters; undefined when the table is damaged. `encoding` is what a .cpg file
 * says; without it text is UTF-8 where it can be, else Windows Latin 1.
 */
export function readDbf(bytes: Uint8Array, encoding: string | undefined, refuse: Refuse): DbfRecord[] | undefined {
  const damaged = (): undefined => void refuse('its .dbf is damaged or was cut short', 'Export it again');
  if (bytes.length < HEADER + 1) return damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [records, headerLength, recordLength] = [
    view.getUint32(4, true),
    view.getUint16(8, true),
    view.getUint16(10, true),
  ];
  if (records > MOST_RECORDS) return void refuse(`its .dbf has ${records} records`, `At most ${MOST_RECORDS} are read`);
  const decode = decoderOf(encoding, bytes);
  if (decode === undefined)
    return void refuse(`its .cpg names an encoding that is not known (${encoding?.slice(0, 40) ?? ''})`, 'Write UTF-8');
  const fields = fieldsOf(view, bytes, headerLength, decode);
  const width = fields?.reduce((sum, { length }) => sum + length, 1);
  if (fields === undefined || width !== recordLength || headerLength + records * recordLength > bytes.length)
    return damaged();
  if (records * fields.length > MOST_CELLS)
    return void refuse(
      `its .dbf has ${records} records of ${fields.length} columns`,
      `At most ${MOST_CELLS} cells are read: take away the columns that are not needed`,
    );
  const read: DbfRecord[] = [];
  for (let index = 0; index < records; index++) {
    const record = bytes.subarray(headerLength + index * recordLength, headerLength + (index + 1) * recordLength);
    if (record[0] === DELETED)
      return void refuse(`record ${index + 1} of its .dbf is marked as deleted`, 'Pack the table, or export it again');
    read.push(
      Object.fromEntries(
        fields.flatMap((field) => {
          const value = valueOf(field, decode(record.subarray(field.start, field.start + field.length)));
          return value === undefined ? [] : [[field.name, value] as const];
        }),
      ),
    );
  }
  return read;
}

type Decode = (bytes: Uint8Array) => string;

function fieldsOf(view: DataView, bytes: Uint8Array, headerLength: number, decode: Decode): Field[] | undefined {
  const fields: Field[] = [];
  let start = 1;
  for (let at = HEADER; at + HEADER <= headerLength && at + HEADER <= bytes.length; at += HEADER) {
    if (view.getUint8(at) === END_OF_FIELDS) return fields;
    const name = decode(bytes.subarray(at, at + 11)).toLowerCase();
    const length = view.getUint8(at + 16);
    fields.push({ name, type: String.fromCharCode(view.getUint8(at + 11)), start, length });
    start += length;
    if (fields.length > MOST_FIELDS || !/^[a-z_]\w*$/i.test(name)) return undefined;
  }
  return fields.length === 0 ? undefined : fields;
}

/** Undefined for a cell that is empty, or that is all asterisks, as programs write a number that is missing. A number that cannot be read stays text, so that what reads it can say so. */
function valueOf({ type }: Field, text: string): unknown {
  if (text === '') return undefined;
  if (type === 'N' || type === 'F') {
    if (/^\*+$/.test(text)) return undefined;
    const number = Number(text);
    return Number.isFinite(number) ? number : text;
  }
  if (type === 'L') return /^[ty]$/i.test(text) ? true : /^[fn]$/i.test(text) ? false : undefined;
  return text;
}

function decoderOf(encoding: string | undefined, bytes: Uint8Array): Decode | undefined {
  const latin: Decode = (part) => cleaned(decodeWindows1252(part));
  if (encoding === undefined || encoding.trim() === '') {
    if (LATIN.includes(bytes[29] ?? 0)) return latin;
    return (part) => {
      try {
        return cleaned(new TextDecoder('utf-8', { fatal: true }).decode(part));
      } catch {
        return latin(part);
      }
    };
  }
  const word = encoding
    .trim()
    .toLowerCase()
    .replace(/^(ansi |cp)?(125\d)$/, 'windows-$2')
    .replace(/^65001$/, 'utf-8');
  try {
    const decoder = new TextDecoder(word);
    if (decoder.encoding === 'windows-1252') return latin;
    return (part) => cleaned(decoder.decode(part));
  } catch {
    return undefined;
  }
}

/** A cell without the bytes that fill it up. */
function cleaned(text: string): string {
  return text.replace(/\0[^]*$/, '').trim();
}
