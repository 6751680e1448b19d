import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Schema {
  readonly definitions: Readonly<Record<string, { readonly properties: Readonly<Record<string, unknown>> }>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/result.md'), 'utf8');
const schema = JSON.parse(readFileSync(join(root, 'schemas/outputs/result.schema.json'), 'utf8')) as Schema;

it('docs/result.md has each key of result.json once, and no other', () => {
  const rows = [...page.matchAll(/^\| (`.+?`) \| /gm)].map(([, keys = '']) => keys);
  const named = rows.flatMap((keys) => [...keys.matchAll(/`(\w+)`/g)].map(([, key]) => key));
  expect(named.length).toBeGreaterThan(20);
  expect([...named].sort()).toEqual(Object.keys(schema.definitions['WrittenResult']?.properties ?? {}).sort());
});
