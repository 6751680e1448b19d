import { expect, test } from 'vitest';
import { fuzzDamaged } from './damaged.js';
import { fuzzPairs } from './pairs.js';

test('damaged folders and templates are refused with sentences, or read: none falls', async () => {
  expect(await fuzzDamaged(60, 13)).toEqual({ tried: 60, fell: [] });
});

test('of faults in two files of a folder each is told as it is alone, where it can be', () => {
  expect(fuzzPairs(24, 1)).toEqual({ tried: 24, fell: [] });
});
