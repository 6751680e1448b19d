import {
  existsSync,
  lstatSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../problems/index.js';
import { inTurn } from './inTurn.js';
import { makeFolder } from './makeFolder.js';
import { naming } from './naming.js';
import { isLeft, isOfHere, passingIn, passingPath, type Passing } from './passing.js';
import { refuseNoFile } from './refuseNoFile.js';

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Writes a folder whole or not at all: into a folder beside it, which then takes its place, one run at a time. A run that is killed leaves the
 * folder as it was, or for a moment under another name beside, which the next run gives back. Files there that this report does not write
 * are kept, in its folders too, but for the `outdated`: all that a report of ours may hold (`charts/a.png`), which an earlier one has left
 * where this one has nothing to say. One in a folder of which it writes nothing is not outdated. A folder that is a link stays one.
 */
export function writeWhole(named: string, files: Files, outdated: readonly string[] = []): void {
  const folder = behindLinks(named);
  const [parent, name] = [dirname(folder), basename(folder)];
  makeFolder(parent);
  takeUpOthers(parent, name, outdated);
  inTurn({ named, name, folder: parent }, () => {
    takeUp(parent, name, outdated);
    for (const file of files.keys()) refuseInTheWay(named, file);
    replaceFolder(named, folder, files, outdated);
  });
}

/** Writes a folder that is not there yet, whole or not at all; throws `UserError` for one that is. */
export function writeNew(named: string, files: Files): void {
  const [parent, name] = [dirname(named), basename(named)];
  const refuse = (): void => {
    if (lstatSync(named, { throwIfNoEntry: false }) !== undefined)
      throw new UserError(`${named} is there already: choose another name, or take it away`);
  };
  refuse();
  makeFolder(parent);
  takeUpOthers(parent, name, []);
  inTurn({ named, name, folder: parent }, () => {
    takeUp(parent, name, []);
    refuse();
    replaceFolder(named, named, files, []);
  });
}

function replaceFolder(named: string, folder: string, files: Files, outdated: readonly string[]): void {
  const [parent, name] = [dirname(folder), basename(folder)];
  const [fresh, before] = [passingPath(parent, name, 'new'), passingPath(parent, name, 'before')];
  try {
    for (const [file, bytes] of files) naming(join(named, file), () => writeUnder(fresh, file, bytes));
    if (existsSync(folder)) renameSync(folder, before);
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder) && existsSync(before)) renameSync(before, folder);
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
  if (existsSync(before)) clearAway(before, folder, new Set(outdated));
}

/** What a link to a folder leads to, as the link would be replaced by a folder; one that leads nowhere is refused. */
function behindLinks(folder: string): string {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true ? realpathSync(folder) : folder;
}

/** Nobody's folder, device or pipe makes way for a file of ours, nor a file or a link for a folder. */
function refuseInTheWay(folder: string, file: string): void {
  const parts = file.split('/');
  parts.forEach((_, index) => {
    const path = join(folder, ...parts.slice(0, index + 1));
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there === undefined) return;
    const isFolder = there.isDirectory();
    if (index === parts.length - 1 && isFolder) throw refusal(path, 'EISDIR');
    if (index < parts.length - 1 && !isFolder) throw refusal(path, 'ENOTDIR');
    refuseNoFile(path, there);
  });
}

/** As the system itself would refuse it. */
function refusal(path: string, code: string): Error {
  return Object.assign(new Error(`${code}: ${path} is in the way`), { code, path });
}

function writeUnder(folder: string, file: string, bytes: Uint8Array): void {
  makeFolder(dirname(join(folder, file)));
  writeFileSync(join(folder, file), bytes);
}

/** Takes up what killed runs left of other folders beside this one, as nobody may ever write those again. */
function takeUpOthers(parent: string, name: string, outdated: readonly string[]): void {
  const left = passingIn(parent).filter(
    (passing) => passing.of !== name && (passing.kind === 'lock' ? isLeft(passing) : isForUs(passing)),
  );
  for (const other of new Set(left.map(({ of }) => of)))
    inTurn({ named: join(parent, other), name: other, folder: parent }, () => takeUp(parent, other, outdated));
}

/** A folder that an ended run of this machine left beside another. What bears another machine's name may have come with an archive. */
function isForUs(passing: Passing): boolean {
  return (passing.kind === 'new' || passing.kind === 'before') && isOfHere(passing) && isLeft(passing);
}

/** Clears what killed runs left: a folder that is not whole goes, one that made way comes back, or gives back what is not of a report. */
function takeUp(parent: string, name: string, outdated: readonly string[]): void {
  const folder = join(parent, name);
  const left = passingIn(parent).filter((passing) => passing.of === name && isForUs(passing));
  for (const { path, kind } of left) {
    if (kind === 'new') rmSync(path, { recursive: true, force: true });
    else if (isFolder(folder)) clearAway(path, folder, new Set(outdated));
    else if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) renameSync(path, folder);
  }
}

/** What a user has put into a report moves over, from its folders too; what an earlier report wrote and this one does not goes. */
function clearAway(before: string, folder: string, outdated: ReadonlySet<string>, way = ''): void {
  for (const entry of readdirSync(before)) {
    const [old, fresh] = [join(before, entry), join(folder, entry)];
    const isThere = lstatSync(fresh, { throwIfNoEntry: false }) !== undefined;
    if (!isThere && (isFolder(old) || !outdated.has(`${way}${entry}`))) renameSync(old, fresh);
    else if (!isFolder(old)) rmSync(old);
    else if (isFolder(fresh)) clearAway(old, fresh, outdated, `${way}${entry}/`);
  }
  if (readdirSync(before).length === 0) rmdirSync(before); // or a folder is in it whose place a file has taken
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
