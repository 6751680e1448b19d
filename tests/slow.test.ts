import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { SLOW } from './slow.js';

const root = fileURLToPath(new URL('..', import.meta.url));

it.each(SLOW)('%s, which the fast tests leave out, is there', (pattern) => {
  const ending = basename(pattern).replace('*', '');
  const found = readdirSync(`${root}${dirname(pattern)}`).filter((file) => file.endsWith(ending));
  expect(found).not.toEqual([]);
});
