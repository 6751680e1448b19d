import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inTurn, makeFolder, replaceFile } from '../../files/writing/index.js';

/** A publication as it is to be kept. */
export interface ToWrite {
  /** eric-site_2023-24. */
  readonly name: string;
  readonly text: string;
  readonly what: string;
  readonly sha256: string;
  readonly covers: number;
  readonly renamed: ReadonlyMap<string, string>;
}

/** The file that holds a publication in a folder. */
export function pathOf(folder: string, name: string): string {
  return join(folder, `${name}.csv.gz`);
}

/**
 * Writes a publication and the text that says what it is, one run at a time. The text goes first and comes last: of what a killed run
 * leaves, nothing is held.
 */
export function writeHeld(folder: string, { name, text, what, sha256, covers, renamed }: ToWrite): void {
  const beside = join(folder, `${name}.yaml`);
  const names = [...renamed].map(([column, before]) => `  ${JSON.stringify(column)}: ${JSON.stringify(before)}\n`);
  const said = `what: ${JSON.stringify(what)}\nsha256: ${sha256}\ncovers: ${covers}\n${names.length === 0 ? '' : `renamed:\n${names.join('')}`}`;
  makeFolder(folder);
  inTurn({ named: pathOf(folder, name), name, folder }, () => {
    rmSync(beside, { force: true });
    replaceFile(pathOf(folder, name), gzipSync(text, { level: 9 }));
    replaceFile(beside, Buffer.from(said));
  });
}
