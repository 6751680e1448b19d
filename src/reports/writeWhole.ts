import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a folder whole or not at all: into a temporary folder beside it, which then takes its place. An interrupted run leaves
 * the folder as it was. Files there that this report does not write are kept.
 */
export function writeWhole(folder: string, files: ReadonlyMap<string, Buffer>): void {
  const [parent, name] = [dirname(folder), basename(folder)];
  mkdirSync(parent, { recursive: true });
  recover(parent, name);
  const [fresh, old] = [join(parent, `.${name}.new`), join(parent, `.${name}.old`)];
  try {
    for (const [file, bytes] of files) {
      mkdirSync(dirname(join(fresh, file)), { recursive: true });
      writeFileSync(join(fresh, file), bytes);
    }
    if (existsSync(folder)) keepOthers(folder, fresh, files);
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder) && existsSync(old)) renameSync(old, folder);
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
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
    if (!ours.has(entry)) cpSync(join(from, entry), join(to, entry), { recursive: true });
  }
}
