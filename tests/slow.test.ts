import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { SLOW, slowness } from './slow.js';

const root = fileURLToPath(new URL('..', import.meta.url));

it.each(SLOW)('%s, which the fast tests leave out, is there', (pattern) => {
  const ending = basename(pattern).replace('*', '');
  const found = readdirSync(`${root}${dirname(pattern)}`).filter((file) => file.endsWith(ending));
  expect(found).not.toEqual([]);
});

it('the slow start first, in the order of their list', () => {
  const order = ['tests/words/pounds.test.ts', 'tests/changes/followed.test.ts', 'tests/commands/report.test.ts'];
  expect(order.map(slowness)).toEqual([
    SLOW.length,
    SLOW.indexOf('tests/changes/*.test.ts'),
    SLOW.indexOf('tests/commands/report.test.ts'),
  ]);
});
