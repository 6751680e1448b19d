import type { Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, readdirSync } from 'node:fs';

const SLASH = Buffer.from('/');
const CHUNK_BYTES = 1_000_000;

/**
 * Every plain file below a folder by its path from there, with `/` between folders, in the order of their bytes: a name need not be UTF-8.
 * `unreadable` hears of a folder that cannot be looked into; without it that is thrown.
 */
export function pathsUnder(folder: string, unreadable?: (path: Buffer, error: unknown) => void): Buffer[] {
  const found: Buffer[] = [];
  const look = (below: Buffer): void => {
    for (const entry of readdirSync(at(folder, below), { withFileTypes: true, encoding: 'buffer' })) {
      const path = Buffer.concat(below.length === 0 ? [entry.name] : [below, SLASH, entry.name]);
      if (entry.isFile()) found.push(path);
      if (!entry.isDirectory()) continue;
      try {
        look(path);
      } catch (error) {
        if (unreadable === undefined) throw error;
        unreadable(path, error);
      }
    }
  };
  look(Buffer.alloc(0));
  return found.sort((one, other) => Buffer.compare(one, other));
}

/** Adds a file below a folder to a hash: its path, its length and its bytes, a piece at a time as it may be larger than memory. */
export function hashFile(hash: Hash, folder: string, path: Buffer): void {
  const handle = openSync(at(folder, path), 'r');
  try {
    const { size } = fstatSync(handle);
    hash.update(Buffer.concat([path, Buffer.from(`\0${size}\0`)]));
    const chunk = Buffer.allocUnsafe(Math.min(size, CHUNK_BYTES));
    for (let left = size; left > 0;) {
      const read = readSync(handle, chunk, 0, Math.min(left, chunk.length), null);
      if (read === 0) break;
      hash.update(chunk.subarray(0, read));
      left -= read;
    }
  } finally {
    closeSync(handle);
  }
}

/** Where a file below a folder is, as the system takes it. */
export function at(folder: string, path: Buffer): Buffer {
  return path.length === 0 ? Buffer.from(folder) : Buffer.concat([Buffer.from(folder), SLASH, path]);
}
