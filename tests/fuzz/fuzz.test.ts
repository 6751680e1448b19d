import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDone, writeDone } from './done.js';
import { fuzzKills } from './kills.js';
import { root } from './workshop.js';
import { fuzzWriters } from './writers.js';

// The larger run is `npm run fuzz`; its last result is in docs/fuzz.md.
it('whoever is killed while it writes leaves a whole report, file or set of files, and the next run nothing beside', async () => {
  expect(await fuzzKills(14, 2026)).toEqual({ tried: 14, fell: [] });
});

it('two that write to one place leave it whole, and a user’s file in it', async () => {
  expect(await fuzzWriters(11, 2026)).toEqual({ tried: 11, fell: [] });
});

it('the page of the larger runs is read as it is written, and the last is without a fall', () => {
  const page = readFileSync(join(root, 'docs', 'fuzz.md'), 'utf8');
  const done = readDone(page);
  expect(writeDone(done)).toBe(page);
  expect(done.map(({ name }) => name)).toEqual(expect.arrayContaining(['kills', 'writers']));
  expect(done.flatMap(({ fell }) => fell)).toEqual([]);
  const fallen = [{ name: 'kills', tried: 1_000, fell: ['one', 'two'], seed: 3, date: '2026-11-29', minutes: 4 }];
  expect(readDone(writeDone(fallen))).toEqual(fallen);
});
