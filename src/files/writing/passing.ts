import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * What Decant puts beside a file or folder for as long as it writes it: a sign that it does, a folder or file that is not whole yet, the
 * folder that makes way, and what takes a renaming back.
 */
export type Kind = 'lock' | 'new' | 'before' | 'tmp' | 'renaming';

/** Something that a run put there for a moment; its name says whose it is, so that no run takes another's for its own. */
export interface Passing {
  readonly path: string;
  /** The name of the file or folder that it was put there for. */
  readonly of: string;
  readonly kind: Kind;
  readonly pid: number;
  readonly run: string;
  readonly host: string;
}

const HOST =
  hostname()
    .replaceAll(/[^A-Za-z0-9-]/g, '-')
    .slice(0, 40) || 'here';
const RUN = randomBytes(4).toString('hex');
const NAME = /^(\.?)([^/\\]+)\.(lock|new|before|tmp|renaming)\.(\d{1,10})-([0-9a-f]{8})@([A-Za-z0-9-]+)$/;

/** No run writes so long, in milliseconds: what is older was left by one of another machine that is gone. */
const LONGEST_MS = 600_000;

/** Where this run puts something beside a file or folder. A folder that makes way is in sight, as it is all there is if the run is killed. */
export function passingPath(folder: string, of: string, kind: Kind): string {
  return join(folder, `${dotOf(kind)}${of}.${kind}.${process.pid}-${RUN}@${HOST}`);
}

/**
 * All that runs have put into a folder and not taken away; nothing where the folder cannot be looked into. Anybody can give a file such a
 * name: what no run puts there is passed by, as a link, a folder in place of a file, or what would be of a folder elsewhere.
 */
export function passingIn(folder: string): Passing[] {
  return entriesOf(folder).flatMap((entry) => {
    const [, dot, of, word, pid, run, host] = NAME.exec(entry) ?? [];
    if (of === undefined || run === undefined || host === undefined || of === '.' || of === '..') return [];
    const [path, kind] = [join(folder, entry), word as Kind];
    return dot === dotOf(kind) && isOfKind(path, kind) ? [{ path, of, kind, pid: Number(pid), run, host }] : [];
  });
}

function dotOf(kind: Kind): string {
  return kind === 'before' ? '' : '.';
}

/** Folders that are not whole or make way are folders, all else is a file; a link is neither. */
function isOfKind(path: string, kind: Kind): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false });
  const isFolder = kind === 'new' || kind === 'before';
  return (isFolder ? there?.isDirectory() : there?.isFile()) === true;
}

/** Whether this run put it there. */
export function isOurs({ pid, run, host }: Passing): boolean {
  return pid === process.pid && run === RUN && host === HOST;
}

/** Whether a run of this machine put it there: what came with a folder from elsewhere is not for us to take up. */
export function isOfHere({ host }: Passing): boolean {
  return host === HOST;
}

/** Whether the run that put it there has ended. One of this machine that is stopped for hours may go on: of another machine alone, age tells. */
export function isLeft(passing: Passing): boolean {
  const { path, pid, run } = passing;
  if (!isOfHere(passing)) return ageMs(path) > LONGEST_MS;
  return pid === process.pid ? run !== RUN : !runs(pid);
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'; // another user's process may not be signalled, yet it runs
  }
}

function ageMs(path: string): number {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  return facts === undefined ? 0 : Date.now() - facts.mtimeMs; // taken away meanwhile, by one that runs
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // writing into it says what is wrong
  }
}
