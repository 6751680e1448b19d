import { readFileSync } from 'node:fs';
import type { Change } from '../../files/writing/index.js';
import { namesIn } from './namesIn.js';
import { filesAt, wordOf } from './project.js';

/** A line of a file that names something which was renamed elsewhere: code, prose or a comment, for a person to change. */
export interface Mention {
  readonly file: string;
  readonly line: number;
}

const PROSE_AND_CODE = /\.(?:ts|mts|js|mjs|md|ya?ml|json|csv)$/;

/**
 * Every line at or under the paths that still holds a name as a whole word, given how the changed files will read. A model of its own
 * that was not changed has other things by that name, and is passed by.
 */
export function mentionsOf(
  name: string,
  paths: readonly string[],
  changed: ReadonlyMap<string, Change>,
): readonly Mention[] {
  const word = wordOf(name);
  const files = [...new Set(paths.flatMap((path) => filesAt(path, PROSE_AND_CODE)))];
  return files.flatMap((file) => {
    const text = Buffer.from(changed.get(file)?.after ?? readFileSync(file)).toString('utf8');
    if (!text.includes(name) || (!changed.has(file) && isModel(file, text))) return [];
    return text.split('\n').flatMap((line, index) => (word.test(line) ? [{ file, line: index + 1 }] : []));
  });
}

function isModel(file: string, text: string): boolean {
  return /\.ya?ml$/.test(file) && namesIn(text, file, [])?.kind === 'model';
}
