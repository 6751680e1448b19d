import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isHalfReplaced, replaceFiles, takeBack } from '../../../src/files/writing/index.js';
import { passingPath } from '../../../src/files/writing/passing.js';
import { change, killedAfterFirst, pathOf } from './killed.js';

const untold = (): void => undefined;

/** A fresh folder with some texts in it. */
function folderOf(texts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'decant-several-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);
  return folder;
}

const textsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));

it('files of several folders are replaced, and keep their modes; nothing is left beside them', () => {
  const folder = folderOf({ 'a.yaml': 'a' });
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'below', 'b.yaml'), 'b');
  chmodSync(join(folder, 'a.yaml'), 0o640);
  replaceFiles(
    new Map([
      [join(folder, 'a.yaml'), change('a', 'A')],
      [join(folder, 'below', 'b.yaml'), change('b', 'B')],
    ]),
  );
  expect(textsOf(join(folder, 'below'))).toEqual({ 'b.yaml': 'B' });
  rmSync(join(folder, 'below'), { recursive: true });
  expect(textsOf(folder)).toEqual({ 'a.yaml': 'A' });
  expect(statSync(join(folder, 'a.yaml')).mode & 0o777).toBe(0o640);
});

it('one that is not there, has changed since it was read, or cannot be written leaves all as they were', () => {
  const folder = folderOf({ 'a.yaml': 'a', 'b.yaml': 'b' });
  const both = (name: string, before: string) =>
    new Map([
      [join(folder, 'a.yaml'), change('a', 'A')],
      [join(folder, name), change(before, 'B')],
    ]);
  expect(() => replaceFiles(both('gone.yaml', 'b'))).toThrow(/ENOENT/);
  expect(() => replaceFiles(both('b.yaml', 'older'))).toThrow(
    /b\.yaml has changed while it was read: nothing was written/,
  );
  const inTheWay = passingPath(folder, 'b.yaml', 'tmp');
  mkdirSync(inTheWay);
  expect(() => replaceFiles(both('b.yaml', 'b'))).toThrow(/EEXIST|EISDIR/);
  rmSync(inTheWay, { recursive: true, force: true });
  expect(textsOf(folder)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'b' });
});

it.each(['.', '..', 'below'])(
  'what a kill left half replaced is taken back from there, above or below (%s), and each file is told',
  (place) => {
    const folder = join(folderOf({}), 'own');
    mkdirSync(join(folder, 'below'), { recursive: true });
    killedAfterFirst(
      folder,
      new Map([
        ['a.yaml', change('a', 'A')],
        ['b.yaml', change('b', 'B')],
      ]),
    );
    expect(isHalfReplaced(join(folder, 'below'))).toBe(true);
    const told: string[] = [];
    takeBack([join(folder, place)], (file) => told.push(file));
    expect(told).toEqual([join(realpathSync(folder), 'a.yaml')]); // the other stood as it was
    rmSync(join(folder, 'below'), { recursive: true });
    expect(textsOf(folder)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'b' });
    expect(isHalfReplaced(folder)).toBe(false);
  },
);

it('a file that somebody has changed since the kill stays, and is told', () => {
  const folder = folderOf({});
  killedAfterFirst(
    folder,
    new Map([
      ['a.yaml', change('a', 'A')],
      ['b.yaml', change('b', 'B')],
    ]),
  );
  writeFileSync(join(folder, 'b.yaml'), 'mine');
  expect(() => takeBack([folder], untold)).toThrow(
    expect.objectContaining({ problems: [join(folder, 'b.yaml')] }) as Error,
  );
  expect(textsOf(folder)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'mine' });
});

it('a file that claims to put others back reaches none outside its folder, and none that is no YAML', () => {
  const folder = folderOf({ 'outside.yaml': 'A', 'own.txt': 'A' });
  mkdirSync(join(folder, 'site'));
  writeFileSync(join(folder, 'site', 'own.txt'), 'A');
  const hash = '559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd'; // of A
  const undo = ['../outside.yaml', 'own.txt'].map((file) => ({ file, before: 'ZXZpbA==', after: hash }));
  writeFileSync(pathOf(join(folder, 'site'), 'decant', 'renaming'), JSON.stringify(undo));
  expect(() => takeBack([join(folder, 'site')], untold)).toThrow(/cut short/);
  expect(readFileSync(join(folder, 'outside.yaml'), 'utf8')).toBe('A');
  expect(textsOf(join(folder, 'site'))).toEqual({ 'own.txt': 'A' });
});

it('what says that another machine cut a renaming short puts nothing back, however old; it is named, with what to do', () => {
  const folder = folderOf({ 'a.yaml': 'A' });
  const hash = '559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd'; // of A
  const journal = pathOf(realpathSync(folder), 'decant', 'renaming', undefined, 'x');
  writeFileSync(journal, JSON.stringify([{ file: 'a.yaml', before: 'ZXZpbA==', after: hash }]));
  utimesSync(journal, 0, 0);
  const problems = [expect.stringMatching(/@x: run decant rename on x, .* or delete this file/)] as string[];
  expect(isHalfReplaced(folder)).toBe(true);
  expect(() => takeBack([folder], untold)).toThrow(expect.objectContaining({ code: 'input', problems }) as Error);
  expect(textsOf(folder)['a.yaml']).toBe('A');
});

it('while a run replaces files, or where its number is in use again, a folder counts as half replaced', () => {
  const folder = folderOf({ 'a.yaml': 'A' });
  const before = { file: 'a.yaml', before: 'YQ==' }; // a
  const hash = '559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd'; // of A
  writeFileSync(pathOf(folder, 'decant', 'renaming', process.ppid), JSON.stringify([{ ...before, after: hash }]));
  expect(isHalfReplaced(folder)).toBe(true);
  // Nobody says that they write there: whose number it was has ended.
  takeBack([folder], untold);
  expect(textsOf(folder)).toEqual({ 'a.yaml': 'a' });
});

it.each(['{bad', '[{}]', '{}', ''])(
  'a damaged file that is to put others back is said to be so, and stays: %s',
  (text) => {
    const folder = folderOf({});
    const journal = pathOf(realpathSync(folder), 'decant', 'renaming');
    writeFileSync(journal, text);
    const advice = 'Delete it, and see whether the files here hold the names they should';
    const damaged = { message: `${journal} is damaged`, code: 'input', problems: [advice] };
    expect(() => takeBack([folder], untold)).toThrow(expect.objectContaining(damaged) as Error);
    expect(readFileSync(journal, 'utf8')).toBe(text);
  },
);

it('a link or a folder by such a name puts nothing back', () => {
  const folder = folderOf({ 'undo.json': '{bad' });
  symlinkSync('undo.json', pathOf(folder, 'decant', 'renaming'));
  mkdirSync(pathOf(folder, 'decant', 'renaming', undefined, 'x'));
  takeBack([folder], untold);
  expect(isHalfReplaced(folder)).toBe(false);
  expect(readdirSync(folder)).toContain(basename(pathOf(folder, 'decant', 'renaming')));
});
