import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Desk, root } from './decant.js';

const EXAMPLE = join(root, 'tests', 'model', 'workbook', 'example.yaml');

it('run --xlsx writes that file and touches no other', async () => {
  const desk = new Desk().write('a.xlsx', 'old').write('a.xlsx.new', 'mine');
  expect(await desk.decant('run', EXAMPLE, '--xlsx', 'a.xlsx')).toMatchObject({ status: 0 });
  expect(readFileSync(desk.path('a.xlsx')).subarray(0, 2).toString()).toBe('PK');
  expect(readFileSync(desk.path('a.xlsx.new'), 'utf8')).toBe('mine');
  expect(readdirSync(desk.folder).sort()).toEqual(['a.xlsx', 'a.xlsx.new']);
});

it.each([
  ['folder', /folder is a folder/],
  ['nowhere/a.xlsx', /nowhere\/a\.xlsx cannot be written: there is no folder nowhere/],
])('run --xlsx %s is refused by its name, and leaves nothing behind', async (file, said) => {
  const desk = new Desk();
  mkdirSync(desk.path('folder'));
  const { status, stderr } = await desk.decant('run', EXAMPLE, '--xlsx', file);
  expect(status).toBe(1);
  expect(stderr).toMatch(said);
  expect(readdirSync(desk.folder)).toEqual(['folder']);
});
