import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  MOST_NAMES,
  againstArrows,
  circles,
  folderOf,
  importsOf,
  importsUnder,
  namesOut,
  pastAnIndex,
} from './house/arrows.js';

const MOST_LINES = 250;
/** A command parses its flags, makes one call and hands what it gave to a writer. */
const MOST_LINES_OF_A_COMMAND = 60;
const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

describe('the house', () => {
  const imports = importsUnder(src);

  it('has no circle of imports', () => expect(circles(imports)).toEqual([]));

  it('has no import against an arrow, and arrows for each folder', () => {
    expect(againstArrows(imports, [...new Set(files.map(folderOf))])).toEqual([]);
  });

  it('goes into a room only through an index', () => expect(pastAnIndex(imports)).toEqual([]));

  it(`lets at most ${MOST_NAMES} names out through one index, each by its name`, () => {
    const indexes = files.filter((file) => /(^|\/)index\.ts$/.test(file) && folderOf(file) !== 'commands');
    const many = indexes.filter((file) => {
      const names = namesOut(readFileSync(join(src, file), 'utf8'));
      return names.length > MOST_NAMES || names.includes('*');
    });
    expect(indexes.length).toBeGreaterThan(20);
    expect(many).toEqual([]);
  });

  it('keeps Node out of the kernel, so that a page can take it as it is', () => {
    const kernel = files.filter((file) => folderOf(file) === 'model');
    expect(kernel.filter((file) => /from 'node:/.test(readFileSync(join(src, file), 'utf8')))).toEqual([]);
  });

  it('imports only files that are there', () => {
    expect(imports.filter(({ to }) => !files.includes(to)).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it(`has no file of more than ${MOST_LINES} lines`, () => {
    expect(files.filter((file) => linesOf(file) > MOST_LINES)).toEqual([]);
  });
});

describe('commands', () => {
  const commands = files.filter((file) => folderOf(file) === 'commands');

  it(`have at most ${MOST_LINES_OF_A_COMMAND} lines each`, () => {
    expect(commands.length).toBeGreaterThan(9);
    expect(commands.filter((file) => linesOf(file) > MOST_LINES_OF_A_COMMAND)).toEqual([]);
  });

  it('declare no flag that the shared ones declare', () => {
    const own = /^ {4}'?(option|scenario|best-for|draws|seed|threads|out|full)'?: Flags\./m;
    expect(commands.filter((file) => own.test(readFileSync(join(src, file), 'utf8')))).toEqual([]);
  });
});

function linesOf(file: string): number {
  return readFileSync(join(src, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '').length;
}

describe('the checker of arrows', () => {
  const judge = (file: string, text: string) => againstArrows(importsOf(file, text), []);

  it('allows what the table allows', () => {
    expect(judge('hospitals/read.ts', `import { area } from '../land/area.js';`)).toEqual([]);
    expect(judge('model/lines.ts', `import { parse } from './parse.js'; import { z } from 'zod';`)).toEqual([]);
    expect(judge('commands/run.ts', `import { run } from '../study/run.js';`)).toEqual([]);
  });

  it('refuses an import against an arrow, static, dynamic or re-exported', () => {
    const refused = ['model/lines.ts imports land/area.ts: model may not import land'];
    expect(judge('model/lines.ts', `import { area } from '../land/area.js';`)).toEqual(refused);
    expect(judge('model/lines.ts', `const land = await import('../land/area.js');`)).toEqual(refused);
    expect(judge('model/lines.ts', `export * from '../land/area.js';`)).toEqual(refused);
    expect(judge('model/lines.ts', `import '../land/area.js';`)).toEqual(refused);
    expect(judge('model/lines.ts', `import type { Area } from '../land/area.js';`)).toEqual(refused);
    expect(judge('model/lines.ts', `type Area = import('../land/area.js').Area;`)).toEqual(refused);
  });

  it('lets writers take types, never values', () => {
    const types = `import type { Run } from '../../report/run.js'; import { type Line } from '../../model/lines.js';`;
    expect(judge('writers/map/draw.ts', types)).toEqual([]);
    expect(judge('writers/map/draw.ts', `import { type Run, run } from '../../report/run.js';`)).toEqual([
      'writers/map/draw.ts imports report/run.ts: writers may import only types from report (import type)',
    ]);
  });

  it('refuses an import past an index, and counts the names that one lets out', () => {
    const past = (text: string) => pastAnIndex(importsOf('study/run.ts', text));
    expect(past(`import { a } from '../land/index.js'; import { b } from './other.js';`)).toEqual([]);
    expect(past(`import type { a } from '../land/cells/cells.js';`)).toEqual([
      'study/run.ts imports land/cells/cells.ts: go through an index.ts of land',
    ]);
    expect(namesOut(`export { a, type B } from './a.js'; export const c = 1; export function d() {}`)).toEqual([
      ...['a', 'B', 'c', 'd'],
    ]);
    expect(namesOut(`export * from './a.js';`)).toEqual(['*']);
  });

  it('lets nothing import commands', () => {
    expect(judge('cli/main.ts', `import type Run from '../commands/run.js';`)).toEqual([
      'cli/main.ts imports commands/run.ts: nothing imports commands',
    ]);
  });

  it('names a folder without arrows', () => {
    expect(againstArrows([], ['model', 'utils'])).toEqual([
      'src/utils has no arrows: name it in tests/house/arrows.ts',
    ]);
  });

  it('finds a circle, types included, and no circle in a diamond', () => {
    const chain = (...pairs: [string, string][]) => pairs.map(([from, to]) => ({ from, to, typeOnly: true }));
    expect(circles(chain(['a.ts', 'b.ts'], ['b.ts', 'c.ts'], ['c.ts', 'a.ts']))).toEqual(['a.ts → b.ts → c.ts → a.ts']);
    expect(circles(chain(['a.ts', 'a.ts']))).toEqual(['a.ts → a.ts']);
    expect(circles(chain(['a.ts', 'b.ts'], ['a.ts', 'c.ts'], ['b.ts', 'd.ts'], ['c.ts', 'd.ts']))).toEqual([]);
  });
});
