import { expect, test } from 'vitest';
import { fuzzDamaged } from './damaged.js';

test('damaged folders and templates are refused with sentences, or read: none falls', async () => {
  expect(await fuzzDamaged(60, 13)).toEqual({ tried: 60, fell: [] });
});
