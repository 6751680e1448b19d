import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../problems/index.js';
import { inTurn } from './inTurn.js';
import { isOfHere, isOurs, passingIn, passingPath, type Passing } from './passing.js';
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
      putBack(journal, () => undefined); // the failure is told
      throw error;
    }
    rmSync(journal);
  });
}

/**
 * Puts back what killed runs of `replaceFiles` had replaced when they were killed, in every folder at, above or below some paths, and tells
 * each file. Throws `UserError` for files that somebody has changed since, which stay as they are, and, before it touches any, for what says
 * that another machine was at it: that may have come with the files, to put into them what they never held.
 */
export function takeBack(paths: readonly string[], tell: (file: string) => void): void {
  const folders = new Set(
    paths.flatMap((path) => [...foldersAbove(realpathSync(path)), ...foldersBelow(realpathSync(path))]),
  );
  const journals = [...folders].flatMap(journalsIn);
  const foreign = journals.filter((journal) => !isOfHere(journal));
  if (foreign.length > 0)
    throw new UserError(
      'A renaming was cut short on another machine: nothing was changed',
      foreign.map(
        ({ path, host }) =>
          `${path}: run decant rename on ${host}, which takes it back, or delete this file and see whether the files here hold the names they should`,
      ),
    );
  // Whoever replaces files has the turn for as long: what is there in ours, an ended run has left.
  const changed = [...new Set(journals.map(({ path }) => dirname(path)))].flatMap((folder) =>
    inTurn({ named: folder, name: NAME, folder, also: foldersAbove(folder) }, () =>
      journalsIn(folder).flatMap((journal) => (isOfHere(journal) ? putBack(journal.path, tell) : [])),
    ),
  );
  if (changed.length === 0) return;
  throw new UserError(
    'A renaming was cut short. It was taken back, but for files that have changed since: see which names they hold',
    changed,
  );
}

/** Whether a run that was killed, or one that is at it, has replaced some files at, above or directly in a folder and others not. */
export function isHalfReplaced(folder: string): boolean {
  return foldersAbove(resolve(folder)).some((each) => journalsIn(each).length > 0);
}

/** What other runs have put into a folder to take their renaming back. */
function journalsIn(folder: string): Passing[] {
  return passingIn(folder).filter((passing) => passing.kind === 'renaming' && !isOurs(passing));
}

/** Puts back the files of a journal; those that somebody has changed since. It may come by e-mail: it touches YAML files below its folder alone. */
function putBack(journal: string, tell: (file: string) => void): string[] {
  const changed = undoOf(journal).flatMap(({ file, before, after }) => {
    const path = insideOf(dirname(journal), file);
    const bytes = Buffer.from(before, 'base64');
    const now = path === undefined ? undefined : hashOf(readFileSync(path));
    if (path === undefined || (now !== after && now !== hashOf(bytes))) return [join(dirname(journal), file)];
    if (now === after) {
      replaceFile(path, bytes);
      tell(path);
    }
    return [];
  });
  rmSync(journal);
  return changed;
}

function undoOf(journal: string): Undo[] {
  const read = jsonOf(readFileSync(journal, 'utf8'));
  const isUndo = (each: unknown): each is Undo =>
    typeof each === 'object' &&
    each !== null &&
    ['file', 'before', 'after'].every((key) => typeof (each as Record<string, unknown>)[key] === 'string');
  if (Array.isArray(read) && read.every(isUndo)) return read;
  throw new UserError(`${journal} is damaged`, [
    'Delete it, and see whether the files here hold the names they should',
  ]);
}

/** Undefined for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
