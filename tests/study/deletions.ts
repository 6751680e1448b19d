import { readFileSync, writeFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { Result } from '../../src/report/index.js';

/** Where an entry stands in a YAML file: `['inputs', 'backlog', 'members', 'high']`. */
export type Path = readonly (string | number)[];

/** Every entry of a YAML file whose path answers to the pattern; `*` stands for any one name or place. */
export function entriesOf(file: string, ...patterns: readonly string[]): Path[] {
  const { contents } = read(file);
  return patterns.flatMap((pattern) => walk(contents, pattern.split('/')));
}

function walk(node: unknown, [step, ...rest]: readonly string[]): Path[] {
  if (step === undefined) return [[]];
  const children: [string | number, unknown][] = isMap(node)
    ? node.items.map(({ key, value }) => [isScalar(key) ? (key.source ?? String(key.value)) : '', value])
    : isSeq(node)
      ? node.items.map((item, index) => [index, item])
      : [];
  return children
    .filter(([key]) => step === '*' || step === String(key))
    .flatMap(([key, child]) => walk(child, rest).map((path) => [key, ...path]));
}

/** Rewrites a YAML file without one entry. */
export function deleteEntry(file: string, path: Path): void {
  const document = read(file);
  if (!document.deleteIn(path)) throw new Error(`${file} has no ${path.join('/')}`);
  writeFileSync(file, document.toString({ lineWidth: 0 }));
}

function read(file: string): Document {
  // Strings stay as typed: 2016/17 is a key, 2006-08-14 a day.
  return parseDocument(readFileSync(file, 'utf8'), { schema: 'failsafe' });
}

/** The numbers of a result: every line of every option, and what each experiment makes of it. */
export function numbersOf({ options, experiments }: Result): string {
  return JSON.stringify([options.map(({ id, lines }) => [id, lines]), experiments.map(({ variants }) => variants)]);
}

/** All that a report prints from a result, but for the hashes and the line numbers of what it names. */
export function printedOf({ modelHash: _model, inputHash: _input, ...result }: Result): string {
  return JSON.stringify(result).replaceAll(/:\d+:\d+/g, '');
}
