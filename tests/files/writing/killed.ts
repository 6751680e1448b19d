import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Change } from '../../../src/files/writing/index.js';
import { passingPath, type Kind } from '../../../src/files/writing/passing.js';

/** The number of a process that has ended. */
export const ended = spawnSync(process.execPath, ['-e', '']).pid;

/** Where a process puts something beside a file or folder: one that has ended when left out, of this machine or another. */
export function pathOf(folder: string, name: string, kind: Kind, pid = ended, host = ''): string {
  const [, beside, own] = /^(.*)\.\d+-[0-9a-f]{8}@(.+)$/s.exec(passingPath(folder, name, kind)) ?? [];
  return `${beside}.${pid}-0badcafe@${host === '' ? own : host}`;
}

export const change = (before: string, after: string): Change => ({
  before: Buffer.from(before),
  after: Buffer.from(after),
});

/** Leaves files of a folder as a kill of `replaceFiles` does, with how to put them back, when the first of them is replaced. */
export function killedAfterFirst(folder: string, files: ReadonlyMap<string, Change>): void {
  const undo = [...files].map(([file, { before, after }]) => ({
    file: basename(file),
    before: Buffer.from(before).toString('base64'),
    after: createHash('sha256').update(after).digest('hex'),
  }));
  writeFileSync(pathOf(folder, 'decant', 'renaming'), JSON.stringify(undo));
  [...files].forEach(([file, { before, after }], index) =>
    writeFileSync(join(folder, basename(file)), index === 0 ? after : before),
  );
}
