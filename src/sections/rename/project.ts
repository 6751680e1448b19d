import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readText } from '../../files/index.js';
import { faultOfName } from '../../model/names/index.js';
import { didYouMean, hasErrors, type Problem } from '../../problems/index.js';
import { namesIn, type NamesOfFile } from './namesIn.js';
import { renameIn } from './renameIn.js';

export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** A file with the old name in it, and with the new one, as bytes. */
export interface RenamedFile {
  readonly file: string;
  readonly places: number;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * What renaming a line, input, table or dimension would write, in every file at or under the paths: undefined, with problems, when
 * the new name cannot be used, the old one is unknown, or a file that holds it cannot be read. Nothing is written here.
 */
export function planRenaming(
  paths: readonly string[],
  renaming: Renaming,
  problems: Problem[],
): readonly RenamedFile[] | undefined {
  const { from, to } = renaming;
  const files = new Map(paths.flatMap((path) => filesAt(path, /\.ya?ml$/)).map((file) => [resolve(file), file]));
  const fault = faultOfName(to);
  if (fault !== undefined) problems.push({ severity: 'error', file: 'the new name', ...fault });
  const named = new Set(paths.map((path) => resolve(path)));
  const read = [...files].flatMap(([path, file]) => readNames(file, named.has(path), renaming, problems) ?? []);
  if (hasErrors(problems)) return undefined;
  const taken = read.find(({ names }) => names.names.some(({ name }) => name === to));
  if (taken !== undefined) problems.push(takenAt(taken, to));
  const holders = read.filter(({ names }) => names.names.some(({ name }) => name === from));
  if (!holders.some(({ names }) => names.names.some(({ name, declares }) => declares && name === from)))
    problems.push(unknown(from, [...files.values()]));
  if (hasErrors(problems)) return undefined;
  return holders.flatMap(({ file, text, mark }) => {
    const renamed = renameIn(text, file, renaming, problems);
    return renamed === undefined
      ? []
      : [{ file, places: renamed.places, before: Buffer.from(mark + text), after: Buffer.from(mark + renamed.text) }];
  });
}

/** Every plain file at a path, or under it; folders that packages and tools keep for themselves are passed by. */
export function filesAt(path: string, ending: RegExp): string[] {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return [];
  if (facts.isFile()) return ending.test(path) ? [path] : [];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return filesAt(inside, ending);
      return entry.isFile() && ending.test(entry.name) ? [inside] : [];
    });
}

/** `\b` would find `beds` in `beds_open-x`; a name ends where neither letter, digit nor _ follows. */
export function wordOf(name: string): RegExp {
  const literal = name.replaceAll(/[^A-Za-z0-9_]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9_])${literal}(?![A-Za-z0-9_])`);
}

interface ReadFile {
  readonly file: string;
  readonly text: string;
  readonly mark: string;
  readonly names: NamesOfFile;
}

/** A file that holds either name, where it belongs to the namespace: a model with a timeline only when it was asked for by its path. */
function readNames(file: string, isAsked: boolean, { from, to }: Renaming, problems: Problem[]): ReadFile | undefined {
  const raw = readFileSync(file, 'utf8');
  if (!raw.includes(from) && !raw.includes(to)) return undefined;
  const found: Problem[] = [];
  const text = readText(file, file, found);
  const names = text === undefined ? undefined : namesIn(text, file, found);
  if (names !== undefined && (names.kind === 'other' || (names.kind === 'model' && !isAsked))) return undefined;
  problems.push(...found.filter(({ severity }) => severity === 'error'));
  const mark = raw.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  return text === undefined || names === undefined ? undefined : { file, text, mark, names };
}

function takenAt({ file, text, names }: ReadFile, to: string): Problem {
  const at = names.names.find(({ name }) => name === to)?.at ?? 0;
  const before = text.slice(0, at);
  return {
    severity: 'error',
    file,
    line: before.split('\n').length,
    column: at - before.lastIndexOf('\n'),
    found: `${to} is a name already`,
    right: 'Choose another: two things cannot have one name',
  };
}

function unknown(from: string, files: readonly string[]): Problem {
  const known = files.flatMap((file) => {
    const read = readNames(file, true, { from: '', to: '' }, []);
    return read?.names.kind === 'section' ? read.names.names.filter(({ declares }) => declares) : [];
  });
  const place = files.length === 1 ? relative('.', files[0] ?? '') : 'these files';
  return {
    severity: 'error',
    file: from,
    found: `no line, input, table or dimension of ${place} has this name`,
    right:
      didYouMean(
        from,
        known.map(({ name }) => name),
      ) ?? 'Name the folder or file that declares it',
  };
}
