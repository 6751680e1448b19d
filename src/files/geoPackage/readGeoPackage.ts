import { join } from 'node:path';
import { askProgram } from '../boundedProgram.js';
import { EXPORT } from './statements.js';

/** A row of a layer, as the file has it. */
export interface GeoPackageRow {
  /** Its number. */
  readonly key: string;
  /** A GeoPackageBinary, in base 64; left out where the row has none. */
  readonly geometry?: string | undefined;
  readonly values: Readonly<Record<string, string | number | null>>;
}

/** One layer of a GeoPackage. */
export interface GeoPackageLayer {
  readonly name: string;
  /** Further layers with geometry, which nothing reads. */
  readonly others: readonly string[];
  readonly srs: {
    readonly id: number;
    /** Well-known texts, of one edition or both. */
    readonly definitions: readonly string[];
    /** Code of a register: EPSG:27700. */
    readonly code?: string;
  };
  /** What numbers its rows: fid. */
  readonly key: string;
  readonly rows: readonly GeoPackageRow[];
  /** Columns that hold no text and no number, or hold nothing of their own. */
  readonly unread: readonly string[];
}

/** What is asked of the program: names by which the layer is known among several, in small letters, and the most that is read. */
export interface Asked {
  readonly names: readonly string[];
  readonly rows: number;
  readonly bytes: number;
}

/** What the program writes. */
export type Reply = { readonly layer: GeoPackageLayer } | { readonly found: string; readonly right: string };

type Say = (found: string, right: string) => void;

/** A folder comes by e-mail: what reading a GeoPackage of at most 20 MB may cost. */
export const BOUNDS = {
  /** Bytes of all cells of a layer. */
  cells: 20_000_000,
  /** Bytes that SQLite may hold, beside the file. */
  heap: 100_000_000,
  memoryMb: 400,
  seconds: 20,
  reply: 150_000_000,
} as const;

const MAGIC = 'SQLite format 3\0';
/** Bytes of the head that say how the file is written, and read: 1 into the file itself, 2 into a log beside it. */
const WRITTEN = [18, 19];
const BESIDE = 2;

/** The built program that reads GeoPackages, by the folder of built files. */
export function geoPackageProgram(built: string): string {
  return join(built, 'files', 'geoPackage', 'program.js');
}

/** What reads, what is looked for, and how faults and oddities are said. */
export interface GeoPackageReading extends Pick<Asked, 'names' | 'rows'> {
  readonly program: string;
  readonly refuse: Say;
  readonly odd: Say;
  /** Those of `BOUNDS`, where left out. */
  readonly seconds?: number;
}

/**
 * One layer of a GeoPackage, with its rows as they are: the only one, or of several that of one of the names. SQLite reads it in a program
 * of its own, which is ended where it takes more memory or time than a map may. Undefined where it cannot be read, and `refuse` is told why.
 */
export function readGeoPackage(
  bytes: Uint8Array,
  { program, names, rows, refuse, odd, seconds = BOUNDS.seconds }: GeoPackageReading,
): GeoPackageLayer | undefined {
  if (Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') !== MAGIC)
    return void refuse('it is no GeoPackage: its first bytes are not those of an SQLite database', EXPORT);
  const asked: Asked = { names, rows, bytes: BOUNDS.cells };
  const got = askProgram(program, [JSON.stringify(asked)], inOneFile(bytes, odd), { ...BOUNDS, seconds });
  if ('past' in got) return void refuse(`reading it takes more than ${got.past}, or it is damaged`, EXPORT);
  const reply = got.answer as Reply;
  return 'layer' in reply ? reply.layer : void refuse(reply.found, reply.right);
}

/** The file without its log: a program that had it open writes its last changes beside it, and where there is no log SQLite would not open it. */
function inOneFile(bytes: Uint8Array, odd: Say): Uint8Array {
  if (!WRITTEN.some((at) => bytes[at] === BESIDE)) return bytes;
  odd(
    'it was copied while a program had it open, which keeps its last changes elsewhere: they may be missing',
    'Close it there, and copy it again',
  );
  const alone = Uint8Array.from(bytes);
  for (const at of WRITTEN) alone[at] = 1;
  return alone;
}
