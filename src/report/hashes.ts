import { createHash } from 'node:crypto';
import { hashFile, pathsUnder } from '../files/index.js';
import type { Change } from '../model/values/index.js';
import { inputsOf, type StudiedScenario } from '../scenarios/index.js';

/** SHA-256 of every file under some folders, by path and content, so that a result can say what made it. */
export function hashOfFolders(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) for (const path of pathsUnder(folder)) hashFile(hash, folder, path);
  return hash.digest('hex');
}

interface ReaderHashed {
  readonly changes: readonly Change[];
  readonly empties?: readonly string[];
}

/** SHA-256 of a hospital's folder, of the scenario where another than the folder's own was asked for, and of what a reader changed. */
export function hashOfInputs(folder: string, asked?: StudiedScenario, reader?: ReaderHashed): string {
  const own = hashOfFolders([folder]);
  if (asked === undefined && reader === undefined) return own;
  const said = JSON.stringify([
    ...(asked === undefined ? [] : [asked.facts, inputsOf(asked)]),
    ...(reader?.changes ?? []).map(({ place: _place, ...change }) => change),
    ...(reader?.empties === undefined ? [] : [{ empties: reader.empties }]),
  ]);
  return createHash('sha256').update(`${own}\0${said}`).digest('hex');
}
