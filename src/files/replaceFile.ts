import {
  closeSync,
  fchmodSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../problems/index.js';

const PERMISSIONS = 0o7777;

/**
 * Writes a file whole or not at all: under a hidden name beside it first, which then takes its place. One that is there keeps its mode,
 * and a link to it stays a link.
 */
export function replaceFile(named: string, bytes: Uint8Array): void {
  const there = statSync(named, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) throw new UserError(`${named} is a folder: name a file in it`);
  const folder = dirname(named);
  if (!isFolder(folder)) throw new UserError(`${named} cannot be written: there is no folder ${folder}`);
  const file = there === undefined ? named : realpathSync(named);
  const fresh = writeBeside(file, bytes, there?.mode);
  try {
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/**
 * Replaces files that are there, all of them or none: every new text is on the disk before the first takes its place, and what was
 * replaced comes back when a later one cannot be.
 */
export function replaceFiles(files: ReadonlyMap<string, Uint8Array>): void {
  const staged: { readonly file: string; readonly fresh: string; readonly before: Uint8Array }[] = [];
  let done = 0;
  try {
    for (const [named, bytes] of files) {
      const file = realpathSync(named); // or a link would be replaced by a file
      staged.push({ file, before: readFileSync(file), fresh: writeBeside(file, bytes, statSync(file).mode) });
    }
    for (const { file, fresh } of staged) {
      renameSync(fresh, file);
      done++;
    }
  } catch (error) {
    for (const { file, before } of staged.slice(0, done)) writeFileSync(file, before);
    for (const { fresh } of staged.slice(done)) rmSync(fresh, { force: true });
    throw error;
  }
}

/** The bytes in a new hidden file beside another, whose place it is to take. */
function writeBeside(file: string, bytes: Uint8Array, mode?: number): string {
  const fresh = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  const handle = openSync(fresh, 'wx'); // never over a file that is there already
  try {
    if (mode !== undefined) fchmodSync(handle, mode & PERMISSIONS); // opened with it, it would lose what the umask takes
    writeFileSync(handle, bytes);
  } catch (error) {
    rmSync(fresh, { force: true });
    // A failed write names no file.
    throw error instanceof Error ? Object.assign(error, { path: file }) : error;
  } finally {
    closeSync(handle);
  }
  return fresh;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
