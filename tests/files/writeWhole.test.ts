import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeWhole } from '../../src/files/index.js';

/** Where a report goes, in a fresh folder. */
function reportFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'decant-write-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, 'reports', 'acute');
}

const files = (...named: [string, string][]) => new Map(named.map(([file, text]) => [file, Buffer.from(text)]));
const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
const beside = (folder: string): string[] => readdirSync(join(folder, '..')).sort();

it('writes every file, in folders of their own, and nothing beside', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', 'book'], ['charts/a.png', 'a']));
  expect(read(folder, 'charts/a.png')).toBe('a');
  expect(beside(folder)).toEqual(['acute']);
});

it('a second report takes the place of the first: a chart that it does not draw is gone', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1'], ['charts/a.png', '1'], ['charts/pfi.png', '1']));
  writeWhole(folder, files(['acute.xlsx', '2'], ['charts/a.png', '2']));
  expect(read(folder, 'acute.xlsx')).toBe('2');
  expect(readdirSync(join(folder, 'charts'))).toEqual(['a.png']);
  expect(beside(folder)).toEqual(['acute']);
});

it('keeps what somebody else has put beside a report', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1']));
  mkdirSync(join(folder, 'board'));
  writeFileSync(join(folder, 'board', 'minutes.txt'), 'mine');
  writeWhole(folder, files(['acute.xlsx', '2']));
  expect([read(folder, 'acute.xlsx'), read(folder, 'board/minutes.txt')]).toEqual(['2', 'mine']);
});

it('a run killed while it wrote leaves the last report, and the next run clears up', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1']));
  const half = join(folder, '..', '.acute.new');
  mkdirSync(half);
  writeFileSync(join(half, 'half.png'), 'half');
  expect(read(folder, 'acute.xlsx')).toBe('1');
  writeWhole(folder, files(['acute.xlsx', '2']));
  expect(readdirSync(folder)).toEqual(['acute.xlsx']);
  expect(beside(folder)).toEqual(['acute']);
});

it('a run killed between its two renames loses nothing: what was moved aside is taken up again', () => {
  const folder = reportFolder();
  mkdirSync(join(folder, '..', '.acute.old'), { recursive: true });
  writeFileSync(join(folder, '..', '.acute.old', 'notes.txt'), 'mine');
  writeWhole(folder, files(['acute.xlsx', '2']));
  expect([read(folder, 'acute.xlsx'), read(folder, 'notes.txt')]).toEqual(['2', 'mine']);
  expect(beside(folder)).toEqual(['acute']);
});

it('a run killed before it cleared away the old report is cleared up by the next', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '2']));
  mkdirSync(join(folder, '..', '.acute.old'));
  writeFileSync(join(folder, '..', '.acute.old', 'acute.xlsx'), '1');
  writeWhole(folder, files(['acute.xlsx', '3']));
  expect(read(folder, 'acute.xlsx')).toBe('3');
  expect(beside(folder)).toEqual(['acute']);
});

it('a file that cannot be written leaves the last report whole', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1'], ['charts/a.png', '1']));
  // A file cannot be both a file and a folder.
  expect(() => writeWhole(folder, files(['acute.xlsx', '2'], ['charts', 'x'], ['charts/a.png', '2']))).toThrow();
  expect([read(folder, 'acute.xlsx'), read(folder, 'charts/a.png')]).toEqual(['1', '1']);
  expect(beside(folder)).toEqual(['acute']);
});

it('a first report that cannot be written leaves no folder', () => {
  const folder = reportFolder();
  expect(() => writeWhole(folder, files(['charts', 'x'], ['charts/a.png', '2']))).toThrow();
  expect(existsSync(folder)).toBe(false);
});

it('a folder that is a link stays one: the report goes where it leads', () => {
  const folder = reportFolder();
  const behind = join(folder, '..', '..', 'behind');
  mkdirSync(join(folder, '..'));
  mkdirSync(behind);
  writeFileSync(join(behind, 'notes.txt'), 'mine');
  symlinkSync(behind, folder);
  writeWhole(folder, files(['acute.xlsx', '1']));
  expect(lstatSync(folder).isSymbolicLink()).toBe(true);
  expect([read(behind, 'acute.xlsx'), read(behind, 'notes.txt')]).toEqual(['1', 'mine']);
  expect([beside(folder), beside(behind)]).toEqual([['acute'], ['behind', 'reports']]);
});

it('a link that leads nowhere is refused and stays', () => {
  const folder = reportFolder();
  mkdirSync(join(folder, '..'));
  symlinkSync('nowhere', folder);
  expect(() => writeWhole(folder, files(['acute.xlsx', '1']))).toThrow(/ENOENT.*acute/);
  expect(lstatSync(folder).isSymbolicLink()).toBe(true);
});

it('a link beside a report stays as it was', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1']));
  symlinkSync('acute.xlsx', join(folder, 'latest'));
  writeWhole(folder, files(['acute.xlsx', '2']));
  expect(readlinkSync(join(folder, 'latest'))).toBe('acute.xlsx');
});

it.each([
  ['a folder where a file goes', 'parcels.geojson', 'EISDIR'],
  ['a folder where a chart goes', 'charts/a.png', 'EISDIR'],
])('%s is refused by name, and keeps what it holds', (_what, way, code) => {
  const folder = reportFolder();
  mkdirSync(join(folder, way), { recursive: true });
  writeFileSync(join(folder, way, 'mine.txt'), 'mine');
  const written = files(['parcels.geojson', '{}'], ['charts/a.png', 'a']);
  expect(() => writeWhole(folder, written)).toThrow(expect.objectContaining({ code, path: join(folder, way) }));
  expect(read(folder, `${way}/mine.txt`)).toBe('mine');
  expect(beside(folder)).toEqual(['acute']);
});

it('a file where a folder goes is refused by name, and stays', () => {
  const folder = reportFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'charts'), 'mine');
  const refused = expect.objectContaining({ code: 'ENOTDIR', path: join(folder, 'charts') }) as Error;
  expect(() => writeWhole(folder, files(['charts/a.png', 'a']))).toThrow(refused);
  expect(read(folder, 'charts')).toBe('mine');
});
