import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './decant.js';

type Facts = Readonly<Record<string, unknown>>;
interface Manifest {
  readonly commands: Readonly<
    Record<string, Facts & { readonly flags: Record<string, Facts>; readonly args: Record<string, Facts> }>
  >;
}

/** What somebody who types a command, or calls it from a program, relies on. */
const OF_COMMAND = ['summary', 'aliases', 'hidden', 'strict', 'enableJsonFlag'];
const OF_FLAG = [
  ...['type', 'char', 'summary', 'description', 'helpValue', 'required', 'default', 'options', 'multiple'],
  ...['allowNo', 'dependsOn', 'exclusive', 'hidden', 'aliases', 'deprecated'],
];

it('commands and flags are those of snapshot.json (npx vitest run tests/commands/snapshot -u writes it again, where a change is meant)', async () => {
  const { commands } = JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8')) as Manifest;
  const snapshot = byName(commands, ({ args, flags, ...command }) => ({
    ...some(command, OF_COMMAND),
    args: byName(args, (arg) => some(arg, OF_FLAG)),
    flags: byName(flags, (flag) => some(flag, OF_FLAG)),
  }));
  expect(Object.keys(snapshot).length).toBeGreaterThan(5);
  await expect(`${JSON.stringify(snapshot, null, 2)}\n`).toMatchFileSnapshot('snapshot.json');
});

function byName<Given, Made>(
  named: Readonly<Record<string, Given>>,
  make: (given: Given) => Made,
): Record<string, Made> {
  const names = Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(names.map(([name, given]) => [name.replaceAll(':', ' '), make(given)]));
}

function some(facts: Facts, keys: readonly string[]): Facts {
  return Object.fromEntries(keys.flatMap((key) => (facts[key] === undefined ? [] : [[key, facts[key]]])));
}
