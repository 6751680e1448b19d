import { readFileSync } from 'node:fs';
import { Errors } from '@oclif/core';
import { expect, it } from 'vitest';
import { UserError, failureJson, failureOf, failureText, hasFlag } from '../../src/cli/errors.js';

const problems = ['site.yaml:7:13: buildings.0.gia_m2: expected a number', 'beds.csv:4: available: expected a number'];

it('shows what the user can put right, a line each, and leaves with 1', () => {
  const failure = failureOf(new UserError('The folder has 2 problems', problems));
  expect(failure.exit).toBe(1);
  expect(failureText(failure, true)).toBe(`The folder has 2 problems\n  ${problems[0]}\n  ${problems[1]}`);
  expect(failureJson(failure)).toEqual({ error: { code: 'input', message: 'The folder has 2 problems', problems } });
});

it('leaves with 2 when a command is used wrongly', () => {
  expect(failureOf(new Errors.CLIError('Nonexistent flag: --foo'))).toMatchObject({ exit: 2, code: 'usage' });
});

it('blames the file, not Decant, for a file that cannot be read', () => {
  let thrown: unknown;
  try {
    readFileSync('no/such/site.yaml');
  } catch (error) {
    thrown = error;
  }
  expect(failureOf(thrown)).toMatchObject({ exit: 1, message: 'no/such/site.yaml: no such file or folder' });
});

it.each([
  ['ENOSPC', 'the disk is full'],
  ['EFBIG', 'the file is larger than this place allows'],
  ['EROFS', 'the disk is read-only'],
])('blames the disk, not Decant, for a write that fails with %s, even if no file is named', (code, reason) => {
  const thrown = Object.assign(new Error(`${code}: write`), { code, syscall: 'write' });
  expect(failureOf(thrown)).toMatchObject({ exit: 1, message: `A file could not be read or written: ${reason}` });
  const named = Object.assign(thrown, { path: 'reports/acute/acute.xlsx' });
  expect(failureOf(named)).toMatchObject({ exit: 1, message: `reports/acute/acute.xlsx: ${reason}` });
});

it('calls anything else a fault in Decant, 70, with the stack only where asked for', () => {
  const failure = failureOf(new TypeError('x is undefined'));
  expect(failure.exit).toBe(70);
  expect(failureText(failure, false)).not.toContain('errors.test.ts');
  expect(failureText(failure, true)).toContain('errors.test.ts');
});

it('reads a flag only before the --', () => {
  expect(hasFlag(['run', '--json', 'x'], '--json')).toBe(true);
  expect(hasFlag(['run', '--', '--json'], '--json')).toBe(false);
});
