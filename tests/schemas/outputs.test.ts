import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { derivedSchemas } from './derived.js';

const schemas = derivedSchemas();
const manifest = JSON.parse(readFileSync(fileURLToPath(new URL('../../oclif.manifest.json', import.meta.url)), 'utf8')) as {
  commands: Record<string, unknown>;
};

describe('schemas/outputs/ is derived from the types of what programs read (npx vitest run tests/schemas -u writes it again)', () => {
  it.each([...schemas])('%s', async (name, schema) => {
    const file = `../../schemas/outputs/${name.replaceAll(' ', '-')}.schema.json`;
    await expect(`${JSON.stringify(schema, null, 1)}\n`).toMatchFileSnapshot(file);
  });

  it('has one for each command, for result.json and for a failure', () => {
    const commands = Object.keys(manifest.commands).map((id) => id.replaceAll(':', ' '));
    expect([...schemas.keys()].sort()).toEqual([...commands, 'failure', 'result'].sort());
  });
});
