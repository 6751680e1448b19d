import { createHash } from 'node:crypto';
import { closeSync, fchmodSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { UserError } from '../../problems/index.js';
import { isLeft, passingIn, passingPath } from './passing.js';
import { refuseNoFile } from './refuseNoFile.js';

const PERMISSIONS = 0o7777;
/** Of a longer name a hash stands in the name of the file beside it, as systems allow 255 bytes. */
const LONGEST_NAME = 150;

/**
 * Writes a file whole or not at all: under a hidden name beside it first, which then takes its place. One that is there keeps its mode,
 * and a link to it stays a link; a device, a pipe or a socket is refused. What a killed run left hidden in the folder goes.
 */
export function replaceFile(named: string, bytes: Uint8Array): void {
  const there = statSync(named, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) throw new UserError(`${named} is a folder: name a file in it`);
  refuseNoFile(named, there);
  const folder = dirname(named);
  if (!isFolder(folder)) throw new UserError(`${named} cannot be written: there is no folder ${folder}`);
  const file = there === undefined ? named : realpathSync(named);
  for (const left of passingIn(dirname(file)))
    if (left.kind === 'tmp' && isLeft(left)) rmSync(left.path, { force: true });
  const fresh = writeBeside(file, bytes, there?.mode);
  try {
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** The bytes in a new hidden file beside another, whose place it is to take. */
function writeBeside(file: string, bytes: Uint8Array, mode?: number): string {
  const fresh = passingPath(dirname(file), shortened(basename(file)), 'tmp');
  try {
    const handle = openSync(fresh, 'wx'); // never over a file that is there already
    try {
      if (mode !== undefined) fchmodSync(handle, mode & PERMISSIONS); // opened with it, it would lose what the umask takes
      writeFileSync(handle, bytes);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    rmSync(fresh, { force: true });
    // A failed write names no file, and an opening that fails names the hidden one.
    throw error instanceof Error ? Object.assign(error, { path: file }) : error;
  }
  return fresh;
}

function shortened(name: string): string {
  return Buffer.byteLength(name) <= LONGEST_NAME ? name : createHash('sha256').update(name).digest('hex');
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
