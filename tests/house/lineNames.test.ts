import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { nearestName } from '../../src/problems/index.js';

/** Names of lines and inputs that stand in TypeScript. The count may only fall: a report's files name lines, code interprets them. */
const MOST = 0;

const src = fileURLToPath(new URL('../../src', import.meta.url));
const library = new Library(fileURLToPath(new URL('../../templates', import.meta.url)));

/** Names of one word are words of English too, and tell nothing. */
const names = new Set(
  library
    .sections(library.ids('model'), { file: 'templates/model' }, [])
    .flatMap(({ lines, inputs }) => [...lines, ...inputs].map(({ name }) => name))
    .filter((name) => name.includes('_')),
);

/** Where a reader or a decision declares what it takes from the model and gives to it, one name after the other. */
const DECLARES = /^(reads|gives|needs|dependsOn|chooses)$/i;
/** What a rule of oddities reads, by its kind. */
const READ = /^(single|members|series)$/;
/** Names that are words of a file's own, in the room that reads it. */
const WORDS: Readonly<Record<string, RegExp>> = {
  // A column of activity.csv; what an effect acts on, in tables of evidence and scenarios.
  bed_days: /^(hospitals|library|scenarios|words|report|writers)\//,
  // A property of buildings.geojson, and a column of blocks.csv.
  running_cost: /^hospitals\/(map|register)\//,
};

interface NamesIn {
  /** Loose among code. */
  readonly strings: readonly string[];
  /** Where the code says what it reads and gives. */
  readonly declared: readonly string[];
}

function namesIn(text: string): NamesIn {
  const found = { strings: [] as string[], declared: [] as string[] };
  const visit = (node: ts.Node, inside: boolean): void => {
    const begins =
      ((ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) &&
        ts.isIdentifier(node.name) &&
        DECLARES.test(node.name.text)) ||
      (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && READ.test(node.expression.text));
    const declares = inside || begins;
    if (ts.isStringLiteralLike(node) && (declares ? node.text.includes('_') : names.has(node.text)))
      (declares ? found.declared : found.strings).push(node.text);
    ts.forEachChild(node, (child) => {
      visit(child, declares);
    });
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest), false);
  return found;
}

it('finds a name that stands as a string, and no other word', () => {
  const found = namesIn(`const a = view.at('released_cost', 'not_a_line', released_cost);`);
  expect(found).toEqual({ strings: ['released_cost'], declared: [] });
});

it(`stand in TypeScript ${MOST} at most`, () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const found = new Set(
    files.flatMap((file) =>
      namesIn(readFileSync(join(src, file), 'utf8')).strings.filter((name) => !WORDS[name]?.test(file)),
    ),
  );
  expect(names.size).toBeGreaterThan(1000);
  expect([...found].length, [...found].sort().join(', ')).toBeLessThanOrEqual(MOST);
});

it('where a reader or a decision declares what it reads and gives, the templates have every name', () => {
  expect(
    namesIn(`const GIVES = { amount: 'category_cots' }; rule({ reads: { a: single('category_cost', '%') } });`),
  ).toEqual({
    strings: [],
    declared: ['category_cots', 'category_cost'],
  });
  const rooms = ['hospitals', 'scenarios', 'decisions'];
  const files = rooms.flatMap((room) =>
    readdirSync(join(src, room), { recursive: true, encoding: 'utf8' }).map((file) => join(src, room, file)),
  );
  const declared = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => namesIn(readFileSync(file, 'utf8')).declared);
  expect(declared.length).toBeGreaterThan(40);
  const unknown = declared.filter((name) => !names.has(name));
  expect(unknown.map((name) => `${name}: nearest is ${nearestName(name, names) ?? 'none'}`)).toEqual([]);
});
