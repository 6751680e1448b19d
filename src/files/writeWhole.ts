import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a folder whole or not at all: into a temporary folder beside it, which then takes its place. An interrupted run leaves
 * the folder as it was. Files there that this report does not write are kept; a folder that is a link stays one.
 */
export function writeWhole(named: string, files: ReadonlyMap<string, Buffer>): void {
  const folder = behindLinks(named);
  const [parent, name] = [dirname(folder), basename(folder)];
  mkdirSync(parent, { recursive: true });
  recover(parent, name);
  for (const file of files.keys()) refuseInTheWay(named, file);
  const [fresh, old] = [join(parent, `.${name}.new`), join(parent, `.${name}.old`)];
  try {
    for (const [file, bytes] of files) naming(join(named, file), () => writeUnder(fresh, file, bytes));
    if (existsSync(folder)) naming(named, () => keepOthers(folder, fresh, files));
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder) && existsSync(old)) renameSync(old, folder);
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
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

/** Says of a failure which file it befell, as a user named it: a write that fails names none, others the temporary folder. */
function naming(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}

function writeUnder(folder: string, file: string, bytes: Buffer): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), bytes);
}

/** Clears what an interrupted run left: a half-written folder goes, a report that was moved aside comes back. */
function recover(parent: string, name: string): void {
  const [folder, fresh, old] = [join(parent, name), join(parent, `.${name}.new`), join(parent, `.${name}.old`)];
  rmSync(fresh, { recursive: true, force: true });
  if (existsSync(old) && !existsSync(folder)) renameSync(old, folder);
  rmSync(old, { recursive: true, force: true });
}

/** What a user has put beside a report stays; a chart of an earlier report that this one does not draw goes. */
function keepOthers(from: string, to: string, files: ReadonlyMap<string, Buffer>): void {
  const ours = new Set([...files.keys()].map((file) => file.split('/')[0]));
  for (const entry of readdirSync(from)) {
    if (!ours.has(entry)) cpSync(join(from, entry), join(to, entry), { recursive: true, verbatimSymlinks: true });
  }
}
