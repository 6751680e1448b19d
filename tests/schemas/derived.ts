import { fileURLToPath } from 'node:url';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import type { Outputs } from './outputs.js';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A JSON Schema of each output, derived from its TypeScript type, with the definitions that it needs and no key beside those declared. */
export function derivedSchemas(): Map<keyof Outputs, Schema> {
  const all = createGenerator({
    path: file('outputs.ts'),
    tsconfig: file('../../tsconfig.json'),
    type: 'Outputs',
    expose: 'export',
    topRef: false,
    additionalProperties: false,
    skipTypeCheck: true, // `npm run typecheck` does it
  }).createSchema('Outputs');
  const definitions = all.definitions ?? {};
  return new Map(
    Object.entries(all.properties ?? {}).map(([name, schema]) => {
      const needed = neededBy(schema, definitions);
      const own = Object.fromEntries(Object.entries(definitions).filter(([definition]) => needed.has(definition)));
      return [name as keyof Outputs, { $schema: all.$schema, ...(schema as Schema), definitions: own }];
    }),
  );
}

/** The names of the definitions to which a schema refers, and of those to which these refer. */
function neededBy(schema: unknown, definitions: Schema['definitions'] = {}, found = new Set<string>()): Set<string> {
  for (const [, reference = ''] of JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g)) {
    const name = decodeURIComponent(reference);
    if (found.has(name)) continue;
    found.add(name);
    neededBy(definitions[name], definitions, found);
  }
  return found;
}
