import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isHalfReplaced, replaceFiles, takeBack } from '../../../src/files/writing/index.js';
import { passingPath } from '../../../src/files/writing/passing.js';
import { change, killedAfterFirst, pathOf } from './killed.js';

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
  'what a kill left half replaced is taken back from there, above or below (%s)',
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
    takeBack([join(folder, place)]);
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
  expect(() => takeBack([folder])).toThrow(expect.objectContaining({ problems: [join(folder, 'b.yaml')] }) as Error);
  expect(textsOf(folder)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'mine' });
});

it('a file that claims to put others back reaches none outside its folder, and none that is no YAML', () => {
  const folder = folderOf({ 'outside.yaml': 'A', 'own.txt': 'A' });
  mkdirSync(join(folder, 'site'));
  writeFileSync(join(folder, 'site', 'own.txt'), 'A');
  const hash = '559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd'; // of A
  const undo = ['../outside.yaml', 'own.txt'].map((file) => ({ file, before: 'ZXZpbA==', after: hash }));
  writeFileSync(pathOf(join(folder, 'site'), 'decant', 'renaming'), JSON.stringify(undo));
  expect(() => takeBack([join(folder, 'site')])).toThrow(/cut short/);
  expect(readFileSync(join(folder, 'outside.yaml'), 'utf8')).toBe('A');
  expect(textsOf(join(folder, 'site'))).toEqual({ 'own.txt': 'A' });
});
