import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { replaceFile, replaceFiles } from '../../../src/files/writing/index.js';
import { change, pathOf } from './killed.js';

const root = mkdtempSync(join(tmpdir(), 'decant-replace-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let made = 0;
const folder = (): string => {
  const path = join(root, String(made++));
  mkdirSync(path);
  return path;
};
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe.each([
  ['one file', (file: string, text: string) => replaceFile(file, Buffer.from(text))],
  ['several', (file: string, text: string) => replaceFiles(new Map([[file, change('before', text)]]))],
])('a file that is there, replaced as %s', (_how, replace) => {
  test('keeps its mode, whatever the umask would take', () => {
    const file = join(folder(), 'a.yaml');
    writeFileSync(file, 'before');
    chmodSync(file, 0o666);
    replace(file, 'after');
    expect([readFileSync(file, 'utf8'), modeOf(file)]).toEqual(['after', 0o666]);
  });

  test('is reached through a link, which stays one, and nothing is left beside it', () => {
    const at = folder();
    writeFileSync(join(at, 'real.yaml'), 'before');
    symlinkSync('real.yaml', join(at, 'link.yaml'));
    replace(join(at, 'link.yaml'), 'after');
    expect(lstatSync(join(at, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(at, 'real.yaml'), 'utf8')).toBe('after');
    expect(readdirSync(at).sort()).toEqual(['link.yaml', 'real.yaml']);
  });
});

test('a new file is made; a folder, or a place in none, is refused', () => {
  const at = folder();
  replaceFile(join(at, 'new.json'), Buffer.from('{}'));
  expect(readdirSync(at)).toEqual(['new.json']);
  expect(() => replaceFile(at, Buffer.from('x'))).toThrow(/is a folder: name a file in it/);
  expect(() => replaceFile(join(at, 'none', 'x'), Buffer.from('x'))).toThrow(/there is no folder/);
});

test('what a killed run left hidden goes with the next file written there; what one writes now stays', () => {
  const at = folder();
  const [left, other] = [pathOf(at, 'a.xlsx', 'tmp'), pathOf(at, 'b.xlsx', 'tmp', process.ppid)];
  for (const file of [left, other]) writeFileSync(file, 'half');
  replaceFile(join(at, 'c.xlsx'), Buffer.from('whole'));
  expect(readdirSync(at).sort()).toEqual([basename(other), 'c.xlsx'].sort());
});

test('a name as long as a system allows is written', () => {
  const at = folder();
  const name = `${'n'.repeat(250)}.xlsx`;
  replaceFile(join(at, name), Buffer.from('whole'));
  expect(readdirSync(at)).toEqual([name]);
});

test('a device, a pipe, and a link to either is refused, and stays', () => {
  const at = folder();
  const [pipe, link] = [join(at, 'pipe.xlsx'), join(at, 'link.xlsx')];
  execFileSync('mkfifo', [pipe]);
  symlinkSync('/dev/null', link);
  expect(() => replaceFile(pipe, Buffer.from('x'))).toThrow(`${pipe} is a pipe, which no file may take the place of`);
  expect(() => replaceFile(link, Buffer.from('x'))).toThrow(`${link} is a device, which no file may take the place of`);
  expect([lstatSync(pipe).isFIFO(), readdirSync(at).sort()]).toEqual([true, ['link.xlsx', 'pipe.xlsx']]);
});

test('a folder or a link that is called as what a killed run leaves holds nobody up, and stays', () => {
  const at = folder();
  const [left, link] = [pathOf(at, 'a', 'tmp'), pathOf(at, 'b', 'tmp')];
  mkdirSync(left);
  symlinkSync('nowhere', link);
  replaceFile(join(at, 'c.xlsx'), Buffer.from('whole'));
  expect(readdirSync(at).sort()).toEqual([basename(left), basename(link), 'c.xlsx'].sort());
});
