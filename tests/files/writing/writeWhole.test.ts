import { execFileSync } from 'node:child_process';
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
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeNew, writeWhole } from '../../../src/files/writing/index.js';
import { inTurn } from '../../../src/files/writing/inTurn.js';
import { pathOf } from './killed.js';

/** Where a report goes, in a fresh folder. */
function reportFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'decant-write-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, 'reports', 'acute');
}

const files = (...named: [string, string][]) => new Map(named.map(([file, text]) => [file, Buffer.from(text)]));
/** All that reports may hold. */
const EVER = ['charts/a.png', 'charts/pfi.png'];
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
  writeWhole(folder, files(['acute.xlsx', '2'], ['charts/a.png', '2']), EVER);
  expect(read(folder, 'acute.xlsx')).toBe('2');
  expect(readdirSync(join(folder, 'charts'))).toEqual(['a.png']);
  expect(beside(folder)).toEqual(['acute']);
});

it('what a user has put among the charts stays, in folders too; what writes no charts leaves them all', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1'], ['charts/a.png', '1'], ['charts/pfi.png', '1']));
  mkdirSync(join(folder, 'charts', 'board'));
  for (const own of ['own.png', 'board/pfi.png']) writeFileSync(join(folder, 'charts', own), 'mine');
  writeWhole(folder, files(['site-plan.svg', '1']), EVER);
  const all = (): string[] => readdirSync(folder, { recursive: true }).map(String).sort();
  const mine = ['charts', 'charts/board', 'charts/board/pfi.png', 'charts/own.png'];
  expect(all()).toEqual(['acute.xlsx', 'charts/a.png', 'charts/pfi.png', ...mine, 'site-plan.svg'].sort());
  writeWhole(folder, files(['acute.xlsx', '2'], ['charts/a.png', '2']), EVER);
  expect(all()).toEqual(['acute.xlsx', 'charts/a.png', ...mine, 'site-plan.svg'].sort());
  expect(read(folder, 'charts/own.png')).toBe('mine');
});

it('a file that this report has nothing to say in goes with the report that had', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1'], ['parcels.geojson', '1']));
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  writeWhole(folder, files(['acute.xlsx', '2']), ['parcels.geojson']);
  expect(readdirSync(folder).sort()).toEqual(['acute.xlsx', 'notes.txt']);
});

it('keeps what somebody else has put beside a report', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1']));
  mkdirSync(join(folder, 'board'));
  writeFileSync(join(folder, 'board', 'minutes.txt'), 'mine');
  writeWhole(folder, files(['acute.xlsx', '2']));
  expect([read(folder, 'acute.xlsx'), read(folder, 'board/minutes.txt')]).toEqual(['2', 'mine']);
});

/** What a killed run left beside a folder, with a file in it. */
function left(folder: string, kind: 'new' | 'before', file: string): string {
  const path = pathOf(dirname(folder), basename(folder), kind);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, file), 'left');
  return path;
}

it('a run killed while it wrote leaves the last report, and the next run clears up', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1']));
  left(folder, 'new', 'half.png');
  expect(read(folder, 'acute.xlsx')).toBe('1');
  writeWhole(folder, files(['acute.xlsx', '2']));
  expect(readdirSync(folder)).toEqual(['acute.xlsx']);
  expect(beside(folder)).toEqual(['acute']);
});

it('a run killed between its two renames loses nothing: what made way is in sight, and is taken up again', () => {
  const folder = reportFolder();
  expect(basename(left(folder, 'before', 'notes.txt'))).toMatch(/^acute\.before\./);
  writeWhole(folder, files(['acute.xlsx', '2']));
  expect([read(folder, 'acute.xlsx'), read(folder, 'notes.txt')]).toEqual(['2', 'left']);
  expect(beside(folder)).toEqual(['acute']);
});

it('the report of another hospital comes back too with the next that is written beside it', () => {
  const folder = reportFolder();
  left(folder, 'before', 'acute.xlsx');
  writeFileSync(pathOf(dirname(folder), 'never-again', 'lock'), '');
  mkdirSync(pathOf(dirname(folder), 'never-again', 'new'));
  writeWhole(join(folder, '..', 'other'), files(['other.xlsx', '1']));
  expect(read(folder, 'acute.xlsx')).toBe('left');
  expect(beside(folder)).toEqual(['acute', 'other']);
});

it('a run killed before it cleared away the old report is cleared up by the next, and a user’s file moves over', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '2']));
  left(folder, 'before', 'acute.xlsx');
  left(folder, 'before', 'notes.txt');
  writeWhole(folder, files(['acute.xlsx', '3']));
  expect([read(folder, 'acute.xlsx'), read(folder, 'notes.txt')]).toEqual(['3', 'left']);
  expect(beside(folder)).toEqual(['acute']);
});

it('a run killed before it cleared away the old charts: the next moves a user’s over, and no outdated one', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['charts/a.png', '2']));
  const before = left(folder, 'before', 'notes.txt');
  mkdirSync(join(before, 'charts'));
  for (const chart of ['a.png', 'pfi.png', 'own.png']) writeFileSync(join(before, 'charts', chart), 'left');
  writeWhole(join(folder, '..', 'other'), files(['other.xlsx', '1']), EVER);
  expect(readdirSync(join(folder, 'charts')).sort()).toEqual(['a.png', 'own.png']);
  expect([read(folder, 'charts/a.png'), beside(folder)]).toEqual(['2', ['acute', 'other']]);
});

it('a link that is called as a folder which makes way is never followed', () => {
  const folder = reportFolder();
  const docs = join(folder, '..', '..', 'docs');
  for (const path of [docs, folder]) mkdirSync(path, { recursive: true });
  writeFileSync(join(docs, 'thesis.txt'), 'mine');
  const links = (['before', 'new'] as const).map((kind) => pathOf(dirname(folder), 'acute', kind));
  for (const link of links) symlinkSync(docs, link);
  writeWhole(folder, files(['acute.xlsx', '1']));
  expect([read(docs, 'thesis.txt'), readdirSync(folder)]).toEqual(['mine', ['acute.xlsx']]);
  expect(beside(folder)).toEqual([...links.map((link) => basename(link)), 'acute'].sort());
});

it.each([
  ['another machine left, however old', 'acute', 'x'],
  ['is of the folder above', '..', ''],
  ['is of the folder itself', '.', ''],
])('a folder that %s is not taken up', (_what, of, host) => {
  const folder = reportFolder();
  const planted = pathOf(dirname(folder), of, 'before', undefined, host);
  mkdirSync(planted, { recursive: true });
  writeFileSync(join(planted, 'notes.txt'), 'mine');
  utimesSync(planted, 0, 0);
  writeWhole(folder, files(['acute.xlsx', '1']));
  expect([read(planted, 'notes.txt'), readdirSync(folder)]).toEqual(['mine', ['acute.xlsx']]);
  expect(readdirSync(join(folder, '..', '..'))).toEqual(['reports']);
});

it('what is called as a lock or a folder of ours and is of another type holds nobody up, and stays', () => {
  const folder = reportFolder();
  const kinds = ['lock', 'before', 'new'] as const;
  const [lock = '', ...others] = kinds.map((kind) => pathOf(dirname(folder), 'acute', kind));
  mkdirSync(lock, { recursive: true });
  for (const file of others) writeFileSync(file, 'mine');
  writeWhole(folder, files(['acute.xlsx', '1']));
  expect(readdirSync(folder)).toEqual(['acute.xlsx']);
  expect(beside(folder)).toEqual([lock, ...others, 'acute'].map((path) => basename(path)).sort());
});

it('a pipe where a file goes is refused by name, and stays', () => {
  const folder = reportFolder();
  mkdirSync(folder, { recursive: true });
  const pipe = join(folder, 'acute.xlsx');
  execFileSync('mkfifo', [pipe]);
  expect(() => writeWhole(folder, files(['acute.xlsx', '1']))).toThrow(`${pipe} is a pipe`);
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});

it('folders of a user that are called as ours once were stay', () => {
  const folder = reportFolder();
  for (const name of ['.acute.old', '.acute.new']) mkdirSync(join(folder, '..', name), { recursive: true });
  writeWhole(folder, files(['acute.xlsx', '1']));
  expect(beside(folder)).toEqual(['.acute.new', '.acute.old', 'acute']);
});

it('a second writer waits, then says who writes and what to do; nothing of the first is touched', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1']));
  const [lock, half] = (['lock', 'new'] as const).map((kind) => pathOf(dirname(folder), 'acute', kind, process.ppid));
  writeFileSync(lock ?? '', '');
  writeFileSync(half ?? '', 'half');
  const turn = { named: 'reports/acute', name: 'acute', folder: dirname(folder) };
  const refused = expect.objectContaining({
    message: expect.stringMatching(
      new RegExp(
        `^reports/acute is being written by another Decant, process ${process.ppid} on \\S+: nothing was written$`,
      ),
    ) as string,
    problems: [`Wait until it has ended and try again. If it no longer runs, delete ${lock}`],
  }) as Error;
  expect(() => inTurn(turn, () => 'done', 50)).toThrow(refused);
  expect(beside(folder)).toEqual([basename(lock ?? ''), basename(half ?? ''), 'acute'].sort());
});

it('a sign that a run of this machine left, or one of another ten minutes ago, holds nobody up', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1']));
  writeFileSync(pathOf(dirname(folder), 'acute', 'lock'), '');
  const elsewhere = pathOf(dirname(folder), 'acute', 'lock', process.ppid, 'another-machine');
  writeFileSync(elsewhere, '');
  const turn = { named: 'reports/acute', name: 'acute', folder: dirname(folder) };
  expect(() => inTurn(turn, () => 'done', 20)).toThrow(/process \d+ on another-machine/);
  utimesSync(elsewhere, new Date(), new Date(Date.now() - 601_000));
  expect(inTurn(turn, () => 'done', 20)).toBe('done');
  expect(beside(folder)).toEqual(['acute']);
});

it('the sign of a process of this machine that lives holds others up however old it is, as one that was stopped goes on', () => {
  const folder = reportFolder();
  writeWhole(folder, files(['acute.xlsx', '1']));
  const lock = pathOf(dirname(folder), 'acute', 'lock', process.ppid);
  writeFileSync(lock, '');
  utimesSync(lock, 0, 0);
  const turn = { named: 'reports/acute', name: 'acute', folder: dirname(folder) };
  expect(() => inTurn(turn, () => 'done', 20)).toThrow(`process ${process.ppid} on`);
  expect(beside(folder)).toEqual([basename(lock), 'acute']);
});

it('a new folder is written whole; one that is there is refused and stays', () => {
  const folder = reportFolder();
  writeNew(folder, files(['site.yaml', '1'], ['pfi/a.yaml', '2']));
  expect([read(folder, 'site.yaml'), read(folder, 'pfi/a.yaml')]).toEqual(['1', '2']);
  expect(() => writeNew(folder, files(['site.yaml', '3']))).toThrow(/is there already: choose another name/);
  expect(read(folder, 'site.yaml')).toBe('1');
  expect(beside(folder)).toEqual(['acute']);
});

it('a place that takes no folder is refused at once, by name', () => {
  expect(() => writeWhole('/proc/x/acute', files(['acute.xlsx', '1']))).toThrow(
    '/proc/x cannot be made: /proc takes no folder',
  );
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
