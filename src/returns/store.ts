import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { textOf, YamlFile } from '../files/yaml/index.js';
import { UserError, type Problem } from '../problems/index.js';
import { parseEntry, printEdition, yearOf } from './entry.js';
import { ownFolder } from './own/ownFolder.js';
import type { Return } from './return.js';
import { Rows, type Table } from './rows.js';

/** A publication that is held, shipped or added by the user: a table or a map, and a text file beside it that says what it is. */
export interface Held {
  /** The kind of return that it is one of. */
  readonly id: string;
  readonly edition: string;
  /** As a reader knows it: 2016/17. */
  readonly printed: string;
  /** The financial year, of a return of one. */
  readonly year?: number;
  readonly isShipped: boolean;
  /** What it is and where it was had. */
  readonly what: string;
  readonly sha256: string;
  /** How many hospitals, trusts or projects it has rows of. */
  readonly covers: number;
  readonly path: string;
  /** On the disk, with the text beside it. */
  readonly bytes: number;
}

/** Unpacked, no publication that is held is larger. */
export const LARGEST_BYTES = 60_000_000;
const DATA = /^(.+)\.(csv|geojson)\.gz$/;

/** The publications that are held: in the folder that is shipped, and in the user's own, which comes first where both hold one. */
export class Store {
  private readonly tables = new Map<string, Table>();
  private readonly found: readonly Held[];
  private readonly all: readonly Held[];

  constructor(
    private readonly shipped: string,
    /** The user's own folder; it need not be there, nor be known. */
    readonly own: string | undefined,
  ) {
    this.all = [...(own === undefined ? [] : heldIn(own, false)), ...heldIn(shipped, true)];
    this.found = this.all.filter((held) => this.all.find((other) => isSame(other, held)) === held);
  }

  /** What an installed Decant holds, by its folder, and what its user has added. */
  static of(decant: string, own = ownFolder()): Store {
    return new Store(join(decant, 'national'), own);
  }

  /** What is held of a kind of return, the latest first; of every kind where none is named. */
  editions(id?: string): Held[] {
    return this.found
      .filter((held) => id === undefined || held.id === id)
      .sort((a, b) => a.id.localeCompare(b.id) || b.edition.localeCompare(a.edition));
  }

  /** As `editions`, with what is shipped of an edition that the user has too, after his own. */
  every(id: string): Held[] {
    return this.all
      .filter((held) => held.id === id)
      .sort((a, b) => b.edition.localeCompare(a.edition) || Number(a.isShipped) - Number(b.isShipped));
  }

  /** One publication, shipped or the user's own. */
  held(id: string, edition: string, isShipped: boolean): Held | undefined {
    return this.all.find((each) => each.isShipped === isShipped && isSame(each, { id, edition }));
  }

  /** What is shipped, on the disk. */
  shippedBytes(): number {
    return this.all.reduce((sum, { isShipped, bytes }) => sum + (isShipped ? bytes : 0), 0);
  }

  /** The rows of a publication, its columns known. */
  rows(held: Held, ofReturn: Return): Rows {
    const rows = Rows.of(this.table(held), ofReturn);
    if (rows === undefined) throw new UserError(`${held.path} is no ${ofReturn.title}: add it again`);
    return rows;
  }

  /** A publication as text, as it was published; one that has changed since it was put here is refused. */
  text(held: Held): string {
    const bytes = unpacked(held.path);
    if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== held.sha256)
      throw new UserError(`${held.path} is not what it was when it was put there`, [
        held.isShipped ? 'Install Decant again' : 'Add the publication again: decant returns add FILE --force',
      ]);
    return bytes.toString('utf8');
  }

  private table(held: Held): Table {
    const known = this.tables.get(held.path);
    if (known !== undefined) return known;
    const text = this.text(held);
    const table = held.path.endsWith('.geojson.gz') ? ofProperties(text) : (parseCsv(text) as Table);
    this.tables.set(held.path, table);
    return table;
  }
}

function isSame(one: Pick<Held, 'id' | 'edition'>, other: Pick<Held, 'id' | 'edition'>): boolean {
  return one.id === other.id && one.edition === other.edition;
}

/** Undefined where it is damaged, or unpacks to more than any publication has. */
function unpacked(path: string): Buffer | undefined {
  const packed = readFileSync(path);
  try {
    return gunzipSync(packed, { maxOutputLength: LARGEST_BYTES });
  } catch {
    return undefined; // its caller says so
  }
}

/** The rows of a published table as text, empty ones too, so that their numbers stay. */
export function parseCsv(text: string): string[][] {
  return parse(text, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
}

/** The properties of a map's features as a table. */
function ofProperties(text: string): Table {
  const { features } = JSON.parse(text) as { features: readonly { properties: Readonly<Record<string, unknown>> }[] };
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const cell = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return [names, ...features.map(({ properties }) => names.map((name) => cell(properties[name])))];
}

/** Names of the files of a folder; none where there is no such folder. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new UserError(`${folder}, where publications are kept, cannot be read (${code ?? 'unknown reason'})`, [
      'Put a folder there that you may read, or set DECANT_RETURNS to another',
    ]);
  }
}

function heldIn(folder: string, isShipped: boolean): Held[] {
  return filesIn(folder).flatMap((file): Held[] => {
    const [, name = ''] = DATA.exec(file) ?? [];
    const entry = parseEntry(name);
    const said = entry === undefined ? undefined : saidOf(join(folder, `${name}.yaml`));
    if (entry === undefined || said === undefined) return [];
    const { id, edition } = entry;
    const [year, printed] = [yearOf(edition), printEdition(edition)];
    const path = join(folder, file);
    const bytes = statSync(path).size + statSync(join(folder, `${name}.yaml`)).size;
    return [{ id, edition, printed, isShipped, path, bytes, ...said, ...(year === undefined ? {} : { year }) }];
  });
}

/** What the text file beside a publication says; undefined where there is none, or it says nothing. */
function saidOf(path: string): Pick<Held, 'what' | 'sha256' | 'covers'> | undefined {
  const problems: Problem[] = [];
  const yaml = existsSync(path) ? YamlFile.read(path, path, problems) : undefined;
  const fields = yaml?.fields(yaml.root, 'a publication that is held', HELD_KEYS);
  const [what, sha256] = ['what', 'sha256'].map((key) => textOf(fields?.get(key)?.value));
  const covers = Number(textOf(fields?.get('covers')?.value) ?? NaN);
  if (yaml === undefined && problems.length === 0) return undefined;
  if (problems.length > 0 || what === undefined || sha256 === undefined || !Number.isInteger(covers))
    throw new UserError(`${path} does not say what stands beside it: take both away, and add the publication again`);
  return { what, sha256, covers };
}

/** Keys of the text file beside a publication. */
export const HELD_KEYS = ['what', 'sha256', 'covers', 'renamed'] as const;
