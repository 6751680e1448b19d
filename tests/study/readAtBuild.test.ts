import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { keepRead, readBefore, type ReadBefore } from '../../src/files/yaml/index.js';
import { Library } from '../../src/library/index.js';
import type { Problem } from '../../src/problems/index.js';

const templates = fileURLToPath(new URL('../../templates', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'decant-built-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const files = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
const read = new Map<string, ReadBefore>(
  files.flatMap((file) => {
    const before = readBefore(readFileSync(join(templates, file), 'utf8'));
    return before === undefined ? [] : [[file.replaceAll('\\', '/'), before]];
  }),
);
const built = join(scratch, 'templates.jsonl');
const place = { file: 'site.yaml' };

/** Everything that is data: units also hold functions, which no two readings share. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? [...(inner as Map<unknown, unknown>)] : inner));

it('reads the templates as they were read at the build, every section, parameter and note alike', () => {
  writeFileSync(built, keepRead(read));
  const [anew, before] = [new Library(templates), new Library(templates, built)];
  const problems: Problem[] = [];
  const ids = anew.ids('model');
  expect(plain(before.sections(ids, place, problems))).toBe(plain(anew.sections(ids, place, problems)));
  expect(plain(before.parameters(problems))).toBe(plain(anew.parameters(problems)));
  expect(problems).toEqual([]);
});

it('takes what was read at the build, and reads a file anew that has changed since', () => {
  const root = join(scratch, 'templates');
  cpSync(templates, root, { recursive: true });
  const told = read.get('model/wards.yaml');
  if (told === undefined) throw new Error('no wards.yaml');
  // Only in the copy: whoever says it has taken the copy.
  writeFileSync(built, keepRead(read).replaceAll('"Wards"', '"Wards, read before"'));
  expect(new Library(root, built).section('wards', place, [])?.title).toBe('Wards, read before');
  writeFileSync(join(root, 'model', 'wards.yaml'), `${told.text}\n# changed\n`);
  expect(new Library(root, built).section('wards', place, [])?.title).toBe('Wards');
});

it('has faults of a template said by who reads it', () => {
  expect(readBefore('section: "Wards')).toBeUndefined();
});
