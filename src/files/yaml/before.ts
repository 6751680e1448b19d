import { readFileSync } from 'node:fs';
import type { ReadBefore } from './yaml.js';

/**
 * What was read of several files, as one text: a line a file, the first their names. In ASCII, so that it is read without being decoded;
 * in lines, so that only what is asked for is parsed, and once.
 */
export function keepRead(files: ReadonlyMap<string, ReadBefore>): string {
  return [[...files.keys()], ...files.values()].map((each) => inAscii(JSON.stringify(each))).join('\n');
}

/** What a file kept by `keepRead` holds: the names of its files, and what was read of each. */
export function keptRead(path: string): {
  readonly names: readonly string[];
  readonly before: (name: string) => ReadBefore | undefined;
} {
  const [names = '[]', ...lines] = readFileSync(path, 'latin1').split('\n');
  const byName = new Map((JSON.parse(names) as string[]).map((name, index) => [name, lines[index] ?? '']));
  const parsed = new Map<string, ReadBefore>();
  return {
    names: [...byName.keys()],
    before: (name) => {
      const line = byName.get(name);
      const before = parsed.get(name) ?? (line === undefined ? undefined : (JSON.parse(line) as ReadBefore));
      if (before !== undefined) parsed.set(name, before);
      return before;
    },
  };
}

function inAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
