import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8');
const rows = [...glossary.matchAll(/^\| \*\*(.+?)\*\* \| (.+) \| `(.+)` \|$/gm)].map(
  ([, word = '', meaning = '', where = '']) => ({
    word,
    meaning,
    where,
  }),
);

describe('the glossary', () => {
  test('has its words in alphabetical order, each once', () => {
    const words = rows.map(({ word }) => word);
    expect(words.length).toBeGreaterThan(40);
    expect(words).toEqual([...new Set(words)].sort((one, other) => one.localeCompare(other, 'en')));
  });

  test('says of each word where it is at home, in a file or folder that is there', () => {
    expect(rows.filter(({ where }) => !existsSync(join(root, where)))).toEqual([]);
  });

  test('is linked from the README', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('(docs/glossary.md)');
  });
});
