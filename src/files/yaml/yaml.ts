import { didYouMean, type Place, type Problem } from '../../problems/index.js';
import { readFull } from './full.js';
import { MOST_NAMES, hazardOf } from './hazards.js';
import { asMap, sourceOf, type YamlNode, type YamlScalar } from './nodes.js';
import { readText } from '../text.js';

/** A model or site file is written by hand: a few hundred kilobytes is already a long one. */
const LARGEST_YAML_BYTES = 500_000;

/** What a shipped file was when Decant was built, as plain data: its text, and what stands in it. */
export interface ReadBefore {
  readonly text: string;
  readonly root: YamlNode | null;
}

/** Reads a text ahead of time; undefined where it has faults, which are for the reader of the file to say. */
export function readBefore(text: string): ReadBefore | undefined {
  const read = YamlFile.parse(text, '', []);
  return read === undefined ? undefined : { text, root: read.root };
}

/** A YAML file whose every node knows its line and column, with a place to collect what is wrong with it. */
export class YamlFile {
  private readonly said = new Set<string>();
  /** Offsets at which the lines begin. */
  private starts: readonly number[] | undefined;

  private constructor(
    /** Path as the user would name it. */
    readonly file: string,
    readonly text: string,
    readonly root: YamlNode | null,
    readonly problems: Problem[],
  ) {}

  /** Reads a file; undefined when it cannot be read as one plain YAML 1.2 document (problems say why). `before` spares the work where it is of the same text. */
  static read(path: string, file: string, problems: Problem[], before?: ReadBefore): YamlFile | undefined {
    const text = readText(path, file, problems, LARGEST_YAML_BYTES);
    if (text === undefined) return undefined;
    return before?.text === text
      ? new YamlFile(file, text, before.root, problems)
      : YamlFile.parse(text, file, problems);
  }

  static parse(text: string, file: string, problems: Problem[]): YamlFile | undefined {
    const hazard = hazardOf(text);
    if (hazard !== undefined) {
      problems.push({ severity: 'error', file, ...hazard });
      return undefined;
    }
    const { root, faults } = readFull(text);
    const read = new YamlFile(file, text, root, problems);
    for (const { at, found, right } of faults) read.error(at, found, right);
    return faults.length === 0 ? read : undefined;
  }

  /** One-based line and column of a node, or of an offset into the text. */
  place(at: YamlNode | number | null | undefined): { line: number; column: number } {
    const offset = Math.max(0, typeof at === 'number' ? at : (at?.range[0] ?? 0));
    this.starts ??= startsOfLines(this.text);
    let [line, beyond] = [0, this.starts.length];
    while (beyond - line > 1) {
      const middle = (line + beyond) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) line = middle;
      else beyond = middle;
    }
    return { line: line + 1, column: offset - (this.starts[line] ?? 0) + 1 };
  }

  error(at: YamlNode | number | null | undefined, found: string, right?: string): void {
    this.add('error', at, found, right);
  }

  warn(at: YamlNode | number | null | undefined, found: string, right?: string): void {
    this.add('warning', at, found, right);
  }

  /** Adds a problem, once: a mapping may be read by more than one reader. */
  private add(
    severity: Problem['severity'],
    at: Parameters<YamlFile['place']>[0],
    found: string,
    right?: string,
  ): void {
    const place = this.place(at);
    const key = `${place.line}:${place.column}:${found}`;
    if (this.said.has(key)) return;
    this.said.add(key);
    this.problems.push({ severity, file: this.file, ...place, found, ...(right === undefined ? {} : { right }) });
  }

  /** A mapping's entries in order; anything else is an error that says `what` was expected. */
  entries(node: YamlNode | null | undefined, what: string): YamlEntry[] {
    const map = asMap(node);
    if (map === undefined) {
      this.error(
        node ?? this.root,
        `${what} should be a mapping of names to values`,
        'Write name: value on lines of their own',
      );
      return [];
    }
    if (map.items.length > MOST_NAMES) {
      this.error(node, `${what} has ${map.items.length} names`, `At most ${MOST_NAMES} are read: split it by meaning`);
      return [];
    }
    const entries = map.items.map(({ key, value }) => ({ key: sourceOf(key), keyNode: key, value }));
    const seen = new Set<string>();
    return entries.filter(({ key, keyNode }) => {
      if (seen.has(key)) this.error(keyNode, `${clip(key)} stands twice in one mapping`, 'Keep one');
      return !seen.has(key) && seen.add(key);
    });
  }

  /** As `entries`, refusing every key that is not known, with the nearest one that is. */
  fields(node: YamlNode | null | undefined, what: string, known: readonly string[]): Map<string, YamlEntry> {
    const found = new Map<string, YamlEntry>();
    for (const entry of this.entries(node, what)) {
      if (known.includes(entry.key)) found.set(entry.key, entry);
      else
        this.error(
          entry.keyNode,
          `${what} has no key ${clip(entry.key)}`,
          didYouMean(entry.key, known) ?? `It may have ${known.join(', ')}`,
        );
    }
    return found;
  }
}

export interface YamlEntry {
  readonly key: string;
  readonly keyNode: YamlScalar;
  readonly value: YamlNode | null;
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Where a node stands, in the file that a reader is told of. */
export function placeOf(file: YamlFile, node: YamlNode | null | undefined): Place {
  return { file: file.file, ...file.place(node) };
}
