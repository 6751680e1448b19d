import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../problems/index.js';
import { inTurn } from './inTurn.js';
import { isLeft, passingIn, passingPath } from './passing.js';
import { replaceFile } from './replaceFile.js';

/** A file's bytes as they were read, and as they are to be. */
export interface Change {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** How a file is put back, as it stands on the disk while several are replaced. */
interface Undo {
  /** From the folder of the journal, below it. */
  readonly file: string;
  /** The bytes as they were, in base 64. */
  readonly before: string;
  /** SHA-256 of the bytes that took their place. */
  readonly after: string;
}

const NAME = 'decant';

/**
 * Replaces YAML files that are there, all of them or none: how to put each back is on the disk before the first is replaced. A run that
 * is killed is taken back by `takeBack`; a file that has changed since it was read is left alone, with all others.
 */
export function replaceFiles(files: ReadonlyMap<string, Change>): void {
  const changes = [...files].map(([named, change]) => ({ named, file: realpathSync(named), ...change })); // or a link would be replaced
  if (changes.length === 0) return;
  const folders = changes.map(({ file }) => dirname(file));
  const folder = folders.reduce(common);
  const turn = { named: folder, name: NAME, folder, also: folders.flatMap(foldersAbove) };
  inTurn(turn, () => {
    for (const { named, file, before } of changes)
      if (!readFileSync(file).equals(before))
        throw new UserError(`${named} has changed while it was read: nothing was written`, ['Run it again']);
    const journal = passingPath(folder, NAME, 'renaming');
    const undo = changes.map(({ file, before, after }) => ({
      file: relative(folder, file).split(sep).join('/'),
      before: Buffer.from(before).toString('base64'),
      after: hashOf(after),
    }));
    replaceFile(journal, Buffer.from(JSON.stringify(undo)));
    try {
      for (const { file, after } of changes) replaceFile(file, after);
    } catch (error) {
      putBack(journal);
      throw error;
    }
    rmSync(journal);
  });
}

/**
 * Puts back what killed runs of `replaceFiles` had replaced when they were killed, in every folder at, above or below some paths. Throws
 * `UserError` for files that somebody has changed since, which stay as they are.
 */
export function takeBack(paths: readonly string[]): void {
  const folders = new Set(
    paths.flatMap((path) => [...foldersAbove(realpathSync(path)), ...foldersBelow(realpathSync(path))]),
  );
  const changed = [...folders]
    .filter((folder) => journalsIn(folder).length > 0)
    .flatMap((folder) =>
      inTurn({ named: folder, name: NAME, folder, also: foldersAbove(folder) }, () =>
        journalsIn(folder).flatMap(putBack),
      ),
    );
  if (changed.length === 0) return;
  throw new UserError(
    'A renaming was cut short. It was taken back, but for files that have changed since: see which names they hold',
    changed,
  );
}

/** Whether a killed run left files at, above or directly in a folder half replaced. */
export function isHalfReplaced(folder: string): boolean {
  return foldersAbove(resolve(folder)).some((each) => journalsIn(each).length > 0);
}

/** What killed runs left in a folder to take back; the run that replaces files now is not one of them. */
function journalsIn(folder: string): string[] {
  return passingIn(folder).flatMap((passing) => (passing.kind === 'renaming' && isLeft(passing) ? [passing.path] : []));
}

/** Puts back the files of a journal; those that somebody has changed since. It may come by e-mail: it touches YAML files below its folder alone. */
function putBack(journal: string): string[] {
  const changed = undoOf(journal).flatMap(({ file, before, after }) => {
    const path = insideOf(dirname(journal), file);
    const bytes = Buffer.from(before, 'base64');
    const now = path === undefined ? undefined : hashOf(readFileSync(path));
    if (path === undefined || (now !== after && now !== hashOf(bytes))) return [join(dirname(journal), file)];
    if (now === after) replaceFile(path, bytes);
    return [];
  });
  rmSync(journal);
  return changed;
}

function undoOf(journal: string): Undo[] {
  const read: unknown = JSON.parse(readFileSync(journal, 'utf8'));
  const isUndo = (each: unknown): each is Undo =>
    typeof each === 'object' &&
    each !== null &&
    ['file', 'before', 'after'].every((key) => typeof (each as Record<string, unknown>)[key] === 'string');
  if (Array.isArray(read) && read.every(isUndo)) return read;
  throw new UserError(`${journal} is damaged`, [
    'Delete it, and see whether the files here hold the names they should',
  ]);
}

function insideOf(folder: string, file: string): string | undefined {
  const path = join(folder, file);
  if (!/\.ya?ml$/.test(file) || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const way = relative(realpathSync(folder), realpathSync(path));
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : path;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The deepest folder that holds both. */
function common(one: string, other: string): string {
  return foldersAbove(other).find((folder) => foldersAbove(one).includes(folder)) ?? one;
}

/** A folder and those above it, the deepest first. */
function foldersAbove(folder: string): string[] {
  return dirname(folder) === folder ? [folder] : [folder, ...foldersAbove(dirname(folder))];
}

function foldersBelow(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .flatMap(({ name }) => [join(folder, name), ...foldersBelow(join(folder, name))]);
}
