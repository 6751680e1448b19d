import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { textOf, YamlFile } from '../files/yaml/index.js';
import { UserError, type Problem } from '../problems/index.js';
import { parseEntry, printEdition, yearOf } from './entry.js';
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
  readonly path: string;
}

/** Unpacked, no publication that is held is larger. */
const LARGEST_BYTES = 60_000_000;
const DATA = /^(.+)\.(csv|geojson)\.gz$/;

/** The publications that are held: in the folder that is shipped, and in the user's own, which comes first where both hold one. */
export class Store {
  private readonly tables = new Map<string, Table>();
  private readonly found: readonly Held[];

  constructor(
    private readonly shipped: string,
    /** The user's own folder; it need not be there. */
    readonly own: string,
  ) {
    const all = [...heldIn(own, false), ...heldIn(shipped, true)];
    this.found = all.filter(
      ({ id, edition }, index) => all.findIndex((other) => other.id === id && other.edition === edition) === index,
    );
  }

  /** What an installed Decant holds, by its folder, and what its user has added. */
  static of(decant: string): Store {
    return new Store(join(decant, 'national'), ownFolder());
  }

  /** What is held of a kind of return, the latest first; of every kind where none is named. */
  editions(id?: string): Held[] {
    return this.found
      .filter((held) => id === undefined || held.id === id)
      .sort((a, b) => a.id.localeCompare(b.id) || b.edition.localeCompare(a.edition));
  }

  /** The rows of a publication, its columns known. */
  rows(held: Held, ofReturn: Return): Rows {
    const rows = Rows.of(this.table(held), ofReturn);
    if (rows === undefined) throw new UserError(`${held.path} is no ${ofReturn.title}: add it again`);
    return rows;
  }

  /** A publication as text, as it was published; one that has changed since it was put here is refused. */
  text(held: Held): string {
    const bytes = gunzipSync(readFileSync(held.path), { maxOutputLength: LARGEST_BYTES });
    if (createHash('sha256').update(bytes).digest('hex') !== held.sha256)
      throw new UserError(`${held.path} is not what it was when it was put there: add it again`);
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

/** Where a user's own publications are kept: $DECANT_RETURNS, or the place where the system keeps a program's data. */
export function ownFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.DECANT_RETURNS) return env.DECANT_RETURNS;
  const data = env.XDG_DATA_HOME ?? (process.platform === 'win32' ? env.APPDATA : undefined);
  return join(data || join(homedir(), '.local', 'share'), 'decant', 'returns');
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

function heldIn(folder: string, isShipped: boolean): Held[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((file): Held[] => {
      const [, name = ''] = DATA.exec(file) ?? [];
      const entry = parseEntry(name);
      const said = entry === undefined ? undefined : saidOf(join(folder, `${name}.yaml`));
      if (entry === undefined || said === undefined) return [];
      const year = entry.edition.includes('-to-') ? undefined : yearOf(entry.edition);
      const printed = entry.edition.includes('-to-')
        ? entry.edition.replace('-to-', ' to ')
        : printEdition(entry.edition);
      const { id, edition } = entry;
      const path = join(folder, file);
      return [{ id, edition, printed, isShipped, path, ...said, ...(year === undefined ? {} : { year }) }];
    });
}

/** What the text file beside a publication says; undefined where there is none, or it says nothing. */
function saidOf(path: string): { what: string; sha256: string } | undefined {
  const problems: Problem[] = [];
  const yaml = existsSync(path) ? YamlFile.read(path, path, problems) : undefined;
  const fields = yaml?.fields(yaml.root, 'a publication that is held', HELD_KEYS);
  const [what, sha256] = ['what', 'sha256'].map((key) => textOf(fields?.get(key)?.value));
  if (problems.length > 0 || what === undefined || sha256 === undefined)
    throw new UserError(`${path} does not say what stands beside it: take both away, and add the publication again`);
  return { what, sha256 };
}

/** Keys of the text file beside a publication. */
export const HELD_KEYS = ['what', 'sha256'] as const;
