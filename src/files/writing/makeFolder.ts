import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../../problems/index.js';

/**
 * Makes a folder with those above it, from the top down. Node's own way to do so never ends where a folder takes none, as /proc does.
 */
export function makeFolder(folder: string): void {
  const above = dirname(folder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return; // by another run
    if (code === 'ENOENT') throw new UserError(`${folder} cannot be made: ${above} takes no folder`);
    throw error;
  }
}
