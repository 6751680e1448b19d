/**
 * Writes as Decant's commands write, until it is killed or for so many times; another process starts it and looks at what is left.
 * `child KIND PATH STAMP TIMES`: says `ready` when it is about to write, and waits for a line on standard input.
 */
import { readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile, replaceFiles, writeNew, writeWhole } from '../../src/files/writing/index.js';
import { UserError } from '../../src/problems/index.js';
import { FILES, TEXTS, filesOf, textOf, type Kind } from './stamped.js';

const [kind, path = '', stamp = '', times = '1'] = process.argv.slice(2);

const WRITE: Readonly<Record<Kind, (own: string) => void>> = {
  report: (own) => writeWhole(path, filesOf(FILES, own)),
  init: (own) => writeNew(path, filesOf(FILES, own)),
  file: (own) => replaceFile(path, textOf(own, 0)),
  rename: (own) => {
    const changes = TEXTS.map((file, index) => {
      const before = readFileSync(join(path, file));
      return [join(path, file), { before, after: textOf(own, index) }] as const;
    });
    replaceFiles(new Map(changes));
  },
};

process.stdout.write('ready\n');
readSync(0, Buffer.alloc(1), 0, 1, null);
try {
  for (let time = 0; time < Number(times); time++) WRITE[kind as Kind](`${stamp}-${time}`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stdout.write(`refused: ${error.message}\n`);
  process.exitCode = 1;
}
