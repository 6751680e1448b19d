import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
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
const NAME = /^\.?(.+)\.(lock|new|before|tmp|renaming)\.(\d{1,10})-([0-9a-f]{8})@([A-Za-z0-9-]+)$/s;

/** No run writes so long, in milliseconds: what is older was left by one that is gone, whatever has its number now. */
const LONGEST_MS = 600_000;

/** Where this run puts something beside a file or folder. A folder that makes way is in sight, as it is all there is if the run is killed. */
export function passingPath(folder: string, of: string, kind: Kind): string {
  return join(folder, `${kind === 'before' ? '' : '.'}${of}.${kind}.${process.pid}-${RUN}@${HOST}`);
}

/** All that runs have put into a folder and not taken away; nothing where the folder cannot be looked into. */
export function passingIn(folder: string): Passing[] {
  return entriesOf(folder).flatMap((entry) => {
    const [, of, kind, pid, run, host] = NAME.exec(entry) ?? [];
    if (of === undefined || run === undefined || host === undefined) return [];
    return [{ path: join(folder, entry), of, kind: kind as Kind, pid: Number(pid), run, host }];
  });
}

/** Whether this run put it there. */
export function isOurs({ pid, run, host }: Passing): boolean {
  return pid === process.pid && run === RUN && host === HOST;
}

/** Whether the run that put it there has ended: of another machine, and of a number that is in use again, its age tells. */
export function isLeft({ path, pid, run, host }: Passing): boolean {
  if (host === HOST && pid === process.pid) return run !== RUN;
  return (host === HOST && !runs(pid)) || ageMs(path) > LONGEST_MS;
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'; // another user's process may not be signalled, yet it runs
  }
}

function ageMs(path: string): number {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts === undefined ? 0 : Date.now() - facts.mtimeMs; // taken away meanwhile, by one that runs
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // writing into it says what is wrong
  }
}
