import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { closingSites } from '../closing.js';

const bin = fileURLToPath(new URL('../../bin/decant.js', import.meta.url));
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What several tests of a file look at is run once, by the first of them. */
export function memo<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => (made ??= make());
}

export interface Left {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own to work in, with copies of hospitals beside each other; gone when the test is over. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'decant-desk-'));

  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Copies an example hospital here under its own name, or another, with settings in which wards close. */
  site(from: string, name = from): this {
    cpSync(join(closingSites, from), this.path(name), { recursive: true });
    return this;
  }

  write(file: string, content: string | Uint8Array): this {
    writeFileSync(this.path(file), content);
    return this;
  }

  remove(file: string): this {
    rmSync(this.path(file));
    return this;
  }

  /** Replaces text that must be there. */
  edit(file: string, found: string | RegExp, replacement: string): this {
    const text = readFileSync(this.path(file), 'utf8');
    const edited = text.replace(found, () => replacement);
    if (edited === text) throw new Error(`${file} does not hold ${String(found)}`);
    return this.write(file, edited);
  }

  /** Changes the features of a GeoJSON file. */
  redraw(file: string, change: (features: Feature[]) => void): this {
    const collection = JSON.parse(readFileSync(this.path(file), 'utf8')) as { features: Feature[] };
    change(collection.features);
    return this.write(file, JSON.stringify(collection));
  }

  /** The same desk, seen from a folder on it. */
  in(folder: string): Pick<Desk, 'decant'> {
    return { decant: async (...argv) => runIn(this.path(folder), process.execPath, bin, ...argv) };
  }

  /** Runs `decant` here, as a shell would. */
  async decant(...argv: string[]): Promise<Left> {
    return this.run(process.execPath, bin, ...argv);
  }

  /** Runs any program here. */
  async run(program: string, ...argv: string[]): Promise<Left> {
    return runIn(this.folder, program, ...argv);
  }

  /** Every file below a folder here, by its path, with its bytes. */
  files(folder: string): Map<string, Buffer> {
    if (!existsSync(this.path(folder))) return new Map();
    const entries = readdirSync(this.path(folder), { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return new Map(paths.sort().map((path) => [path.slice(this.path(folder).length + 1), readFileSync(path)]));
  }

  /** Every file below a folder by its path, as a hash: megabytes are compared at once, not byte by byte. */
  hashes(folder: string): Map<string, string> {
    const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    return new Map([...this.files(folder)].map(([file, bytes]) => [file, hash(bytes)]));
  }
}

async function runIn(cwd: string, program: string, ...argv: string[]): Promise<Left> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    child.on('error', reject).on('close', (status) => resolve({ status, ...said }));
  });
}

export interface Feature {
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: number[][][] | number[][][][] };
}
