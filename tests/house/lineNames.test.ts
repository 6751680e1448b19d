import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';

/** Names of lines and inputs that stand in TypeScript. The count may only fall: a report's files name lines, code interprets them. */
const MOST = 127;

const src = fileURLToPath(new URL('../../src', import.meta.url));
const library = new Library(fileURLToPath(new URL('../../templates', import.meta.url)));

/** Names of one word are words of English too, and tell nothing. */
const names = new Set(
  library
    .sections(library.ids('model'), { file: 'templates/model' }, [])
    .flatMap(({ lines, inputs }) => [...lines, ...inputs].map(({ name }) => name))
    .filter((name) => name.includes('_')),
);

function namesIn(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && names.has(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest));
  return found;
}

it('finds a name that stands as a string, and no other word', () => {
  expect(namesIn(`const a = view.at('released_cost', 'not_a_line', released_cost);`)).toEqual(['released_cost']);
});

it(`stand in TypeScript ${MOST} at most`, () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const found = new Set(files.flatMap((file) => namesIn(readFileSync(join(src, file), 'utf8'))));
  expect(names.size).toBeGreaterThan(1000);
  expect([...found].length, [...found].sort().join(', ')).toBeLessThanOrEqual(MOST);
});
