import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from './errors.js';

/** Writes a file whole or not at all: under a hidden name beside it first, which then takes its place. */
export function replaceFile(file: string, bytes: Uint8Array): void {
  if (isFolder(file)) throw new UserError(`${file} is a folder: name a file in it`);
  if (!isFolder(dirname(file))) throw new UserError(`${file} cannot be written: there is no folder ${dirname(file)}`);
  const fresh = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  const handle = openSync(fresh, 'wx'); // never over a file that is there already
  try {
    writeFileSync(handle, bytes);
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
