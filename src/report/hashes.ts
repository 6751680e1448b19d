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

/** SHA-256 of a hospital's folder, of the scenario where another than the folder's own was asked for, and of what a reader changed. */
export function hashOfInputs(folder: string, asked?: StudiedScenario, changes?: readonly Change[]): string {
  const own = hashOfFolders([folder]);
  if (asked === undefined && changes === undefined) return own;
  const said = JSON.stringify([
    ...(asked === undefined ? [] : [asked.facts, inputsOf(asked)]),
    ...(changes ?? []).map(({ place: _place, ...change }) => change),
  ]);
  return createHash('sha256').update(`${own}\0${said}`).digest('hex');
}
