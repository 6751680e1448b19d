import { existsSync, lstatSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../problems/index.js';
import { inTurn } from './inTurn.js';
import { makeFolder } from './makeFolder.js';
import { naming } from './naming.js';
import { isLeft, isOurs, passingIn, passingPath } from './passing.js';

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Writes a folder whole or not at all: into a folder beside it, which then takes its place, one run at a time. A run that is killed leaves the
 * folder as it was, or for a moment under another name beside, which the next run gives back. Files there that this report does not write
 * are kept, but for those that another report of ours may have left and this one has nothing to say in; a folder that is a link stays one.
 */
export function writeWhole(named: string, files: Files, outdated: readonly string[] = []): void {
  const folder = behindLinks(named);
  const [parent, name] = [dirname(folder), basename(folder)];
  makeFolder(parent);
  takeUpOthers(parent, name);
  inTurn({ named, name, folder: parent }, () => {
    takeUp(parent, name);
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
  takeUpOthers(parent, name);
  inTurn({ named, name, folder: parent }, () => {
    takeUp(parent, name);
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
  clearAway(before, folder, outdated);
}

/** What a link to a folder leads to, as the link would be replaced by a folder; one that leads nowhere is refused. */
function behindLinks(folder: string): string {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true ? realpathSync(folder) : folder;
}

/** Nobody's folder makes way for a file of ours, nor a file or a link for a folder. */
function refuseInTheWay(folder: string, file: string): void {
  const parts = file.split('/');
  parts.forEach((_, index) => {
    const path = join(folder, ...parts.slice(0, index + 1));
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there === undefined) return;
    const isFolder = there.isDirectory();
    if (index === parts.length - 1 && isFolder) throw refusal(path, 'EISDIR');
    if (index < parts.length - 1 && !isFolder) throw refusal(path, 'ENOTDIR');
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
function takeUpOthers(parent: string, name: string): void {
  const left = passingIn(parent).filter(
    (passing) => passing.of !== name && ['lock', 'new', 'before'].includes(passing.kind) && isLeft(passing),
  );
  for (const other of new Set(left.map(({ of }) => of)))
    inTurn({ named: join(parent, other), name: other, folder: parent }, () => takeUp(parent, other));
}

/** Clears what killed runs left: a folder that is not whole goes, one that made way comes back, or gives back what is not of a report. */
function takeUp(parent: string, name: string): void {
  const folder = join(parent, name);
  const left = passingIn(parent).filter((passing) => passing.of === name && !isOurs(passing));
  for (const { path, kind } of left) {
    if (kind === 'new') rmSync(path, { recursive: true, force: true });
    if (kind !== 'before') continue;
    if (existsSync(folder)) clearAway(path, folder);
    else renameSync(path, folder);
  }
}

/** What a user has put beside a report moves over; a chart of an earlier report that this one does not draw goes. */
function clearAway(before: string, folder: string, outdated: readonly string[] = []): void {
  if (!existsSync(before)) return;
  const there = new Set([...readdirSync(folder), ...outdated]);
  for (const entry of readdirSync(before)) if (!there.has(entry)) renameSync(join(before, entry), join(folder, entry));
  rmSync(before, { recursive: true, force: true });
}
